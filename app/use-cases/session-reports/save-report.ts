import { findReportText, writeReportText } from "#app/adapters/db/session-report-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { hasTakenPlace } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { ReportText } from "#app/domain/session-report.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import type { ReportRefusal } from "./find-report.ts";

/** Keeps what a desk wrote in its 実施報告. `version` is of the text as its form showed it, null where there was none. */
export function saveReport(
  ctx: StaffContext,
  input: { sessionId: string; version: number | null; text: ReportText },
): Promise<Result<null, ReportRefusal | "edited-meanwhile">> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
    const before = await findReportText(tx, session.id);
    const isSame = before !== null && writtenParts(before) === writtenParts(input.text);
    if (isSame) return ok(null);
    if ((before?.version ?? null) !== input.version) return refuse("edited-meanwhile");
    await writeReportText(tx, session, input.text);
    // Not its words: people may stand in them, who can ask to be taken out.
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "sessionReport.save",
      subject: "SessionReport",
      before: before && { version: before.version },
      after: { version: before ? before.version + 1 : 0 },
    });
    return ok(null);
  });
}

function writtenParts({ targetCount, contents, result, survey, issues, nextYear, author }: ReportText): string {
  return JSON.stringify([targetCount, contents, result, survey, issues, nextYear, author]);
}
