import { countCommissions, findIssuedCommissions } from "#app/adapters/db/commission-store.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { Appointment } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { commissioned, commissionsOf, openCommissions } from "./open-commissions.ts";

/** How many of those issued are listed; the others are found with their persons. */
const LISTED = 200;

export interface CommissionRow extends Appointment {
  appointmentId: string;
  organization: string | null;
  title: string | null;
  name: string;
  role: MemberRole;
  /** The day of the last 委嘱状 for this term; null while there is none. */
  issuedOn: IsoDate | null;
}

export interface ShownCommissions {
  body: { id: string; name: string };
  /** Newly appointed or renewed, with no 委嘱状 yet, then the others; each in 建制順. */
  rows: CommissionRow[];
  issued: Awaited<ReturnType<typeof findIssuedCommissions>>;
  /** How many were ever issued. */
  count: number;
  today: IsoDate;
  /** Characters that cannot be printed. */
  missing: string[];
  mayWrite: boolean;
}

/** Whom a body's 委嘱状 can be issued to, and those issued. */
export async function showCommissions(
  ctx: StaffContext,
  bodyId: string,
): Promise<Result<ShownCommissions, "not-found" | "forbidden">> {
  const opened = await openCommissions(ctx, ctx.db, bodyId);
  if (!opened.ok) return opened;
  const { body, appointments, mayWrite } = opened.value;
  const today = tokyoDate(ctx.now());
  const rows = appointments.map((appointment) => ({
    ...commissioned(appointment),
    appointmentId: appointment.id,
    issuedOn: appointment.letters[0]?.issuedOn ?? null,
  }));
  const everyone = { appointmentIds: rows.map(({ appointmentId }) => appointmentId), issuedOn: today, number: null };
  const papers = commissionsOf(opened.value, everyone).map(({ paper }) => paper);
  return ok({
    body: { id: body.id, name: body.name },
    rows: [...rows.filter(({ issuedOn }) => issuedOn === null), ...rows.filter(({ issuedOn }) => issuedOn !== null)],
    issued: await findIssuedCommissions(ctx.db, bodyId, LISTED),
    count: await countCommissions(ctx.db, bodyId),
    today,
    missing: await ctx.printer.missing(papers),
    mayWrite,
  });
}
