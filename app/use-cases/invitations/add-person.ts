import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { findPersonOnFile, insertPerson, type NewPerson } from "#app/adapters/db/person-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";

/**
 * Puts someone on the file of the session's desk, to be called. Someone of the same name and mail who is on file
 * already is taken as they are: safe to repeat.
 */
export function addPerson(
  ctx: StaffContext,
  input: { sessionId: string; person: NewPerson },
): Promise<Result<{ personId: string }, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const session = await findSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "person.write", session)) return refuse("forbidden");
    const known = await findPersonOnFile(tx, session, input.person);
    if (known) return ok({ personId: known.id });
    const personId = await insertPerson(tx, session, input.person);
    await recordAudit(
      tx,
      { kind: "staff", actor: ctx.actor },
      { now: ctx.now(), requestId: ctx.requestId },
      {
        prefectureId: session.prefectureId,
        centerId: session.centerId,
        action: "person.add",
        subject: "Person",
        subjectId: personId,
        after: { name: input.person.name },
      },
    );
    return ok({ personId });
  });
}
