import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  addMembers,
  findGroupCalled,
  findMemberIds,
  type Group,
  type GroupFields,
  hasConditions,
  insertGroup,
  lockGroup,
} from "#app/adapters/db/group-store.server.ts";
import { findPeople } from "#app/adapters/db/person-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export type GroupRefusal =
  | "not-found"
  | "forbidden"
  | "name-taken"
  | "unknown-municipality"
  | "unknown-person"
  | "group-empty"
  | "title-unsearchable"
  | "edited-meanwhile";

/** Makes a group of a center, by its conditions, by the people put on it, or both. */
export function createGroup(
  ctx: StaffContext,
  input: { centerId: string; fields: GroupFields; memberIds: readonly string[] },
): Promise<Result<{ groupId: string }, GroupRefusal>> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const center = await tx.healthCenter.findFirst({ where: { id: input.centerId, prefectureId } });
    if (!center) return refuse("not-found");
    const desk = { prefectureId, centerId: center.id };
    if (!may(ctx.actor, "person.write", desk)) return refuse("forbidden");
    const refusal = await refusalOf(tx, desk, input.fields, null);
    if (refusal) return refuse(refusal);
    const memberIds = [...new Set(input.memberIds)];
    if (!hasConditions(input.fields) && memberIds.length === 0) return refuse("group-empty");
    if ((await findPeople(tx, desk, memberIds)).length < memberIds.length) return refuse("unknown-person");
    const groupId = await insertGroup(tx, desk, input.fields, ctx.now());
    await addMembers(tx, groupId, memberIds);
    await audit(ctx, tx, { ...desk, id: groupId }, { action: "group.add", after: { ...input.fields, memberIds } });
    return ok({ groupId });
  });
}

/** Changes a group's name and conditions, as `version` was read of it. */
export function editGroup(
  ctx: StaffContext,
  input: { id: string; version: number; fields: GroupFields },
): Promise<Result<{ groupId: string }, GroupRefusal>> {
  return transact(ctx, async (tx) => {
    const opened = await openGroup(ctx, tx, input.id);
    if (!opened.ok) return opened;
    const group = opened.value;
    if (group.version !== input.version) return refuse("edited-meanwhile");
    const refusal = await refusalOf(tx, group, input.fields, group.id);
    if (refusal) return refuse(refusal);
    if (await isEmpty(tx, { ...input.fields, id: group.id })) return refuse("group-empty");
    const { name, organizationKind, municipalityId, occupation, titleKey } = group;
    const before = { name, organizationKind, municipalityId, occupation, titleKey };
    if (JSON.stringify(before) === JSON.stringify(input.fields)) return ok({ groupId: group.id });
    await tx.personGroup.update({ where: { id: group.id }, data: { ...input.fields, version: { increment: 1 } } });
    await audit(ctx, tx, group, { action: "group.edit", before, after: input.fields });
    return ok({ groupId: group.id });
  });
}

/** Puts people on a group by hand and takes others off it; safe to repeat. */
export function changeMembers(
  ctx: StaffContext,
  input: { id: string; add: readonly string[]; remove: readonly string[] },
): Promise<Result<{ added: number; removed: number }, "not-found" | "forbidden" | "unknown-person" | "group-empty">> {
  return transact(ctx, async (tx) => {
    const opened = await openGroup(ctx, tx, input.id);
    if (!opened.ok) return opened;
    const group = opened.value;
    const known = await findPeople(tx, group, input.add);
    if (known.length < new Set(input.add).size) return refuse("unknown-person");
    const added = await addMembers(tx, group.id, input.add);
    const { count: removed } = await tx.personGroupMember.deleteMany({
      where: { groupId: group.id, personId: { in: [...input.remove] } },
    });
    if (removed > 0 && (await isEmpty(tx, group))) return refuse("group-empty");
    if (added + removed > 0) {
      await audit(ctx, tx, group, {
        action: "group.changeMembers",
        before: { personIds: input.remove },
        after: { personIds: input.add },
      });
    }
    return ok({ added, removed });
  });
}

/** Removes a group; the people on it stay on file. */
export function removeGroup(
  ctx: StaffContext,
  id: string,
): Promise<Result<{ name: string }, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const opened = await openGroup(ctx, tx, id);
    if (!opened.ok) return opened;
    const { name, organizationKind, municipalityId, occupation, titleKey } = opened.value;
    await tx.personGroup.delete({ where: { id } });
    await audit(ctx, tx, opened.value, {
      action: "group.remove",
      before: { name, organizationKind, municipalityId, occupation, titleKey },
    });
    return ok({ name });
  });
}

/** Nobody could ever be in it. */
async function isEmpty(tx: Tx, group: GroupFields & { id: string }): Promise<boolean> {
  return !hasConditions(group) && (await findMemberIds(tx, group.id)).length === 0;
}

async function openGroup(ctx: StaffContext, tx: Tx, id: string): Promise<Result<Group, "not-found" | "forbidden">> {
  const group = await lockGroup(tx, ctx.actor.prefectureId, id);
  if (!group) return refuse("not-found");
  return may(ctx.actor, "person.write", group) ? ok(group) : refuse("forbidden");
}

async function refusalOf(
  tx: Tx,
  desk: { prefectureId: string; centerId: string },
  { name, municipalityId, titleKey }: GroupFields,
  ownId: string | null,
): Promise<GroupRefusal | null> {
  const namesake = await findGroupCalled(tx, desk.centerId, name);
  if (namesake && namesake.id !== ownId) return "name-taken";
  // Every title contains what nothing is left of.
  if (titleKey && searchKey(titleKey) === "") return "title-unsearchable";
  if (!municipalityId) return null;
  const known = await tx.municipality.count({ where: { id: municipalityId, prefectureId: desk.prefectureId } });
  return known === 1 ? null : "unknown-municipality";
}

function audit(
  ctx: StaffContext,
  tx: Tx,
  { id, prefectureId, centerId }: { id: string; prefectureId: string; centerId: string },
  change: { action: string; before?: unknown; after?: unknown },
) {
  return auditStaff(ctx, tx, { prefectureId, centerId, subject: "PersonGroup", subjectId: id, ...change });
}
