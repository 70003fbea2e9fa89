import { PLACEHOLDERS, type WordableKind, type WordingFault } from "#app/domain/mail-wording.ts";
import { changeMailText } from "./change.ts";
import { invitationText } from "./mail.ts";
import { materialsMailText } from "./material.ts";
import { pollMailText } from "./poll-mail.ts";
import { applicationMailText } from "./recruitment.ts";
import { reminderMailText } from "./reminder.ts";

/** When a kind of mail goes out, as it is told where its words are written. */
export const wordableSentWhen: Record<WordableKind, string> = {
  invitation: "会議・研修に案内するとき。書面開催の案内は、標準の文面で送ります。",
  sessionChanged: "日時・場所などが変わったとき。変更のない再度の案内は、標準の文面で送ります。",
  sessionPostponed: "延期したとき。",
  sessionCancelled: "中止したとき。",
  callWithdrawn: "おひとりの案内を取り消したとき。",
  reminderSilent: "回答期限の前、または職員が押したとき。",
  reminderComing: "開催の前日に、出席される方へ。",
  materials: "資料を載せたことを知らせるとき。",
  datePoll: "候補日の御都合を伺うとき。",
  datePollReminder: "回答のない方に、もう一度伺うとき。",
  dateDecided: "日程調整で日時が決まったとき。",
  proxyInvitation: "代理として届け出られた方へ。",
  seatOffer: "空き待ちの方に、席が空いたとき。",
  applicationAccepted: "研修の申込みが確定したとき。",
};

const DEADLINE = "{回答期限}";

/** Renkei's own words above the particulars, as the form shows them: what the templates write in the usual case. */
export const standardOpening: Record<WordableKind, readonly string[]> = {
  invitation: [...invitationText.greeting, invitationText.request, invitationText.answerBy(DEADLINE)],
  sessionChanged: [changeMailText.changed.told],
  sessionPostponed: [changeMailText.postponed.told, changeMailText.postponed.later],
  sessionCancelled: [changeMailText.cancelled.told, changeMailText.cancelled.later],
  callWithdrawn: [changeMailText.withdrawn.told, changeMailText.withdrawn.later],
  reminderSilent: [
    reminderMailText.silent.told,
    reminderMailText.silent.until(DEADLINE),
    reminderMailText.silent.crossed,
  ],
  reminderComing: [reminderMailText.coming.told],
  materials: [materialsMailText.greeting],
  datePoll: [...pollMailText.greeting, pollMailText.ask.request(DEADLINE)],
  datePollReminder: [pollMailText.remind.request(DEADLINE), pollMailText.remind.crossed],
  dateDecided: [pollMailText.decided.told],
  proxyInvitation: [],
  seatOffer: [],
  applicationAccepted: [applicationMailText.accepted.lead],
};

export function placeholdersText(kind: WordableKind): string {
  return PLACEHOLDERS[kind].map((name) => `{${name}}`).join(" ");
}

export function wordingFaultText(kind: WordableKind, fault: WordingFault): string {
  return faultText(placeholdersText(kind), fault);
}

/** What is wrong with words that may name the placeholders given. */
export function faultText(known: string, fault: WordingFault): string {
  if (fault.code === "loose-brace")
    return "「{」と「}」は、差込み語を囲むためだけに使えます。閉じ忘れがないか確かめてください。";
  const names = fault.names.map((name) => `{${name}}`).join("、");
  return `${names}という差込み語はありません。この文面で使えるのは ${known} です。`;
}

/** What a preview shows of what its session does not have. */
export const wordingExample = {
  addressee: { organization: "○○病院", title: "院長", name: "（宛先の氏名）" },
  member: { organization: "○○病院", title: "院長", name: "（御本人の氏名）" },
  reason: "（理由の例）荒天のため",
  material: { number: "資料1", title: "（資料の例）", kind: "pdf", byteSize: 512 * 1024, news: null },
} as const;
