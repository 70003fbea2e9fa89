import { PLACEHOLDERS, type WordableKind, type WordingFault } from "#app/domain/mail-wording.ts";
import { changeMailText } from "./change.ts";
import { invitationText } from "./mail.ts";
import { materialsMailText } from "./material.ts";
import { pollMailText } from "./poll-mail.ts";
import { applicationMailText } from "./recruitment.ts";
import { reminderMailText } from "./reminder.ts";

/** What a kind of mail is called where its words are written, and when it goes out. */
export const wordableKindText: Record<WordableKind, { label: string; sentWhen: string }> = {
  invitation: { label: "開催案内", sentWhen: "会議・研修に案内するとき。書面開催の案内は、標準の文面で送ります。" },
  sessionChanged: {
    label: "変更のお知らせ",
    sentWhen: "日時・場所などが変わったとき。変更のない再度の案内は、標準の文面で送ります。",
  },
  sessionPostponed: { label: "延期のお知らせ", sentWhen: "延期したとき。" },
  sessionCancelled: { label: "中止のお知らせ", sentWhen: "中止したとき。" },
  callWithdrawn: { label: "案内の取消しのお知らせ", sentWhen: "おひとりの案内を取り消したとき。" },
  reminderSilent: { label: "回答のない方への再度のお願い", sentWhen: "回答期限の前、または職員が押したとき。" },
  reminderComing: { label: "前日のお知らせ", sentWhen: "開催の前日に、出席される方へ。" },
  materials: { label: "資料のお知らせ", sentWhen: "資料を載せたことを知らせるとき。" },
  datePoll: { label: "日程調整の照会", sentWhen: "候補日の御都合を伺うとき。" },
  datePollReminder: { label: "日程調整の再度のお願い", sentWhen: "回答のない方に、もう一度伺うとき。" },
  dateDecided: { label: "日程決定のお知らせ", sentWhen: "日程調整で日時が決まったとき。" },
  proxyInvitation: { label: "代理出席の御案内", sentWhen: "代理として届け出られた方へ。" },
  seatOffer: { label: "空席の御案内", sentWhen: "空き待ちの方に、席が空いたとき。" },
  applicationAccepted: { label: "受講申込みの受付", sentWhen: "研修の申込みが確定したとき。" },
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
  if (fault.code === "loose-brace")
    return "「{」と「}」は、差込み語を囲むためだけに使えます。閉じ忘れがないか確かめてください。";
  const names = fault.names.map((name) => `{${name}}`).join("、");
  return `${names}という差込み語はありません。この文面で使えるのは ${placeholdersText(kind)} です。`;
}

/** What a preview shows of what its session does not have. */
export const wordingExample = {
  addressee: { organization: "○○病院", title: "院長", name: "（宛先の氏名）" },
  member: { organization: "○○病院", title: "院長", name: "（御本人の氏名）" },
  reason: "（理由の例）荒天のため",
  material: { number: "資料1", title: "（資料の例）", kind: "pdf", byteSize: 512 * 1024, news: null },
} as const;
