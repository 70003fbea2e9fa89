import { MAX_HEADCOUNT, type StatedHeadcount } from "#app/domain/headcount.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { lockRecord, markRecorded, type RecordRefusal } from "./lock-record.ts";

export type HeadcountRefusal = RecordRefusal | "edited-meanwhile" | "headcount-contradiction" | "headcount-too-large";

/** Records the number the secretariat states, takes it back (`none`), or says that nobody knows (`unknown`). */
export function stateHeadcount(
  ctx: StaffContext,
  input: { sessionId: string; version: number; stated: StatedHeadcount },
): Promise<Result<{ changed: boolean }, HeadcountRefusal>> {
  const { basis, people } = input.stated;
  return transact(ctx, async (tx): Promise<Result<{ changed: boolean }, HeadcountRefusal>> => {
    const opened = await lockRecord(ctx, tx, input.sessionId);
    if (!opened.ok) return opened;
    const session = opened.value;
    if ((basis === "exact" || basis === "approximate") !== (people !== null)) return refuse("headcount-contradiction");
    if (people !== null && (!Number.isInteger(people) || people < 0)) return refuse("headcount-contradiction");
    if (people !== null && people > MAX_HEADCOUNT) return refuse("headcount-too-large");
    if (session.headcountBasis === basis && session.headcount === people) return ok({ changed: false });
    if (session.version !== input.version) return refuse("edited-meanwhile");
    await tx.session.update({ where: { id: session.id }, data: { headcountBasis: basis, headcount: people } });
    await markRecorded(ctx, tx, session, {
      action: "headcount.state",
      before: { basis: session.headcountBasis, people: session.headcount },
      after: { basis, people },
    });
    return ok({ changed: true });
  });
}
