import type { ContactWay } from "#app/domain/contact.ts";
import { DAYS_TO_LOOK_BACK } from "#app/domain/link.ts";
import type { RsvpAnswer, RsvpTotals } from "#app/domain/rsvp.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { standingLabel } from "./labels.ts";
import { proxyNotice } from "./proxy.ts";

export const contactWayLabel: Record<ContactWay, string> = {
  mail: "メール",
  fax: "FAX",
  post: "郵送",
  none: "連絡先なし",
};

/** What is left to do by hand for those whom no mail reaches. */
export const contactWayTask: Record<ContactWay, string> = {
  mail: "",
  fax: "FAXで通知を送ってください",
  post: "郵便で通知を送ってください",
  none: "連絡先を確かめ、直接お知らせください",
};

/** An answer as a participant chooses it, in the words of a 出欠回答票. */
export function answerChoice(answer: RsvpAnswer, format: SessionFormat): string {
  if (answer === "attending" && format === "hybrid") return "出席（会場）";
  if (answer === "attending" && format === "written") return "出席（書面）";
  return standingLabel[answer];
}

export const responseListHead = [
  "役割",
  "機関",
  "役職",
  "氏名",
  "回答",
  "代理の氏名",
  "代理の役職",
  "代理の所属",
  "連絡事項",
  "回答した日時",
  "回答の方法",
];

/** What the desk's list can be narrowed to. */
export const LIST_STANDINGS = ["pending", "attending", "online", "proxy", "absent", "tentative", "waiting"] as const;
export type ListStanding = keyof RsvpTotals;

export const waitingLabel = "空き待ち";
export const revokedLabel = "案内取消";
export const lateLabel = "期限後";
export const listStandingLabel: Record<ListStanding, string> = { ...standingLabel, waiting: waitingLabel };

export const waitingText = "定員に達しているため、空き待ちとして受け付けました。";

/** Why nobody is called; by the code of the refusal. */
export const sendRefusal = {
  "not-found": "見つかりませんでした。",
  forbidden: "案内を送る権限がありません。",
  "session-not-scheduled":
    "案内を送れるのは、日時が決まり「開催予定」になっている開催だけです。先に日時を決めてください。",
  "session-started": "開始日時を過ぎているため、案内は送れません。",
  "place-required": "会場が決まっていません。「内容」の画面で会場を入力してから案内してください。",
  "nobody-chosen": "案内する方が選ばれていません。一人以上を選んでください。",
  "letter-meanwhile": "この画面を開いたあとに、別の文書が発行されました。文書を確かめてから、もう一度お進みください。",
  "unknown-person": "選ばれた方の中に、この保健所の名簿にない方が含まれています。選び直してください。",
} as const;

/** Of a session over for long. */
export const fadedText = `資料と議題は、終了から${DAYS_TO_LOOK_BACK}日が過ぎたため、このページには表示しません。必要なときは事務局へお問い合わせください。`;

export const tooManyAnswers =
  "続けて送信されたため、しばらく受け付けられません。10分ほど待ってから、もう一度お試しください。";

/** Stands in a preview for the secret part of a link; as short as the token's own placeholder at most. */
export const tokenToCome = "（送信時に本人専用の文字列が入ります）";

/** What a calendar shows below the title. */
export function calendarText(facts: {
  notice: string | null;
  link: string;
  center: { name: string; section: string | null; phone: string | null; email: string | null };
}): string {
  const { name, section, phone, email } = facts.center;
  const contact = [
    [name, section].filter(Boolean).join(" "),
    phone && `電話 ${phone}`,
    email && `メール ${email}`,
  ].filter(Boolean);
  return [facts.notice, `出欠の回答（御本人専用）\n${facts.link}`, `問合せ先\n${contact.join("\n")}`]
    .filter(Boolean)
    .join("\n\n");
}

/** An answer that counts no more: the session moved to another day, or they were called anew. */
export function lapsedAnswerText(answer: string): string {
  return `日が変わったなどのため、前の回答（${answer}）は取り消しました。お手数ですが、改めて御回答ください。`;
}

export const chooseAnswer = "出欠を選んでください。";

/** What was done, after sending. */
export function sentText(called: number, mails: number): string {
  if (!(called > 0)) return "新しく案内した方はいません。選ばれた方には案内済みです。";
  return `${called}人に案内しました${mails > 0 ? `（うちメール ${mails}通）` : ""}`;
}

/** What was done to one person's invitation. */
export const deskNotice = {
  ...proxyNotice,
  entered: "回答を記録しました",
  seated:
    "回答を記録し、空き待ちの方の席が決まりました。メールでは知らせていません。電話などで、席が決まったことを御本人にお伝えください。",
  seatedMailed: "回答を記録し、空き待ちの方の席が決まりました。席が決まったことを知らせるメールを送信箱に入れました。",
  waiting: "定員に達しているため、空き待ちとして記録しました。席が空くと、順に案内します。",
  mailed: "新しいリンクのメールを送信箱に入れました。前のリンクは使えません。",
  withdrawnMailed: "案内を取り消しました。取消しのメールを送信箱に入れました。",
  withdrawn: "案内を取り消しました。メールでは知らせていません。",
  renewed: "新しいリンクを作りました。前のリンクは使えません。御本人にお伝えください。",
} as const;
export const chooseWay = "受けた方法を選んでください。";
export const nameRequired = "氏名を入力してください。";

export function mostAddedText(most: number): string {
  return `一度に加えられるのは${most}人までです。先にこの方々へ案内を送り、続けて残りの方を選んでください。`;
}
