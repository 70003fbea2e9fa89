import type { MailState } from "#app/domain/mail-retry.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";

export const mailStateLabel: Record<MailState, string> = {
  queued: "送信待ち",
  sent: "送信済み",
  failed: "送信できませんでした",
  kept: "未送信（保管）",
};

/** What a mail is about, in the 送信箱 and wherever its words are written. */
export const mailKindLabel = {
  invitation: "開催案内",
  sessionChanged: "変更のお知らせ",
  sessionPostponed: "延期のお知らせ",
  sessionCancelled: "中止のお知らせ",
  callWithdrawn: "案内の取消しのお知らせ",
  reminderSilent: "回答のない方への再度のお願い",
  reminderComing: "前日のお知らせ",
  materials: "資料のお知らせ",
  datePoll: "日程調整の照会",
  datePollReminder: "日程調整の再度のお願い",
  dateDecided: "日程決定のお知らせ",
  proxyInvitation: "代理出席の御案内",
  proxyEnded: "代理の取りやめ",
  proxyDeclined: "代理の辞退のお知らせ",
  seatOffer: "空席の御案内",
  seatOfferOver: "空席の御案内の終了",
  seatWaiting: "空き待ちの受付",
  seatGiven: "席の決定のお知らせ",
  applicationCheck: "受講申込みの確認",
  applicationAccepted: "受講申込みの受付",
  applicationChanged: "受講申込みの変更",
  joinAccepted: "参加の承認",
  joinDeclined: "参加のお断り",
  ownFeed: "予定の購読の御案内",
  letter: "文書の送付",
  minutesReview: "議事概要（案）のご確認のお願い",
  minutesConfirmed: "議事概要の確定のお知らせ",
} as const;

/** Shown in place of a link's secret to those who may read a mail but not answer in the recipient's name. */
export const hiddenLink = "（回答リンクは担当の保健所だけに表示されます）";

/** Beside what was put into the 送信箱 while no mail goes out. */
export const waitsForServer =
  "いま送信サーバー（SMTP）が受け付けないため、まだ届いていません。つながりしだい、自動で送ります。";

/** Why a mail was given up before any server saw it; shown in the 送信箱. */
export const undeliverable = {
  "link-ended": "送信前に案内が取り消されたか、新しいリンクに替わったため、送信しませんでした。",
  "session-changed": "送信前に開催の日時・場所・状態などが変わったため、送信しませんでした。",
  "answered-since": "送信前に回答があったため、送信しませんでした。",
  "offer-over": "送信前に席の案内が終わったため、送信しませんでした。",
  "poll-over": "送信前に日程調整が終わったため、送信しませんでした。",
  "minutes-moved-on": "送信前に議事概要の状態が変わったため、送信しませんでした。",
  "session-begun": "送信前に開催が始まったため、送信しませんでした。",
  badAddress: "宛先のメールアドレスの書き方が正しくありません。",
} as const;

export const formatOfHolding: Record<SessionFormat, string> = {
  onSite: "会場での開催",
  online: "オンライン開催",
  hybrid: "会場とオンラインの併用",
  written: "書面開催",
};

/** What every letter has: how it names whom it is for, its first lines, its end. */
export const letterText = {
  honorific: "様",
  about: { when: "日時", place: "場所" },
  wasAbout: { when: "予定していた日時", place: "予定していた場所" },
  online: "オンライン",
  particulars: "記",
  end: "以上",
  contact: { heading: "問合せ先", phone: "電話", fax: "FAX", email: "メール" },
} as const;

/** 開催案内. Sentences stand as an office's notice has them, from the greeting to 以上. */
export const invitationText = {
  subject: (title: string, day: string) => `【開催案内】${title}（${day}）`,
  heading: (title: string) => `${title}の開催について（御案内）`,
  greeting: [
    "　時下ますます御清栄のこととお慶び申し上げます。",
    "　日頃より当保健所の業務に御理解と御協力を賜り、厚くお礼申し上げます。",
  ],
  request: "　標記について、下記のとおり開催しますので、御出席くださいますよう御案内申し上げます。",
  requestWritten: "　標記について、下記のとおり書面により開催しますので、御案内申し上げます。",
  answerBy: (date: string) =>
    `　つきましては、${date}までに、下の「出欠の回答」の専用ページから御回答くださいますようお願い申し上げます。`,
  answerSoon: "　つきましては、下の「出欠の回答」の専用ページから御回答くださいますようお願い申し上げます。",
  label: {
    time: "日時",
    place: "場所",
    format: "開催方法",
    onlineUrl: "オンラインの接続先",
    agenda: "議題",
    programme: "内容",
    answerBy: "回答期限",
    notice: "その他",
  },
  formatOfHolding,
  answer: {
    heading: "出欠の回答",
    lead: "次の専用ページから御回答ください。",
    link: "出欠を回答する",
    notes: (proxies: string) => [
      "ページを開いただけでは回答になりません。ログインや利用登録は要りません。",
      `御回答は、受付の期間中は何度でも変更できます。${proxies}`,
      "御本人専用のアドレスです。他の方に転送なさらないでください。",
    ],
    proxies: {
      allowed: "代理の方の出席も、同じページから届け出ることができます。",
      sameOrganization: "同じ所属の方に限り、代理の方の出席も、同じページから届け出ることができます。",
      notAllowed: "",
    },
  },
  calendar: {
    heading: "予定表への登録",
    lines: ["添付のカレンダーファイル（invite.ics）を開くと、お使いの予定表に登録できます。"],
  },
  privacy: {
    heading: "個人情報の取扱い",
    lines: [
      "御回答いただいた氏名、所属、連絡先等は、本会の出欠の確認、運営及び開催の記録のためにのみ利用し、法令に定める場合を除き、他の目的に利用し、又は第三者に提供することはありません。",
    ],
  },
} as const;
