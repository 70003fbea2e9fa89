import type { AskRefusal, JoinRole, JoinState } from "#app/domain/join-request.ts";
import { participantRoleLabel } from "./labels.ts";

export const joinRoleLabel: Record<JoinRole, string> = {
  auditor: participantRoleLabel.auditor,
  facilitator: participantRoleLabel.facilitator,
};

export const joinStateLabel: Record<JoinState, string> = {
  requested: "回答待ち",
  accepted: "承認",
  declined: "見送り",
  withdrawn: "取下げ",
};

/** In the place of 回答待ち once the training is called off. */
export const joinCalledOff = "開催中止";

export const joinRefusal: Record<AskRefusal | "join-decided" | "join-taken-off", string> = {
  "join-no-training": "申し込めるのは、研修会と講演会だけです。",
  "join-own-session": "自所が主催する研修には、申込みは要りません。",
  "join-not-open": "開催予定の研修ではないため、申込みを受け付けていません。",
  "join-begun": "開始日時を過ぎたため、申込みを受け付けていません。",
  "join-asked-already": "この研修には、すでに申し込んでいます。",
  "join-decided": "この申込みは、すでに回答されたか、取り下げられています。画面を開き直して確かめてください。",
  "join-taken-off":
    "この方は、この開催の案内から一度外されています。「案内」のページから、あらためて案内してください。",
};

/** What the mail to someone who asked to take part says. */
export const joinMailText = {
  subject: {
    accepted: (title: string) => `【申込み承認】${title}`,
    declined: (title: string) => `【申込みについて】${title}`,
  },
  heading: (title: string) => `${title}への参加の申込みについて`,
  lead: (role: string) => `　${role}としての参加をお申し込みいただき、ありがとうございます。`,
  decision: {
    accepted:
      "　お申込みを承認しました。開催案内を別のメールでお送りしますので、出欠は、そのメールの専用ページから御回答ください。",
    declined: "　誠に恐れ入りますが、今回は御参加をお受けできないこととなりました。",
  },
  reply: "主催する保健所から",
} as const;

export const trainingListName = "研修の一覧";
export const trainingListHead = [
  "開催日",
  "開始",
  "終了",
  "主催",
  "共催",
  "区分",
  "名称",
  "回",
  "テーマ",
  "対象職種",
  "対象機関",
  "開催方法",
  "会場",
  "自分の申込み",
];
