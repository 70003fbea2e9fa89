import { randomUUID } from "node:crypto";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { countSeated } from "#app/adapters/db/invitation-store.server.ts";
import { closeOpenPolls } from "#app/adapters/db/poll-store.server.ts";
import { isReportConfirmed, lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AgendaPlan } from "#app/domain/agenda.ts";
import { isTraining } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { searchKey } from "#app/domain/search-key.ts";
import {
  calendarChanged,
  type PlanRefusal,
  planRefusals,
  type SessionPlan,
  type SessionState,
  type StepRefusal,
  sessionFiscalYear,
  takeStep,
} from "#app/domain/session.ts";
import type { SessionTagKind } from "#app/domain/taxonomy.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { leaveItems } from "../materials/leave-items.ts";
import { type AgendaBefore, writeAgenda } from "./write-agenda.ts";

/** Everything the form says of a session. */
export interface SessionInput extends SessionPlan {
  series: string | null;
  round: number | null;
  theme: string | null;
  capacity: number | null;
  notice: string | null;
  note: string | null;
  bodyIds: string[];
  coHostIds: string[];
  tags: { kind: SessionTagKind; value: string }[];
  agenda: AgendaPlan[];
}

export type SaveRefusal =
  | "not-found"
  | "forbidden"
  | "edited-meanwhile"
  | "report-confirmed"
  | "capacity-below-seated"
  | "requests-to-join"
  | StepRefusal
  | PlanRefusal;
type Saved = Result<{ id: string }, SaveRefusal>;

/** Records a new session at a center: as a draft, or with its date fixed at once. */
export function planSession(
  ctx: StaffContext,
  request: { centerId: string; input: SessionInput; schedule: boolean },
): Promise<Saved> {
  return transact(ctx, async (tx) => {
    const center = await tx.healthCenter.findFirst({
      where: { id: request.centerId, prefectureId: ctx.actor.prefectureId },
    });
    if (!center) return refuse("not-found");
    if (!may(ctx.actor, "session.write", { prefectureId: center.prefectureId, centerId: center.id })) {
      return refuse("forbidden");
    }
    const state: SessionState = request.schedule ? "scheduled" : "draft";
    const refused = await refusalOf(tx, ctx, { centerId: center.id, input: request.input, state });
    if (refused) return refuse(refused);
    const id = randomUUID();
    await tx.session.create({
      data: {
        id,
        prefectureId: center.prefectureId,
        centerId: center.id,
        state,
        icalUid: `${id}@renkei`,
        createdAt: ctx.now(),
        ...columns(request.input),
      },
    });
    await writeParts(
      tx,
      ctx,
      { id, prefectureId: center.prefectureId, centerId: center.id, agenda: [] },
      request.input,
    );
    await auditStaff(ctx, tx, {
      ...aboutSession({ id, prefectureId: center.prefectureId, centerId: center.id }),
      action: "session.plan",
      after: { state, ...request.input, agenda: logged(request.input.agenda) },
    });
    return ok({ id });
  });
}

/**
 * Changes a session that `version` was read of; `schedule` fixes its date as well. `withheld` is how many materials
 * those invited have no more, as the closed items they belonged to are gone. What a calendar shows has
 * changed: SEQUENCE rises, so that the next message to those invited is newer than the last.
 */
export function editSession(
  ctx: StaffContext,
  request: { id: string; version: number; input: SessionInput; schedule: boolean },
): Promise<Result<{ id: string; withheld: number }, SaveRefusal>> {
  return transact(ctx, async (tx) => {
    const before = await lockSession(tx, ctx.actor.prefectureId, request.id);
    if (!before) return refuse("not-found");
    if (!may(ctx.actor, "session.write", before)) return refuse("forbidden");
    if (before.version !== request.version) return refuse("edited-meanwhile");
    // What was called off stays on record as it was.
    if (before.state === "cancelled") return refuse("step-not-from-here");
    if (await isReportConfirmed(tx, before.centerId, sessionFiscalYear(before))) return refuse("report-confirmed");
    const { input } = request;
    let state: SessionState = before.state;
    if (request.schedule) {
      const step = takeStep({ ...before, startsAt: input.startsAt }, "schedule", {
        now: ctx.now(),
        reportConfirmed: false,
      });
      if (!step.ok) return step;
      state = step.value;
    }
    const refused = await refusalOf(tx, ctx, { centerId: before.centerId, input, state });
    if (refused) return refuse(refused);
    if (input.capacity !== null && input.capacity < (await countSeated(tx, before.id))) {
      return refuse("capacity-below-seated");
    }
    if (isTraining(before.category) && !isTraining(input.category) && (await waitsForDesk(tx, before.id))) {
      return refuse("requests-to-join");
    }
    const sequence = before.icalSequence + (calendarChanged(before, { ...input, state }) ? 1 : 0);
    await tx.session.update({
      where: { id: before.id },
      data: {
        ...columns(input),
        state,
        stateReason: request.schedule ? null : before.stateReason,
        icalSequence: sequence,
        version: { increment: 1 },
      },
    });
    // A date fixed by hand is asked for no more.
    if (request.schedule) await closeOpenPolls(tx, before.id, ctx.now());
    const { withheld } = await leaveItems(ctx, tx, before, new Set(input.agenda.map(({ id }) => id)));
    await writeParts(tx, ctx, before, input);
    await auditStaff(ctx, tx, {
      ...aboutSession(before),
      action: "session.edit",
      before: plainPlan(before),
      after: { state, ...input, agenda: logged(input.agenda) },
    });
    return ok({ id: before.id, withheld });
  });
}

async function refusalOf(
  tx: Tx,
  ctx: StaffContext,
  { centerId, input, state }: { centerId: string; input: SessionInput; state: SessionState },
): Promise<SaveRefusal | null> {
  const [first] = planRefusals(input, state);
  if (first) return first;
  if (state === "held" && input.startsAt && input.startsAt > ctx.now()) return "held-in-future";
  if (await isReportConfirmed(tx, centerId, sessionFiscalYear(input))) return "report-confirmed";
  const { prefectureId } = ctx.actor;
  const bodies = await tx.body.count({ where: { id: { in: input.bodyIds }, prefectureId, centerId } });
  const coHosts = await tx.healthCenter.count({ where: { id: { in: input.coHostIds, not: centerId }, prefectureId } });
  return bodies === input.bodyIds.length && coHosts === input.coHostIds.length ? null : "not-found";
}

async function waitsForDesk(tx: Tx, sessionId: string): Promise<boolean> {
  return (await tx.joinRequest.count({ where: { sessionId, state: "requested" } })) > 0;
}

function columns(input: SessionInput) {
  const { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl } = input;
  const { series, round, theme, capacity, notice, note } = input;
  const plan = { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl };
  return { ...plan, series, round, theme, capacity, notice, note, searchKey: searchKey(title, series, theme, venue) };
}

async function writeParts(tx: Tx, ctx: StaffContext, before: AgendaBefore, input: SessionInput) {
  const sessionId = before.id;
  await tx.sessionBody.deleteMany({ where: { sessionId } });
  await tx.sessionBody.createMany({ data: input.bodyIds.map((bodyId, position) => ({ sessionId, bodyId, position })) });
  await tx.sessionCoHost.deleteMany({ where: { sessionId } });
  await tx.sessionCoHost.createMany({ data: input.coHostIds.map((centerId) => ({ sessionId, centerId })) });
  await tx.sessionTag.deleteMany({ where: { sessionId } });
  await tx.sessionTag.createMany({ data: input.tags.map((tag) => ({ sessionId, ...tag })) });
  await writeAgenda(tx, before, input, ctx.now());
}

function plainPlan(session: SessionWithPlan) {
  const { center, bodies, coHosts, tags, agenda, ...plain } = session;
  return {
    ...plain,
    bodyIds: bodies.map((b) => b.bodyId),
    coHostIds: coHosts.map((c) => c.centerId),
    tags: tags.map(({ kind, value }) => ({ kind, value })),
    agenda: logged(agenda.map(({ topics, ...item }) => ({ ...item, topics: topics.map((t) => t.topic) }))),
  };
}

/** Without the presenters' names: a person can be erased, the log cannot. Their id stays. */
function logged<Item extends { presenter: string | null }>(agenda: readonly Item[]): Omit<Item, "presenter">[] {
  return agenda.map(({ presenter, ...item }) => item);
}
