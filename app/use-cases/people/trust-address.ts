import { lockPerson, trustEmail } from "#app/adapters/db/person-record-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/** Takes the mark off an address at which mails came back: reminders and offers go there again. */
export function trustAddress(
  ctx: StaffContext,
  personId: string,
): Promise<Result<{ personId: string }, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const person = await lockPerson(tx, ctx.actor.prefectureId, personId);
    if (!person) return refuse("not-found");
    if (!may(ctx.actor, "person.write", person)) return refuse("forbidden");
    if (!person.emailBouncedAt) return ok({ personId });
    await trustEmail(tx, personId);
    await auditStaff(ctx, tx, {
      ...{ prefectureId: person.prefectureId, centerId: person.centerId },
      ...{ action: "person.trustAddress", subject: "Person", subjectId: personId },
      before: { emailBouncedAt: person.emailBouncedAt },
    });
    return ok({ personId });
  });
}
