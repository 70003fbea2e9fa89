import type { MailStanding, MailState } from "#app/domain/mail-retry.ts";
import { type MailTrouble, troubleOf } from "#app/domain/mail-trouble.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { instantText } from "./session.ts";

export const mailViewLabel: Record<"open" | "all" | MailStanding, string> = {
  open: "対応が必要",
  all: "すべて",
  undelivered: "届いていません",
  queued: "送信待ち",
  sent: "送信済み",
  kept: "未送信（保管）",
};

/** After all that did not arrive was queued anew. */
export function resentText({ queued, left }: { queued: number; left: number }): {
  tone: "success" | "warning";
  title: string;
  children: string | null;
} {
  return {
    tone: queued > 0 ? "success" : "warning",
    title: queued > 0 ? `${queued}件を送信待ちにしました` : "もう一度送れるメールはありませんでした",
    children:
      left > 0
        ? `${left}件は、案内の取消しや日時の変更などで内容が古くなったか、宛先のアドレスが無いため、送りませんでした。`
        : null,
  };
}

/** Why a mail is not sent again. */
export const resendRefusal: Record<
  | "no-mail-server"
  | "link-ended"
  | "session-changed"
  | "poll-over"
  | "minutes-moved-on"
  | "offer-over"
  | "answered-since"
  | "no-address"
  | "session-begun"
  | "told-since"
  | "resent-already"
  | "not-resendable",
  string
> = {
  "no-mail-server":
    "送信サーバー（SMTP）が設定されていないため、送れません。システムの管理者に設定を依頼するか、電話やFAXでお知らせください。",
  "link-ended":
    "この案内は取り消されているか、新しいリンクに替わっているため、送れません。必要な場合は、開催の「案内」から改めて送ってください。",
  "session-changed":
    "このメールを作ったあとに、開催の日時・場所・状態などが変わったため、送れません。必要な場合は、回答の画面で新しいリンクを送ってください。",
  "answered-since": "このメールを作ったあとに回答があったため、送れません。",
  "offer-over": "席の案内が終わっているため、送れません。",
  "poll-over": "日程調整が終わっているため、送れません。",
  "minutes-moved-on": "議事概要の状態が変わっているため、送れません。",
  "session-begun": "開催が始まっているため、送れません。",
  "no-address":
    "宛先の方のメールアドレスが、名簿から無くなっているため、送れません。名簿にアドレスを登録するか、電話やFAXでお知らせください。",
  "told-since":
    "この宛先には、このメールよりあとの内容をお知らせしているため、送れません。必要な場合は、回答の画面で新しいリンクを送ってください。",
  "resent-already": "このメールと同じ内容を、あとからもう一度送っています。あとのメールの送信状態を確かめてください。",
  "not-resendable":
    "送信できなかったメール、届かずに戻ってきたメール、保管しているメールだけを、もう一度送れます。このメールはすでに送信済みか、送信待ちです。",
};

/** What an object does in the recipient's calendar. */
export function calendarObjectText({ method, isFirst }: { method: "REQUEST" | "CANCEL"; isFirst: boolean }): string {
  if (method === "CANCEL") return "予定の取消し（CANCEL）";
  return `${isFirst ? "予定の登録" : "予定の更新"}（REQUEST）`;
}

/** What a mail server said, as a desk can act on it. */
const troubleText: Record<MailTrouble, string> = {
  noAddress: "宛先のメールアドレスが見つかりません。アドレスを確かめて、名簿を直してください。",
  full: "宛先の受信箱がいっぱいで、受け取れませんでした。しばらくしてもう一度送るか、電話やFAXでお知らせください。",
  tooLarge: "メールが大きすぎて、宛先のサーバーが受け取りませんでした。",
  policy:
    "迷惑メール対策などの規則により、サーバーが受け取りませんでした。アドレスの誤りではありません。システムの管理者にお知らせください。",
  busy: "宛先のサーバーが、一時的に受け取れませんでした。",
  lost: "サーバーとの通信が途中で切れたか、時間内に返事がありませんでした。",
  other: "サーバーが受け取りませんでした。",
};

/** Why a mail did not arrive: in our words, then in the server's where it said something. */
function whyText(reason: string): string {
  const isOurs = /[\u3040-\u30ff]/.test(reason) && !/^\D{0,3}[45]\d\d\b|\b[45]\.\d+\.\d+\b/.test(reason);
  return isOurs ? reason : `${troubleText[troubleOf(reason)]}（サーバーの返答：${reason || "なし"}）`;
}

/** What is to be said beside a mail's state: why it did not arrive, how often it was tried, when the next try comes. */
export function mailStateRemark(mail: {
  state: MailState;
  attempts: number;
  lastError: string | null;
  createdAt: Instant;
  dueAt: Instant;
  bouncedAt: Instant | null;
  bounceReason: string | null;
}): string | null {
  const { state, attempts, lastError, createdAt, dueAt, bouncedAt, bounceReason } = mail;
  if (state === "kept") return "送信サーバーが設定されていなかったため、送らずに保管しています。";
  if (state === "sent") {
    return bouncedAt && `${instantText(bouncedAt)}に、宛先に届かず戻ってきました。${whyText(bounceReason ?? "")}`;
  }
  // Held back by quiet hours.
  if (!lastError) return state === "queued" && dueAt > createdAt ? `${instantText(dueAt)}以降に送ります。` : null;
  if (state === "failed") return `${whyText(lastError)}${attempts > 1 ? `${attempts}回試みました。` : ""}`;
  return `${attempts}回試みました。次は${instantText(dueAt)}に自動で試みます。${whyText(lastError)}`;
}
