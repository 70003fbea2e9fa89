import { ownFeedPath } from "#app/domain/link.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface OwnFeedStepsProps {
  token: string;
  /** Of the mail they came by; empty without one. */
  mailKey: string;
  /** Null for whoever did not come by the mail. */
  started: boolean | null;
  mailed: boolean;
  /** Whether the address stands on the page. */
  shown: boolean;
}

/** What can be done with the own calendar: at first, to have the way to it mailed. */
export function OwnFeedSteps({ token, mailKey, started, mailed, shown }: OwnFeedStepsProps) {
  if (started === null) return <MailFirst token={token} mailed={mailed} />;
  return (
    <form method="post" action={ownFeedPath(token, mailKey)} className="flex flex-wrap gap-3">
      {!shown && (
        <Button name="step" value="start">
          {started ? "予定表のアドレスを表示する" : "購読を始める"}
        </Button>
      )}
      {started && (
        <>
          <Button name="step" value="renew" variant="secondary">
            アドレスを作り直す
          </Button>
          <Button name="step" value="end" variant="danger">
            購読を終了する
          </Button>
        </>
      )}
    </form>
  );
}

/** A link may have been forwarded: what shows all of somebody's sessions goes to their own address alone. */
function MailFirst({ token, mailed }: Pick<OwnFeedStepsProps, "token" | "mailed">) {
  return (
    <form method="post" action={ownFeedPath(token)} className="grid gap-3">
      {mailed ? (
        <Notice tone="success" title="御登録のメールアドレスへ、購読のためのページをお送りしました">
          メールにあるアドレスを開くと、購読を始められます。この画面は閉じて構いません。
        </Notice>
      ) : (
        <p>御本人であることを確かめるため、購読のためのページを、御登録のメールアドレスへお送りします。</p>
      )}
      <p>
        <Button name="step" value="mail" variant={mailed ? "secondary" : "primary"}>
          {mailed ? "もう一度メールを送る" : "購読のためのメールを受け取る"}
        </Button>
      </p>
    </form>
  );
}
