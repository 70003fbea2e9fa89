import type { MailState } from "#app/domain/mail-retry.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "./session.ts";

/** Why a mail is not sent again. */
export const resendRefusal: Record<
  "no-mail-server" | "link-ended" | "session-changed" | "poll-over" | "offer-over" | "not-resendable",
  string
> = {
  "no-mail-server":
    "送信サーバー（SMTP）が設定されていないため、送れません。システムの管理者に設定を依頼するか、電話やFAXでお知らせください。",
  "link-ended":
    "この案内は取り消されているか、新しいリンクに替わっているため、送れません。必要な場合は、開催の「案内」からあらためて送ってください。",
  "session-changed":
    "このメールを作ったあとに、開催の日時・場所・状態などが変わったため、送れません。必要な場合は、回答の画面で新しいリンクを送ってください。",
  "offer-over": "席の案内が終わっているため、送れません。",
  "poll-over": "日程調整が終わっているため、送れません。",
  "not-resendable":
    "送信できなかったメールと、保管しているメールだけを、もう一度送れます。このメールはすでに送信済みか、送信待ちです。",
};

export const calendarMethodLabel: Record<"REQUEST" | "CANCEL", string> = {
  REQUEST: "開催の案内",
  CANCEL: "開催の取消し",
};

/** What is to be said beside a mail's state: how often it was tried, what was answered, when the next try comes. */
export function mailStateRemark(mail: {
  state: MailState;
  attempts: number;
  lastError: string | null;
  dueAt: Instant;
}): string | null {
  if (mail.state === "kept") return "送信サーバーが設定されていなかったため、送らずに保管しています。";
  if (mail.state === "sent" || !mail.lastError) return null;
  const tries = `${mail.attempts}回試みました。`;
  const next = mail.state === "queued" ? `次は${instantText(mail.dueAt)}に試みます。` : "";
  return `${tries}${next}理由：${mail.lastError}`;
}

/** Beside a mail that came back. */
export function bounceRemark(at: Instant, reason: string | null): string {
  return `${instantText(at)}に、宛先のサーバーから戻ってきました。${reason ? `理由：${reason}` : ""}`;
}
