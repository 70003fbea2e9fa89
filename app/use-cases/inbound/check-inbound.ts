import { findInbound, setChecked } from "#app/adapters/db/inbound-store.server.ts";
import type { CheckOutcome } from "#app/domain/inbound-mail.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { mayInbound } from "./inbound-scope.ts";

export type CheckRefusal = "not-found" | "forbidden" | "checked-meanwhile";

/** Notes what was done about a mail, which takes it off the list; `outcome` null puts it back there. */
export function checkInbound(
  ctx: StaffContext,
  { id, outcome }: { id: string; outcome: CheckOutcome | null },
): Promise<Result<{ id: string }, CheckRefusal>> {
  return transact(ctx, async (tx) => {
    const mail = await findInbound(tx, id);
    if (!mail || !mayInbound(ctx.actor, "inbound.read", mail)) return refuse("not-found");
    if (!mayInbound(ctx.actor, "inbound.check", mail)) return refuse("forbidden");
    const checked = outcome && { at: ctx.now(), byId: ctx.actor.userId };
    if (!(await setChecked(tx, id, checked))) return refuse("checked-meanwhile");
    await auditStaff(ctx, tx, {
      prefectureId: mail.prefectureId ?? ctx.actor.prefectureId,
      centerId: mail.centerId,
      sessionId: mail.sessionId,
      action: outcome ? "inbound.check" : "inbound.uncheck",
      subject: "InboundMail",
      subjectId: id,
      before: { state: mail.state, reason: mail.reason },
      after: { outcome },
    });
    return ok({ id });
  });
}
