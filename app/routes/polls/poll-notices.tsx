import { Link } from "@remix-run/react";
import type { PollState } from "#app/domain/poll.ts";
import type { CallRefusal, SessionState } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { stateLabel } from "#app/text/labels.ts";
import { pollLate } from "#app/text/poll.ts";
import { sendRefusal } from "#app/text/rsvp.ts";
import { roundText, whenText } from "#app/text/session.ts";
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
        <Notice tone="warning" title={pollLate.title}>
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

interface Option {
  id: string;
  startsAt: Instant;
  endsAt: Instant;
}

interface MeanwhileProps {
  poll: { state: PollState; decidedOptionId: string | null; options: readonly Option[] };
  /** The date that was being chosen. */
  chosen: string | null;
  endedBy: { name: string; isSelf: boolean } | null;
}

/** To whoever chose a date when the poll was over already: by whom and how it ended, and that their choice did nothing. */
export function Meanwhile({ poll: { state, decidedOptionId, options }, chosen, endedBy }: MeanwhileProps) {
  const own = options.find(({ id }) => id === chosen);
  const decided = options.find(({ id }) => id === decidedOptionId);
  // Pressed twice by the same person: nothing was lost.
  if (!own || state === "open" || (endedBy?.isSelf && own === decided)) return null;
  const who = endedBy ? `${endedBy.name}さん` : "他の職員";
  return (
    <Notice tone="warning" title={decided ? `${who}が先に日時を決めました` : "この日程調整は先に打ち切られました"}>
      <p>
        {decided
          ? `決まった日時は${whenText(decided)}です。`
          : `${who}が、日を決めずに打ち切りました（開催の日時が別に決められたこともあります）。`}
        {own === decided
          ? "同じ日時ですが、案内する方などの選択は、先に決めた職員のものになっています。"
          : `選ばれた${whenText(own)}には決まっていません。`}
      </p>
    </Notice>
  );
}

interface DecidedNoticesProps {
  session: { id: string; state: SessionState; startsAt: Instant | null; endsAt: Instant | null; round: number | null };
  /** The date decided for; the session may have been moved since. */
  option: Option | undefined;
  callRefusal: CallRefusal | null;
  mails: { invitation: number; dateDecided: number };
  mayWrite: boolean;
}

/** The date, and what is left to do for it. */
export function DecidedNotices({ session, option, callRefusal, mails, mayWrite }: DecidedNoticesProps) {
  if (option && (session.state === "postponed" || session.state === "cancelled")) {
    return (
      <Notice tone="info" title={`この開催は${stateLabel[session.state]}になりました`}>
        日程調整では、{whenText(option)}に決まっていました。
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="success" title={`日時が決まりました：${whenText(session)}`}>
        {mails.invitation > 0 && <p>{mails.invitation}人に開催案内のメールを送りました。</p>}
        {mails.dateDecided > 0 && <p>{mails.dateDecided}人に日時の決定をメールでお知らせしました。</p>}
        {session.round !== null && (
          <p>
            {roundText(session.round)}の開催です。
            {mayWrite && "回が違うときや、名称に回を入れるときは、「内容」の画面の編集で改めてください。"}
          </p>
        )}
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
