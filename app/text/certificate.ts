import type { CertificateRefusal, Qualification } from "#app/domain/certificate.ts";
import { commonRefusal } from "./refusals.ts";

/** What a 受講証 says. */
export const certificateText = {
  heading: "受講証",
  number: (number: number) => `第${number}号`,
  addressee: (name: string) => `${name}　様`,
  body: "あなたは、次の研修を受講されたことを証します。",
  title: "名称",
  attended: "受講時間",
  code: (code: string) => `確認番号　${code}`,
  verify: "有効かどうかは、左のQRコードか次のページで確かめられます。",
} as const;

/** 2時間, 1時間30分, 45分. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}時間` : ""}${rest > 0 || hours === 0 ? `${rest}分` : ""}`;
}

export const qualificationLabel: Record<Qualification, string> = {
  enough: "時間を満たす",
  short: "時間が足りない",
  unknown: "受講した時間が不明",
  holding: "講師・事務局など（対象外）",
};

export const certificateRefusal: Record<
  | CertificateRefusal
  | "not-found"
  | "forbidden"
  | "edited-meanwhile"
  | "longer-than-session"
  | "nobody-chosen"
  | "not-qualified"
  | "no-attendance",
  string
> = {
  ...commonRefusal,
  "certificate-no-training": "受講証を発行できるのは、研修会と講演会だけです。",
  "certificate-not-over": "受講証は、研修が終わってから発行できます。",
  "certificate-minutes-unset": "先に、受講証に必要な時間を決めてください。",
  "longer-than-session": "開催時間より長くはできません。",
  "nobody-chosen": "発行する方を選んでください。",
  "not-qualified":
    "発行できない方が含まれていました（必要な時間に足りない方、講師・事務局の方）。最新の内容を確かめて、選び直してください。",
  "no-attendance": "出席の記録がなくなったため、この受講証は再発行できません。",
};

export const certificateDone = {
  minutes: "必要な時間を保存しました",
  issued: "受講証を発行しました",
  revoked: "受講証を取り消しました",
  reissued: "受講証を再発行しました",
} as const;
