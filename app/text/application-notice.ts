import { changeMailText } from "./change.ts";
import { reminderMailText } from "./reminder.ts";
import { seatMailText } from "./seats.ts";

interface NoticeWords {
  subject: (title: string, day: string) => string;
  told: readonly string[];
}

const answer =
  "　申込みのページを開き、受講する方を選んで「受講する」を押してください。受講されない方は取り下げてください。";

/** What the contact of an application is told for people who gave no address of their own. */
export const applicationNoticeText = {
  invitation: { subject: changeMailText.again.subject, told: ["　次の方の受講について、御案内します。"] },
  sessionChanged: {
    subject: changeMailText.changed.subject,
    told: ["　お申込みの研修の日時、会場などが変わりました。変更後の日時と会場は、このメールの初めのとおりです。"],
  },
  sessionPostponed: {
    subject: changeMailText.postponed.subject,
    told: ["　お申込みの研修は、延期になりました。新しい日程が決まりましたら、改めてお知らせします。"],
  },
  sessionCancelled: {
    subject: changeMailText.cancelled.subject,
    told: ["　お申込みの研修は、中止になりました。"],
  },
  callWithdrawn: {
    subject: changeMailText.withdrawn.subject,
    told: ["　次の方の受講の御案内を、保健所で取り消しました。"],
  },
  seatOffer: {
    subject: seatMailText.offer.subject,
    told: [
      "　空き待ちをお願いしていた次の方に、席が空きました。期限までに御回答がないときは、席を次の方に御案内します。",
    ],
  },
  seatOfferOver: {
    subject: seatMailText.over.subject,
    told: ["　次の方への席の御案内は終わりました。いまの状況は次のとおりです。"],
  },
  seatWaiting: {
    subject: seatMailText.waiting.subject,
    told: ["　次の方の御回答を、空き待ちとして受け付けました。まだ席は決まっていません。"],
  },
  seatGiven: {
    subject: seatMailText.given.subject.waited,
    told: ["　空き待ちをお願いしていた次の方の席が決まりました。"],
  },
  reminderSilent: {
    subject: reminderMailText.silent.subject,
    told: ["　次の方の御回答を、まだいただいていません。"],
  },
  reminderComing: {
    subject: reminderMailText.coming.subject,
    told: ["　次の方が受講される研修の開催が近づきましたので、お知らせします。"],
  },
} as const satisfies Record<string, NoticeWords>;

export type ApplicationNotice = keyof typeof applicationNoticeText;

export const applicationNoticeWords = {
  answer,
  until: (until: string) => `${until}までに御回答ください`,
  reason: changeMailText.reason,
  onlineUrl: reminderMailText.onlineUrl,
} as const;
