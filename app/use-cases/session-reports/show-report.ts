import { findCardOf } from "#app/adapters/db/card-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { type CardWords, gainsFromCard } from "#app/domain/session-report.ts";
import type { StaffContext } from "../context.ts";
import { findReport, type ReportOfSession, type ReportRefusal } from "./find-report.ts";

export interface ShownReport extends ReportOfSession {
  mayWrite: boolean;
  /** The session's card, where it has words for a part that is still empty. */
  card: CardWords | null;
  /** Characters that cannot be printed. */
  missing: string[];
}

/** Everything the page of a session's 実施報告 shows. */
export async function showReport(ctx: StaffContext, sessionId: string): Promise<Result<ShownReport, ReportRefusal>> {
  const report = await findReport(ctx, sessionId);
  if (!report.ok) return report;
  const { session, text, paper } = report.value;
  const card = await findCardOf(ctx.db, session.id);
  return ok({
    ...report.value,
    mayWrite: may(ctx.actor, "session.write", session),
    card: card && gainsFromCard(text, card) ? card : null,
    missing: await ctx.printer.missing([paper]),
  });
}
