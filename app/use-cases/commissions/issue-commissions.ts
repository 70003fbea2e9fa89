import { lockBody } from "#app/adapters/db/body-store.server.ts";
import { countCommissions } from "#app/adapters/db/commission-store.server.ts";
import { keepLetter } from "#app/adapters/db/letter-store.server.ts";
import { documentNumber } from "#app/domain/letter.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { atOneInstant, auditStaff, type StaffContext, transact } from "../context.ts";
import { type CommissionChoice, commissionsOf, openCommissions } from "./open-commissions.ts";

type CommissionRefusal = "not-found" | "forbidden" | "nobody-chosen" | "issued-meanwhile" | "edited-meanwhile";

/**
 * Issues the 委嘱状 of those chosen: each is kept as it is printed. `issuedBefore`: how many the body had when the
 * desk looked; a second press issues nothing. Gives the id of the first: it stands for all.
 */
export function issueCommissions(
  given: StaffContext,
  input: { bodyId: string; choice: CommissionChoice; issuedBefore: number },
): Promise<Result<{ letterId: string }, CommissionRefusal>> {
  const ctx = atOneInstant(given);
  const { prefectureId } = ctx.actor;
  const { bodyId, choice } = input;
  return transact(ctx, async (tx): Promise<Result<{ letterId: string }, CommissionRefusal>> => {
    await lockBody(tx, prefectureId, bodyId);
    const opened = await openCommissions(ctx, tx, bodyId);
    if (!opened.ok) return opened;
    const { body, writing, mayWrite } = opened.value;
    if (!mayWrite) return refuse("forbidden");
    if (choice.appointmentIds.length === 0) return refuse("nobody-chosen");
    if ((await countCommissions(tx, bodyId)) !== input.issuedBefore) return refuse("issued-meanwhile");
    const papers = commissionsOf(opened.value, choice);
    // Somebody chosen is no longer appointed.
    if (papers.length < new Set(choice.appointmentIds).size) return refuse("edited-meanwhile");
    const number = documentNumber(choice.number, writing.center.documentMark);
    const letterIds: string[] = [];
    for (const { appointmentId, personId, paper } of papers) {
      const id = await keepLetter(tx, {
        ...{ prefectureId, centerId: body.centerId, kind: "commission", appointmentId, personId },
        ...{ documentNumber: number, issuedOn: choice.issuedOn, content: JSON.stringify([paper]) },
        ...{ createdAt: ctx.now(), createdById: ctx.actor.userId },
      });
      letterIds.push(id);
    }
    await auditStaff(ctx, tx, {
      ...{ prefectureId, centerId: body.centerId, action: "commission.issue", subject: "Body", subjectId: bodyId },
      after: { letters: letterIds, appointments: papers.map(({ appointmentId }) => appointmentId), number },
    });
    const [letterId] = letterIds;
    if (!letterId) throw new Error("no letter was issued");
    return ok({ letterId });
  });
}
