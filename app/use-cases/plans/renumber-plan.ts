import type { Tx } from "#app/adapters/db/database.server.ts";
import { type CenterScope, findLooseDrafts, lockCenter } from "#app/adapters/db/plan-store.server.ts";
import { isReportConfirmed } from "#app/adapters/db/session-store.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { retitle } from "#app/domain/round.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { readGroups, roundsIn } from "./center-year.ts";
import { openPlan } from "./open-plan.ts";
import { isNumberedDraft } from "./planned-draft.ts";

export type RenumberRefusal = "not-found" | "forbidden" | "report-confirmed";

/** Numbers a year's planned drafts anew in the order of their days, titles with them. */
export function renumberPlan(
  ctx: StaffContext,
  { year, centerId }: { year: FiscalYear; centerId?: string | undefined },
): Promise<Result<{ changed: number }, RenumberRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ changed: number }, RenumberRefusal>> => {
    const opened = await openPlan(ctx, tx, centerId);
    if (!opened.ok) return opened;
    if (!opened.value.mayWrite) return refuse("forbidden");
    const { center } = opened.value;
    await lockCenter(tx, center);
    if (await isReportConfirmed(tx, center.id, year)) return refuse("report-confirmed");
    return ok({ changed: await renumberDrafts(ctx, tx, center, year) });
  });
}

/** The same within a plan's own transaction; returns how many got another number. */
export async function renumberDrafts(ctx: StaffContext, tx: Tx, scope: CenterScope, year: FiscalYear): Promise<number> {
  const loose = await findLooseDrafts(tx, scope);
  let changed = 0;
  for (const group of await readGroups(tx, scope, year)) {
    const rounds = roundsIn(group, year, (session) => isNumberedDraft(session, year, loose), []);
    for (const session of group.sessions) {
      const round = rounds.get(session.id);
      if (round === undefined || round === session.round) continue;
      const title = retitle(session.title, { year, round: session.round }, { year, round });
      await tx.session.update({
        where: { id: session.id },
        data: {
          title,
          round,
          searchKey: searchKey(title, session.series, session.theme, session.venue),
          icalSequence: { increment: title === session.title ? 0 : 1 },
          version: { increment: 1 },
        },
      });
      await auditStaff(ctx, tx, {
        ...aboutSession(session),
        action: "session.renumber",
        before: { title: session.title, round: session.round },
        after: { title, round },
      });
      changed += 1;
    }
  }
  return changed;
}
