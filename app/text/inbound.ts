import type { BouncedTo, CheckOutcome, InboundReason, InboundState } from "#app/domain/inbound-mail.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";

export const inboundStateLabel: Record<InboundState, string> = {
  toCheck: "要確認",
  checked: "確認済み",
  taken: "回答に反映",
  ignored: "対応不要",
};

type Known = Exclude<InboundReason, RsvpRefusal>;

/** What came of a mail, or why somebody has to look at it. */
const reasonLabel: Record<Known, string> = {
  answered: "カレンダーからの回答",
  "answered-waiting": "カレンダーからの回答（満席のため空き待ち）",
  "proxy-answered": "代理の方のカレンダーからの回答",
  "same-again": "同じ返信が再び届いた",
  older: "新しい返信より前の返信",
  "auto-reply": "自動返信（不在通知など）",
  delayed: "配信の遅れのお知らせ",
  delivered: "配信完了のお知らせ",
  "seen-before": "取り込み済みのメール",
  "free-text": "文章での返信",
  unreadable: "読み取れない返信",
  "too-large": "大きすぎるメール",
  bounced: "宛先に届かなかった",
  "bounced-for-now": "一時的に届かなかった",
  "bounce-unclear": "配信エラー（内容を確かめてください）",
  "no-tag": "どの案内への返信か確かめられない",
  "forged-tag": "実在しない返信先あて",
  "other-method": "回答ではない予定",
  "unknown-uid": "別の予定への返信",
  "other-attendee": "案内していない方からの返信",
  "unknown-delegate": "代理を頼まれた方からの返信",
  "from-proxy": "代理の方からの返信",
  "forged-sender": "差出人が本人のアドレスではない",
  counter: "別の日時の提案",
  delegated: "代理の希望",
  "no-answer": "出欠がない返信",
  outdated: "変更前の日時・場所への返信",
  "answered-since": "その後に別の回答がある返信",
};

/** Why an answer in a reply could not be taken. */
const refusedLabel: Partial<Record<RsvpRefusal, string>> = {
  "link-ended": "案内を取り消した方からの回答",
  "session-not-open": "回答を受け付けていない開催への回答",
  "session-cancelled": "中止した開催への回答",
  "session-postponed": "延期した開催への回答",
  "session-over": "終了した開催への回答",
  "deadline-passed": "回答期限を過ぎた回答",
  "answer-not-offered": "この開催では選べない回答",
};

export function inboundReasonText(reason: string): string {
  return reasonLabel[reason as Known] ?? refusedLabel[reason as RsvpRefusal] ?? "回答として受け付けられなかった返信";
}

/** What to do about it, in a sentence or two. */
const reasonHelp: Partial<Record<Known, string>> = {
  "free-text": "出欠や質問が書かれていないか確かめ、必要なら回答を入力してください。",
  unreadable: "予定の返信が壊れているか、読み取れない形です。元のメールを保存して確かめるか、本人に確認してください。",
  "too-large": "大きすぎるため、はじめの部分だけを保存しました。メールソフトで受信箱を開いて確かめてください。",
  bounced: "このアドレスには届きません。電話などで正しいアドレスを確かめ、名簿を直してから案内を送り直してください。",
  "bounced-for-now":
    "相手の受信箱がいっぱいなどの理由で届きませんでした。別の方法で知らせるか、後で送り直してください。",
  "bounce-unclear": "どのメールが、なぜ届かなかったのか読み取れませんでした。本文を確かめてください。",
  "no-tag": "本人からのものか、元のメールを見て確かめてください。本人からであれば、回答を入力できます。",
  "forged-tag": "第三者が作った返信先の可能性があります。内容を信用せず、必要なら本人に確認してください。",
  "other-method": "出欠の返信ではない予定が送られてきました。内容を確かめてください。",
  "unknown-uid": "案内した開催とは別の予定への返信です。内容を確かめてください。",
  "other-attendee": "案内を転送された方の可能性があります。出席を認める場合は、案内に加えてください。",
  "unknown-delegate":
    "案内した方が、カレンダーの機能で代理を頼んだようです。本人に確かめ、代理出席として入力してください。",
  "from-proxy":
    "代理の方がカレンダーから返信しましたが、承諾・辞退として記録できません。代理の方か、案内した方に確かめてください。",
  "forged-sender": "本人になりすました返信の可能性があります。本人に確かめてから、回答を入力してください。",
  counter: "開催の日時を変えるか、いまの日時での出欠を本人に確かめてください。",
  delegated: "本人に代理の方の氏名を確かめ、代理出席として入力してください。",
  "no-answer": "出席・欠席のどちらでもない返信です。本人に確かめてください。",
  outdated: "変更後の日時・場所での出欠を、本人に確かめてください。",
  "answered-since": "返信より後に、別の回答が記録されています。どちらが正しいか、本人に確かめてください。",
};

/** The same for an address that is not of the roster. */
const bouncedHelp: Record<Exclude<BouncedTo, "person">, string> = {
  proxy:
    "代理の方のアドレスに届きません。案内した方に正しいアドレスを確かめ、代理出席の回答を入力し直してください。新しいアドレスへ案内を送ります。",
  application:
    "受講を申し込んだ方のアドレスに届きません。申込みに書かれた電話番号などで確かめ、結果を知らせてください。",
};

/** `bouncedTo`: whose address it was, of a mail of ours that came back. */
export function inboundHelp(reason: string, bouncedTo: BouncedTo = "person"): string {
  if (reason === "bounced" && bouncedTo !== "person") return bouncedHelp[bouncedTo];
  return (
    reasonHelp[reason as Known] ?? "いまの状態では自動で記録できません。事情を確かめ、必要なら回答を入力してください。"
  );
}

export const checkOutcomeLabel: Record<CheckOutcome, string> = {
  entered: "回答を入力した",
  contacted: "本人に連絡した",
  corrected: "名簿や開催を直した",
  nothing: "対応は不要だった",
};

export const checkRefusal = {
  "checked-meanwhile": "ほかの職員が先に確認しました。最新の状態を確かめてください。",
} as const;

/** PARTSTAT, as a person says it. */
export function partstatText(partstat: string): string {
  return (
    { ACCEPTED: "承諾", DECLINED: "辞退", TENTATIVE: "仮承諾", DELEGATED: "代理に委任", "NEEDS-ACTION": "未回答" }[
      partstat
    ] ?? partstat
  );
}
