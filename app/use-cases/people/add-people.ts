import { addMembers, findGroup } from "#app/adapters/db/group-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { type PersonInput, putOnFile } from "../invitations/add-person.ts";

export interface AddedPeople {
  /** Those entered anew; the others were on file already. */
  added: number;
  onFile: number;
}

/**
 * Puts many people on a center's file at once, all or none, and on one of its groups where one is named. Someone of
 * the same name and mail who is on file already is taken as they are: safe to repeat.
 */
export function addPeople(
  ctx: StaffContext,
  input: { centerId: string; people: readonly PersonInput[]; groupId: string | null },
): Promise<Result<AddedPeople, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const center = await tx.healthCenter.findFirst({ where: { id: input.centerId, prefectureId } });
    const group = input.groupId === null ? null : await findGroup(tx, prefectureId, input.groupId);
    if (!center || (input.groupId !== null && group?.centerId !== center.id)) return refuse("not-found");
    const desk = { prefectureId, centerId: center.id };
    if (!may(ctx.actor, "person.write", desk)) return refuse("forbidden");
    const before = await tx.person.count({ where: desk });
    const personIds: string[] = [];
    for (const person of input.people) personIds.push(await putOnFile(ctx, tx, desk, person));
    const added = (await tx.person.count({ where: desk })) - before;
    if (group && (await addMembers(tx, group.id, personIds)) > 0) {
      await auditStaff(ctx, tx, {
        ...desk,
        action: "group.changeMembers",
        subject: "PersonGroup",
        subjectId: group.id,
        after: { personIds },
      });
    }
    return ok({ added, onFile: personIds.length - added });
  });
}
