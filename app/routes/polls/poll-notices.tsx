import { Link } from "@remix-run/react";
import type { PollState } from "#app/domain/poll.ts";
import type { CallRefusal, SessionState } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { sendRefusal } from "#app/text/rsvp.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface OpenNoticesProps {
  done: string | null;
  state: PollState;
  window: "open" | "late" | "over";
}

export function OpenNotices({ done, state, window }: OpenNoticesProps) {
  return (
    <>
      {done && <Notice tone="success" title={done} />}
      {window === "late" && (
        <Notice tone="warning" title="回答期限を過ぎています">
          回答ページからの回答は受け付けていません。電話やFAXで受けた回答は入力できます。日を決めるか、下の「回答期限と定足数を改める」で期限を延ばしてください。
        </Notice>
      )}
      {state === "closed" && !done && (
        <Notice tone="info" title="この日程調整は終わっています">
          日を決めないまま打ち切ったか、内容の画面で日時を決めたものです。
        </Notice>
      )}
    </>
  );
}

interface DecidedNoticesProps {
  session: { id: string; state: SessionState; startsAt: Instant | null; endsAt: Instant | null };
  callRefusal: CallRefusal | null;
  called: number;
}

/** The date, and what is left to do for it. */
export function DecidedNotices({ session, callRefusal, called }: DecidedNoticesProps) {
  return (
    <>
      <Notice tone="success" title={`日時が決まりました：${whenText(session)}`}>
        {called > 0 && `${called}人に開催案内を送りました。`}
        <Link to={`/sessions/${session.id}`}>「内容」の画面へ</Link>
      </Notice>
      {callRefusal === "place-required" && (
        <Notice tone="warning" title="まだ開催案内を送っていません">
          <p className="mb-3">
            {sendRefusal["place-required"]}
            お尋ねした方には、日時の決定と、正式な案内が後日になることをメールでお知らせしました。
          </p>
          <div className="flex flex-wrap gap-3">
            <LinkButton to={`/sessions/${session.id}/edit`} size="sm">
              会場を入力する
            </LinkButton>
            <LinkButton to={`/sessions/${session.id}/invitations`} size="sm">
              案内する方を選ぶ
            </LinkButton>
          </div>
        </Notice>
      )}
    </>
  );
}
