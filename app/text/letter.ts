import type { LetterAddressing, LetterAudience } from "#app/domain/letter.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { invitationText } from "./mail.ts";

/** What every letter on paper has. */
export const frameText = {
  honorific: { person: "様", organization: "御中", group: "各位" },
  sealOmitted: "（公印省略）",
  terms: "記",
  end: "以上",
  inCharge: "【担当】",
  phone: "電話",
  fax: "FAX",
  email: "メール",
} as const;

/** 開催通知 */
export const noticeText = {
  subject: "の開催について",
  kind: "（通知）",
  term: {
    time: "日時",
    place: "場所・方法",
    agenda: "議題",
    programme: "内容",
    attendees: "出席者・代理",
    answer: "回答と期限",
    expenses: "旅費・謝金",
    notice: "その他",
  },
  reception: (time: string) => `（受付開始　${time}）`,
  onlineUrl: (url: string) => `接続先　${url}`,
  attendees: (bodies: readonly string[]) => `${bodies.join("、")}の構成員`,
  proxies: {
    allowed: "御都合が付かない場合は、代理の方の御出席も差し支えありません。",
    sameOrganization: "御都合が付かない場合は、同じ所属の方に限り、代理の方の御出席も差し支えありません。",
    notAllowed: "代理の方の御出席は、お受けしておりません。",
  } satisfies Record<ProxyPolicy, string>,
  answerBy: (date: string) => `${date}までに御回答ください。`,
  answerSoon: "お早めに御回答ください。",
  bySlip: (fax: string | null) =>
    fax ? `別紙「出欠回答票」をFAX（${fax}）でお送りください。` : "別紙「出欠回答票」をお送りください。",
  byCode: { slip: "回答票の二次元コードからも御回答いただけます。", letter: "下の二次元コードから御回答ください。" },
  byContact: "下記の担当まで御連絡ください。",
  /** A session held in writing asks nobody to come: a prefecture's words do. */
  writtenOpening: [
    "日頃より、当保健所の業務の推進に御理解と御協力を賜り、厚くお礼申し上げます。",
    "このことについて、下記のとおり書面により開催しますので、通知します。",
  ],
  answerPage: ["出欠の回答ページ（御本人専用）", "他の方にお渡しにならないでください。"],
} as const;

/** 中止通知, 延期通知 */
export const changeNoticeText = {
  subject: {
    cancellation: "の中止について",
    postponement: "の延期について",
  },
  kind: "（通知）",
  term: { title: "名称", time: "予定の日時", place: "予定の場所", reason: "理由" },
} as const;

/** 出欠回答票 */
export const slipText = {
  title: "出欠回答票",
  to: (office: string) => `${office}　行`,
  noFax: "下記の担当までお送りください",
  answerBy: (date: string) => `回答期限　${date}`,
  session: { title: "名称", time: "日時", place: "場所" },
  online: "オンライン",
  person: { organization: "機関名", title: "職名", kana: "ふりがな", name: "氏名" },
  choose: "該当するものの□に印を付けてください。",
  answer: "出欠",
  answers: {
    attending: "□ 出席（会場）",
    online: "□ 出席（オンライン）",
    proxy: "□ 代理出席",
    absent: "□ 欠席",
    tentative: "",
  } satisfies Record<RsvpAnswer, string>,
  present: "□ 出席",
  proxy: { name: "代理の方の\n職名・氏名", contact: "代理の方の\n連絡先" },
  opinion: "欠席の場合の\n御意見等",
  needs: "配慮が必要な\nこと",
  needsOffered: "□ 車いす　　□ 手話通訳　　□ 要約筆記　　□ その他（　　　　　　　　　　　）",
  privacy: `利用目的：${invitationText.privacy.lines.join("")}`,
  asItIs: "この票だけをお送りください（送付状は要りません）。",
  code: "こちらからも\n回答できます",
  reference: "整理番号",
} as const;

/** Where a letter shows the code of a link that opens nothing any more, or that is not the reader's to see. */
export const noCode = {
  draft: "見本",
  reference: "--------",
  toCome: "（発行すると、ここに二次元コードが入ります）",
  ended: "（この二次元コードは無効になりました）",
  hidden: "（二次元コードは担当の保健所だけに表示されます）",
} as const;

export const addressingLabel: Record<LetterAddressing, string> = {
  each: "一人ずつ（○○様）",
  group: "まとめて一通（各位）",
};

export const audienceLabel: Record<LetterAudience, string> = {
  called: "案内した方 全員",
  byHand: "メールの届かない方（FAX・郵送など）",
  chosen: "選んだ方",
};

export const letterRefusal = {
  "kind-not-now": "いまの開催の状態では、この文書を発行できません。開催の画面で状態を確かめてください。",
  "nobody-chosen": "送る相手がいません。相手を選んでください。",
  "group-name-required": "まとめて一通にするときは、宛名（○○構成員 など）を入力してください。",
  "issued-meanwhile": "この画面を開いたあとに、別の文書が発行されました。一覧を確かめてから、もう一度お進みください。",
} as const;

/** The mail that brings a letter as a file. */
export const letterMailText = {
  subject: (label: string, title: string) => `【${label}】${title}`,
  heading: (label: string, title: string) => `${title}　${label}の送付について`,
  opening: (label: string) => [
    "　日頃より当保健所の業務に御理解と御協力を賜り、厚くお礼申し上げます。",
    `　標記について、添付のPDFファイル（${label}）のとおりですので、御確認くださいますようお願い申し上げます。`,
  ],
  answer: {
    heading: "出欠の回答",
    lead: "次の専用ページから御回答いただけます。添付の回答票をFAXでお送りいただいても結構です。",
    link: "出欠を回答する",
  },
} as const;

/** Beside the mails that a letter can go with. */
export const attachText = {
  label: (kind: string) => `発行した${kind}をPDFで添付する`,
  hint: (mails: number) =>
    `${mails}人のメールに付きます。一人ずつ発行した方には本人あてのもの、その他の方には「各位」のものです。`,
  stale: "発行したあとに内容を変えたときは、新しく発行してから添付してください。",
  look: "発行した文書を見る",
} as const;

/** The name of a letter's file, without what a disk does not take. */
export function letterFileName(title: string): string {
  return `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim()}.pdf`;
}
