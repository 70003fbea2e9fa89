/** 実績報告: confirming closes a year for edits until the prefecture reopens it. Source: DOMAIN "Report states". */
export type ReportState = "open" | "submitted" | "confirmed" | "reopened";
