export const REPORT_STATES = ["open", "submitted", "confirmed", "reopened"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Whether a year's report is closed for its centers' edits. Source: DOMAIN "Report states". */
export function isFrozen(state: ReportState | null): boolean {
  return state === "confirmed";
}
