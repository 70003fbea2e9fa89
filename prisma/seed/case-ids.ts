import { seedId } from "./seed-id.ts";

/** Real events from public documents that the demo holds. */
export const CASE_IDS = [
  "visiting-nurse-managers",
  "home-care-subcommittee",
  "joint-subcommittee-council",
  "discharge-coordination-training",
  "care-cafe-kita-sorachi",
  "coordinator-training-1",
  "coordinator-training-2",
  "guideline-wg-1",
  "guideline-wg-2-cancelled",
  "exchange-across-prefectures",
  "hearing",
  "hub-network-training",
  "municipal-staff-meeting",
] as const;
export type CaseId = (typeof CASE_IDS)[number];

/** The session a case became. */
export function demoCaseSessionId(caseId: CaseId): string {
  return seedId("case", caseId);
}

export const CASE_NOTE = "公表資料の事例をもとにした記録です。資料にない日付・人名・文言は架空です。";
