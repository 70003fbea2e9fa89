import { findTree, lockBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { withDescendants } from "#app/domain/body.ts";
import { may } from "#app/domain/permission.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { BodyKind } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/** Everything the form says of a body. */
export interface BodyInput {
  kind: BodyKind;
  name: string;
  parentId: string | null;
  /** 設置根拠 */
  basis: string | null;
  outsourced: boolean;
  termYears: number | null;
  /** 代理出席 */
  proxyPolicy: ProxyPolicy;
  /** First and last day; null while not known, or not ended. */
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
  /** Its place among the bodies under the same parent. */
  position: number;
}

export type SaveBodyRefusal =
  | "not-found"
  | "forbidden"
  | "edited-meanwhile"
  | "body-ends-before-start"
  | "parent-beneath"
  | "parent-elsewhere"
  | "center-in-use";
type Saved = Result<{ id: string }, SaveBodyRefusal>;

/** Records a new body at a center. */
export function addBody(ctx: StaffContext, request: { centerId: string; input: BodyInput }): Promise<Saved> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const { centerId, input } = request;
    if (!(await tx.healthCenter.findFirst({ where: { id: centerId, prefectureId } }))) return refuse("not-found");
    if (!may(ctx.actor, "body.write", { prefectureId, centerId })) return refuse("forbidden");
    const refused = await refusalOf(ctx, tx, input, null);
    if (refused) return refuse(refused);
    const { id } = await tx.body.create({ data: { ...input, prefectureId, centerId } });
    await auditStaff(ctx, tx, {
      prefectureId,
      centerId,
      action: "body.add",
      subject: "Body",
      subjectId: id,
      after: input,
    });
    return ok({ id });
  });
}

/** Changes a body that `version` was read of. Only who reaches both centers can hand it on to another one. */
export function editBody(
  ctx: StaffContext,
  request: { id: string; version: number; centerId: string; input: BodyInput },
): Promise<Saved> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const { id, centerId, input } = request;
    const before = await lockBody(tx, prefectureId, id);
    if (!before) return refuse("not-found");
    if (!may(ctx.actor, "body.write", before)) return refuse("forbidden");
    if (before.version !== request.version) return refuse("edited-meanwhile");
    if (centerId !== before.centerId) {
      if (!(await tx.healthCenter.findFirst({ where: { id: centerId, prefectureId } }))) return refuse("not-found");
      if (!may(ctx.actor, "body.write", { prefectureId, centerId })) return refuse("forbidden");
      // Its people and sessions are the center's: they would stay behind.
      if (await hasPeopleOrSessions(tx, id)) return refuse("center-in-use");
    }
    const refused = await refusalOf(ctx, tx, input, before);
    if (refused) return refuse(refused);
    await tx.body.update({ where: { id }, data: { ...input, centerId, version: { increment: 1 } } });
    const { kind, name, parentId, basis, outsourced, termYears, proxyPolicy, startsOn, endsOn, position } = before;
    await auditStaff(ctx, tx, {
      prefectureId,
      centerId,
      action: "body.edit",
      subject: "Body",
      subjectId: id,
      before: {
        ...{ kind, name, parentId, basis, outsourced, termYears, proxyPolicy, startsOn, endsOn, position },
        centerId: before.centerId,
      },
      after: { ...input, centerId },
    });
    return ok({ id });
  });
}

async function refusalOf(
  ctx: StaffContext,
  tx: Tx,
  { parentId, startsOn, endsOn }: BodyInput,
  before: { id: string; parentId: string | null } | null,
): Promise<SaveBodyRefusal | null> {
  if (startsOn && endsOn && endsOn < startsOn) return "body-ends-before-start";
  if (parentId === null || parentId === before?.parentId) return null;
  const { prefectureId } = ctx.actor;
  const tree = await findTree(tx, prefectureId);
  const parent = tree.find(({ id }) => id === parentId);
  if (!parent) return "not-found";
  if (before && withDescendants(tree, before.id).has(parentId)) return "parent-beneath";
  return may(ctx.actor, "body.write", { prefectureId, centerId: parent.centerId }) ? null : "parent-elsewhere";
}

async function hasPeopleOrSessions(tx: Tx, bodyId: string): Promise<boolean> {
  const appointments = await tx.appointment.count({ where: { seat: { bodyId } } });
  return appointments + (await tx.sessionBody.count({ where: { bodyId } })) > 0;
}
