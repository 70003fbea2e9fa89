import { z } from "zod";
import { MAX_HEADCOUNT } from "#app/domain/headcount.ts";
import type { ReportText } from "#app/domain/session-report.ts";
import { optionalInteger, optionalLines, optionalText, version } from "#app/http/fields.server.ts";

const MAX_TEXT = 5000;

/** What is written in a 実施報告. */
export const reportForm = z.object({
  /** Empty where nothing was written yet. */
  version: z.union([z.literal("").transform(() => null), version]),
  targetCount: optionalInteger(0, MAX_HEADCOUNT),
  contents: optionalLines(MAX_TEXT),
  result: optionalLines(MAX_TEXT),
  survey: optionalLines(MAX_TEXT),
  issues: optionalLines(MAX_TEXT),
  nextYear: optionalLines(MAX_TEXT),
  author: optionalText(100),
});

/** As the form would have been typed. */
export function typedReport(text: ReportText): Record<string, string> {
  return Object.fromEntries(Object.entries(text).map(([part, written]) => [part, `${written ?? ""}`]));
}
