import { receptionRefusalText, receptionText } from "#app/text/reception.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Reception } from "./use-reception.ts";

/** Whether what is pressed reaches the server: always in sight, in words. */
export function SyncStatus({ link, queued }: Pick<Reception, "link" | "queued">) {
  const unsent = queued.length > 0 ? receptionText.unsent(queued.length) : null;
  const words = {
    online: unsent ? receptionText.sending : receptionText.online,
    offline: receptionText.offline,
    "signed-out": receptionText.signedOut,
    refused: null,
  }[link];
  const tone = link === "online" ? (unsent ? "info" : "success") : "warning";
  return (
    <p role="status" className="min-h-8">
      <Chip tone={tone} icon={link === "online" ? "check" : "warning"}>
        {[unsent, words].filter(Boolean).join("・")}
      </Chip>
    </p>
  );
}

/** What to do where nothing is sent. */
export function SyncTrouble({ reception, sessionId }: { reception: Reception; sessionId: string }) {
  const { link, refusal, kept, queued, elsewhere } = reception;
  const waits = `押した内容（${queued.length}件）は、この端末に残っています。`;
  return (
    <>
      {link === "offline" && (
        <Notice tone="warning" title={receptionText.offline}>
          受付はこのまま続けられます。押した内容はこの端末に控え、つながったら送ります。それまで、このページを読み込み直したり閉じたりしないでください。
        </Notice>
      )}
      {link === "signed-out" && (
        <Notice tone="warning" title={receptionText.signedOut}>
          {waits}
          <a
            href={`/login?to=${encodeURIComponent(`/sessions/${sessionId}/reception`)}`}
            target="_blank"
            rel="noopener"
          >
            別のタブでサインインする
          </a>
          と、自動で送ります。
        </Notice>
      )}
      {link === "refused" && refusal && (
        <Notice tone="error" title={receptionRefusalText(refusal)}>
          {queued.length > 0 && waits}
        </Notice>
      )}
      {!kept && (
        <Notice tone="warning" title="この端末には控えを残せません">
          未送信のものがあるあいだは、このページを閉じないでください。
        </Notice>
      )}
      {[...elsewhere].map(([id, count]) => (
        <Notice key={id} tone="warning" title={`ほかの開催の受付が${count}件、送られずに残っています`}>
          <a href={`/sessions/${id}/reception`}>その開催の受付を開く</a>と送ります。
        </Notice>
      ))}
    </>
  );
}
