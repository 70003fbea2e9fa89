import type { ProxyPolicy, ProxyState } from "#app/domain/proxy.ts";
import { invitationText } from "./mail.ts";

export const proxyPolicyLabel: Record<ProxyPolicy, string> = {
  allowed: "認める",
  sameOrganization: "同じ機関の方に限り認める",
  notAllowed: "認めない",
};

export const proxyStateLabel: Record<ProxyState, string> = {
  named: "案内済み",
  accepted: "出席の返事",
  declined: "辞退",
  ended: "終了",
};

/** Of a proxy whom no mail reaches: the member tells them. */
export const unwrittenProxyLabel = "届出のみ（メールなし）";

/** Why 代理出席 cannot be chosen, where somebody might look for it. */
export const noProxyText = "この開催では、代理での出席は受け付けていません。";
export const noProxyAtDesk =
  "代理出席は選べません。会議体の定めで認めていないか、同じ機関の方に限るのに御本人の機関が記録されていないか、会議体のない研修等のためです。";
export const sameOrganizationText = "代理で出席できるのは、御本人と同じ機関の方に限ります。";

/** Below an answer that names a proxy: who counts. */
export function countsText(name: string): string {
  return `出席者として数えるのは、代理の${name}様お一人です。御本人の予定表の予定は、参考のためそのまま残ります。`;
}

/** The proxy is called to the same session themselves, or seems to be. */
export function calledTooText(names: readonly string[]): string {
  return `${names.map((name) => `${name}様`).join("、")}は、御本人としてもこの開催に案内されています。同じ方のときは、出席者としてお一人に数えます。`;
}

export function declinedText(name: string): string {
  return `代理の${name}さんが辞退しました。`;
}

/** The page of whoever stands in. */
export const proxyPageText = {
  ended: "このリンクは使えなくなりました。代理での御出席の予定は取りやめになったか、新しいリンクをお送りしています。",
  standsFor: (member: readonly (string | null)[]) =>
    `${member.filter(Boolean).join("　")}様の代理として、次の会への御出席をお願いしています。`,
  consequence: "辞退されたときは、御本人の回答を「欠席」とし、御本人にあらためて出欠をお尋ねします。",
  choose: "「出席する」か「辞退する」を押してください。",
  declined: "辞退を承りました。御本人に、あらためて出欠をお尋ねしています。",
  accepted: "出席のお返事を承りました。当日の御出席をお待ちしています。",
  "too-many": "続けて送信されたため、しばらく受け付けられません。10分ほど待ってから、もう一度お試しください。",
} as const;

/** Mails about a proxy. */
export const proxyMailText = {
  invitation: {
    subject: (title: string, day: string) => `【代理出席の御案内】${title}（${day}）`,
    heading: (title: string) => `${title}への代理での御出席について（御案内）`,
    told: (member: string) =>
      `　標記について、${member}の代理として御出席くださる旨の届出がありましたので、御案内申し上げます。`,
  },
  particulars: "開催の内容",
  reply: {
    heading: "御都合の確認",
    lines: ["次の専用ページから、御出席の可否をお知らせください。資料も御覧いただけます。"],
    link: "代理出席を確認する",
    notes: [
      "ページを開いただけでは返事になりません。ログインや利用登録は要りません。",
      "御専用のアドレスです。他の方に転送なさらないでください。",
    ],
  },
  ended: {
    subject: (title: string, day: string) => `【代理出席の取消し】${title}${day && `（${day}）`}`,
    heading: (title: string) => `${title}への代理での御出席の取消しについて（お知らせ）`,
    told: (member: string) => `　${member}から変更の届出がありましたので、代理としての御出席は取消しとなりました。`,
    later: "　先にお送りした専用のページは使えません。御不明の点は、下の問合せ先へ御連絡ください。",
  },
  /** To the proxy, who has just declined. */
  released: {
    subject: (title: string, day: string) => `【代理出席の辞退】${title}${day && `（${day}）`}`,
    heading: (title: string) => `${title}への代理での御出席の辞退について（お知らせ）`,
    told: (member: string) => `　${member}の代理としての御出席について、辞退を承りました。`,
    later: "　御本人へは、事務局からお知らせします。",
  },
  declined: {
    subject: (title: string, day: string) => `【要回答】代理の方の辞退：${title}（${day}）`,
    heading: (title: string) => `${title}の代理の方の辞退について（お知らせ）`,
    told: (proxy: string) => `　代理での御出席を届け出られた${proxy}様から、辞退の連絡がありました。`,
    asked:
      "　いまの御回答は「欠席」としています。御本人の御出席、または別の方の代理での御出席を希望されるときは、次の専用ページからあらためて御回答ください。",
    link: "あらためて出欠を回答する",
    replyHeading: "出欠の回答",
    notes: ["御本人専用のアドレスです。他の方に転送なさらないでください。"],
  },
  calendar: {
    heading: "予定表",
    added: ["添付のカレンダーファイル（invite.ics）を開くと、お使いの予定表に登録できます。"],
    removed: ["添付のカレンダーファイル（invite.ics）を開くと、お使いの予定表から予定が削除されます。"],
  },
  privacy: invitationText.privacy,
} as const;

/** What was done about a proxy at the desk. */
export const proxyNotice = {
  "proxy-mailed": "代理の方へ、新しいリンクの案内を送信箱に入れました。前のリンクは使えません。",
  "proxy-renewed": "代理の方の新しいリンクを作りました。前のリンクは使えません。",
} as const;
