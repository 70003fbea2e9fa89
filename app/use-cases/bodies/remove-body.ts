import { countBodyParts, lockBody } from "#app/adapters/db/body-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export type RemoveBodyRefusal = "not-found" | "forbidden" | "body-in-use";

/** Takes a body off the record that was entered by mistake. One with seats, sessions or bodies beneath it is ended instead. */
export function removeBody(ctx: StaffContext, input: { id: string }): Promise<Result<null, RemoveBodyRefusal>> {
  return transact(ctx, async (tx) => {
    const body = await lockBody(tx, ctx.actor.prefectureId, input.id);
    if (!body) return refuse("not-found");
    if (!may(ctx.actor, "body.write", body)) return refuse("forbidden");
    if ((await countBodyParts(tx, body.id)) > 0) return refuse("body-in-use");
    await tx.body.delete({ where: { id: body.id } });
    const { prefectureId, centerId, kind, name } = body;
    await auditStaff(ctx, tx, {
      prefectureId,
      centerId,
      action: "body.remove",
      subject: "Body",
      subjectId: body.id,
      before: { kind, name },
    });
    return ok(null);
  });
}
