import type { ProxyState } from "#app/domain/proxy.ts";
import { calledTooText, countsText, waitingProxyText } from "#app/text/proxy.ts";
import { Notice } from "#app/ui/notice.tsx";

interface ProxyStandingProps {
  /** False while the member waits for the seat that the proxy would have. */
  seated: boolean;
  proxy: { name: string; state: ProxyState; written: boolean; hasAddress: boolean; calledToo: readonly string[] };
}

/** To the member who named somebody: who counts, and how that person knows. */
export function ProxyStanding({ seated, proxy: { name, state, written, hasAddress, calledToo } }: ProxyStandingProps) {
  return (
    <section aria-labelledby="proxy-heading" className="grid gap-4">
      <div>
        <h2 id="proxy-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
          代理の方について
        </h2>
        {seated ? (
          <>
            <p>{countsText(name)}</p>
            <p>
              {state === "accepted"
                ? `${name}様から、出席のお返事がありました。`
                : written
                  ? `${name}様へ、案内のメールをお送りしています。`
                  : `${name}様へは、メールをお送りしていません。日時と場所をお伝えください。`}
            </p>
          </>
        ) : (
          <p>{waitingProxyText(name, hasAddress)}</p>
        )}
      </div>
      {calledToo.length > 0 && <Notice tone="warning" title={calledTooText(calledToo)} />}
    </section>
  );
}
