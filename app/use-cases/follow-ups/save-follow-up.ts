import type { Tx } from "#app/adapters/db/database.server.ts";
import { findFollowUp } from "#app/adapters/db/follow-up-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { presenterMeant } from "#app/domain/agenda.ts";
import { MAX_FOLLOW_UPS } from "#app/domain/follow-up.ts";
import { hasTakenPlace } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { findPresenters } from "../sessions/find-presenters.ts";

export interface FollowUpInput {
  agendaItemId: string | null;
  task: string;
  /** In words; the one person of the roster they mean is linked. */
  assignee: string | null;
  dueOn: IsoDate | null;
}

export type FollowUpRefusal = "not-found" | "forbidden" | "edited-meanwhile";
type Locked = Result<
  { session: SessionWithPlan; before: NonNullable<Awaited<ReturnType<typeof findFollowUp>>> },
  FollowUpRefusal
>;

/** Notes what somebody is to do after a session. */
export function addFollowUp(
  ctx: StaffContext,
  { sessionId, ...input }: FollowUpInput & { sessionId: string },
): Promise<Result<{ id: string }, FollowUpRefusal | "not-taken-place" | "too-many">> {
  return transact(
    ctx,
    async (tx): Promise<Result<{ id: string }, FollowUpRefusal | "not-taken-place" | "too-many">> => {
      const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
      if (!session) return refuse("not-found");
      if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
      if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
      if (!isOfAgenda(session, input.agendaItemId)) return refuse("edited-meanwhile");
      if ((await tx.followUp.count({ where: { sessionId } })) >= MAX_FOLLOW_UPS) return refuse("too-many");
      const { prefectureId, centerId } = session;
      const assigneeId = await assigneeMeant(ctx, tx, session, input.assignee);
      const { id } = await tx.followUp.create({
        data: { ...input, prefectureId, centerId, sessionId, assigneeId, createdAt: ctx.now() },
      });
      await auditStaff(ctx, tx, { ...about(session, id), action: "followUp.add", after: logged(input, assigneeId) });
      return ok({ id });
    },
  );
}

/** Changes what is to be done, by whom or until when, over the version that was read. */
export function editFollowUp(
  ctx: StaffContext,
  { id, version, ...input }: FollowUpInput & { id: string; version: number },
): Promise<Result<null, FollowUpRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, FollowUpRefusal>> => {
    const locked = await lockFollowUp(ctx, tx, { id, version });
    if (!locked.ok) return locked;
    const { session, before } = locked.value;
    if (!isOfAgenda(session, input.agendaItemId)) return refuse("edited-meanwhile");
    // Whoever was meant stays so while their words do, though the roster has changed.
    const isSame = before.assigneeId !== null && before.assignee === input.assignee;
    const assigneeId = isSame ? before.assigneeId : await assigneeMeant(ctx, tx, session, input.assignee);
    await tx.followUp.update({ where: { id }, data: { ...input, assigneeId, version: { increment: 1 } } });
    await auditStaff(ctx, tx, {
      ...about(session, id),
      action: "followUp.edit",
      before: logged(before, before.assigneeId),
      after: logged(input, assigneeId),
    });
    return ok(null);
  });
}

/** Notes on which day it was done, and how; `null` takes that back. */
export function finishFollowUp(
  ctx: StaffContext,
  { id, version, done }: { id: string; version: number; done: { on: IsoDate; note: string | null } | null },
): Promise<Result<null, FollowUpRefusal | "done-in-future">> {
  return transact(ctx, async (tx): Promise<Result<null, FollowUpRefusal | "done-in-future">> => {
    const locked = await lockFollowUp(ctx, tx, { id, version });
    if (!locked.ok) return locked;
    if (done && done.on > tokyoDate(ctx.now())) return refuse("done-in-future");
    const { session, before } = locked.value;
    const data = { doneOn: done?.on ?? null, doneNote: done?.note ?? null, version: { increment: 1 } };
    await tx.followUp.update({ where: { id }, data });
    await auditStaff(ctx, tx, {
      ...about(session, id),
      action: done ? "followUp.finish" : "followUp.reopen",
      before: { doneOn: before.doneOn },
      after: { doneOn: data.doneOn },
    });
    return ok(null);
  });
}

/** Takes off what was noted by mistake. */
export function removeFollowUp(
  ctx: StaffContext,
  seen: { id: string; version: number },
): Promise<Result<{ sessionId: string }, FollowUpRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ sessionId: string }, FollowUpRefusal>> => {
    const locked = await lockFollowUp(ctx, tx, seen);
    if (!locked.ok) return locked;
    const { session, before } = locked.value;
    await tx.followUp.delete({ where: { id: seen.id } });
    const entry = { ...about(session, seen.id), action: "followUp.remove", before: logged(before, before.assigneeId) };
    await auditStaff(ctx, tx, entry);
    return ok({ sessionId: session.id });
  });
}

async function lockFollowUp(ctx: StaffContext, tx: Tx, seen: { id: string; version: number }): Promise<Locked> {
  const known = await findFollowUp(tx, ctx.actor.prefectureId, seen.id);
  const session = known && (await lockSession(tx, ctx.actor.prefectureId, known.session.id));
  // Read anew: it may have been changed while this one waited for its turn.
  const before = session && (await findFollowUp(tx, ctx.actor.prefectureId, seen.id));
  if (!session || !before) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  return before.version === seen.version ? ok({ session, before }) : refuse("edited-meanwhile");
}

function isOfAgenda({ agenda }: SessionWithPlan, agendaItemId: string | null): boolean {
  return agendaItemId === null || agenda.some(({ id }) => id === agendaItemId);
}

async function assigneeMeant(ctx: StaffContext, tx: Tx, session: SessionWithPlan, assignee: string | null) {
  if (!assignee) return null;
  const bodyIds = session.bodies.map(({ bodyId }) => bodyId);
  return presenterMeant(assignee, await findPresenters(tx, { ...session, bodyIds }, ctx.now()));
}

function about(session: SessionWithPlan, id: string) {
  return { ...aboutSession(session), subject: "FollowUp", subjectId: id };
}

/** Without words: they may name people, and the log cannot be erased. */
function logged({ agendaItemId, dueOn }: Pick<FollowUpInput, "agendaItemId" | "dueOn">, assigneeId: string | null) {
  return { agendaItemId, dueOn, assigneeId };
}
