import type { QuietHours } from "#app/domain/quiet-hours.ts";
import type { SENDER_FIELDS } from "#app/domain/sender.ts";

export const senderFieldLabel: Record<(typeof SENDER_FIELDS)[number], string> = {
  senderName: "差出人の名前",
  email: "返信先のメールアドレス",
  section: "担当の課・係",
  postalCode: "郵便番号",
  address: "所在地",
  phone: "電話番号",
  fax: "FAX番号",
  documentMark: "文書記号",
  signatory: "文書の発信者名",
};

export const wordingFieldLabel: Record<string, string> = { opening: "前文", closing: "結び" };

export const quietFieldLabel: Record<string, string> = { quietFrom: "控え始める時刻", quietUntil: "送り始める時刻" };

export const settingText = {
  senderName: "差出人の名前に、メールアドレスや記号（< > @ \" '）は使えません。",
  postalCode: "郵便番号は、7桁の数字（例：085-0826）で入力してください。",
  sameHour: "控え始める時刻と違う時刻を選んでください。控えないときは「控えない」を選んでください。",
} as const;

/** 20時から翌朝8時まで; 12時から13時まで; 控えない */
export function quietHoursText({ quietFrom, quietUntil }: QuietHours): string {
  if (quietFrom === quietUntil) return "控えない（いつでも送る）";
  return `${quietFrom}時から${quietFrom > quietUntil ? "翌日の" : ""}${quietUntil}時まで`;
}
