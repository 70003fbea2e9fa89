import type { Headcount } from "#app/domain/headcount.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { type ShownRecord, showRecord } from "./show-attendance.ts";
import { sessionHeadcount } from "./show-headcount.ts";

export type MissingPart = "headcount" | "attendance" | "outcome";

export interface ShownClosing extends ShownRecord {
  headcount: Headcount;
  /** What is not recorded yet. It keeps nobody from closing. */
  missing: MissingPart[];
  itemsWithoutOutcome: number;
}

/** A session's agenda with its outcomes, and what is missing before it is closed. */
export async function showClosing(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownClosing, "not-found" | "forbidden">> {
  const record = await showRecord(ctx, sessionId);
  if (!record.ok) return record;
  const { session } = record.value;
  const { headcount, named, groups } = await sessionHeadcount(ctx.db, session);
  const itemsWithoutOutcome = session.agenda.filter((item) => item.outcome === null).length;
  const missing: MissingPart[] = [];
  if (headcount.kind === "unknown") missing.push("headcount");
  if (named === 0 && groups === 0) missing.push("attendance");
  if (itemsWithoutOutcome > 0) missing.push("outcome");
  return ok({ ...record.value, headcount, missing, itemsWithoutOutcome });
}
