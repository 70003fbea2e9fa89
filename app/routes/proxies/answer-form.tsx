import type { ProxyState } from "#app/domain/proxy.ts";
import { invitationText } from "#app/text/mail.ts";
import { proxyPageText as words } from "#app/text/proxy.ts";
import { Button } from "#app/ui/button.tsx";

/** Two buttons of a plain form: who has said that they come can still decline. */
export function ProxyAnswerForm({ action, state }: { action: string; state: ProxyState }) {
  return (
    <section aria-labelledby="proxy-answer-heading">
      <h2
        id="proxy-answer-heading"
        className="mb-4 border-b border-solid-gray-420 pb-2 text-std-20B-150 text-solid-gray-900"
      >
        {state === "accepted" ? "御都合が悪くなったとき" : "御出席の確認"}
      </h2>
      <form method="post" action={action} className="grid gap-6">
        <p>{words.consequence}</p>
        <div className="grid gap-3 sm:flex">
          {state !== "accepted" && (
            <Button name="answer" value="accepted">
              出席する
            </Button>
          )}
          <Button name="answer" value="declined" variant="secondary">
            辞退する
          </Button>
        </div>
        <div className="text-[0.875rem] leading-170 text-solid-gray-700">
          <h3 className="font-700 text-solid-gray-800">利用目的（{invitationText.privacy.heading}）</h3>
          {invitationText.privacy.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </form>
    </section>
  );
}
