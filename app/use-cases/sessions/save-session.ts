import { randomUUID } from "node:crypto";
import { countUntold } from "#app/adapters/db/change-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { closeOpenPolls } from "#app/adapters/db/poll-store.server.ts";
import { readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import {
  findSession,
  isReportConfirmed,
  lockSession,
  type SessionWithPlan,
} from "#app/adapters/db/session-store.server.ts";
import type { AgendaPlan } from "#app/domain/agenda.ts";
import { capacitiesIn, isOversold } from "#app/domain/capacity.ts";
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
import { lapseAnswers } from "../changes/lapse-answers.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { leaveItems } from "../materials/leave-items.ts";
import { rewriteUnsent } from "../seats/rewrite-unsent.ts";
import { type SettledSeats, settleSeats } from "../seats/settle-seats.ts";
import { boundByMinutes, type MinutesBound } from "./bound-by-minutes.ts";
import { type AgendaBefore, writeAgenda } from "./write-agenda.ts";

/** Everything the form says of a session. */
export interface SessionInput extends SessionPlan {
  series: string | null;
  round: number | null;
  theme: string | null;
  /** Seats on site, and places online; null is no limit. One that the format does not have is dropped. */
  capacity: number | null;
  onlineCapacity: number | null;
  /** Whether the clock reminds whoever has not answered, and whoever comes. Left out: as it is; both, of a new one. */
  remindsSilent?: boolean;
  remindsComing?: boolean;
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
  | "online-capacity-below-seated"
  | "requests-to-join"
  | MinutesBound
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

export interface Edited {
  id: string;
  withheld: number;
  /** Those called who do not know how it stands now. */
  untold: number;
  called: number;
}

/**
 * Changes a session that `version` was read of; `schedule` fixes its date as well. `withheld` is how many materials
 * those invited have no more, as the closed items they belonged to are gone. What a calendar shows has
 * changed: SEQUENCE rises, so that the next message to those invited is newer than the last. On another day, answers
 * given so far count no more. What the minutes tell of its items holds.
 */
export async function editSession(
  ctx: StaffContext,
  request: { id: string; version: number; input: SessionInput; schedule: boolean },
): Promise<Result<Edited, SaveRefusal>> {
  const result = await transact(ctx, async (tx): Promise<Result<Edited, SaveRefusal>> => {
    const before = await lockSession(tx, ctx.actor.prefectureId, request.id);
    if (!before) return refuse("not-found");
    if (!may(ctx.actor, "session.write", before)) return refuse("forbidden");
    if (before.version !== request.version) return refuse("edited-meanwhile");
    // What was called off stays on record as it was.
    if (before.state === "cancelled") return refuse("step-not-from-here");
    if (await isReportConfirmed(tx, before.centerId, sessionFiscalYear(before))) return refuse("report-confirmed");
    const { input } = request;
    const inMinutes = await boundByMinutes(tx, before, input.agenda);
    if (inMinutes) return refuse(inMinutes);
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
    const lapsed = await lapseAnswers(tx, before, input, ctx.now());
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
    const seats = await seatsMoved(ctx, tx, before, request.input);
    if (!seats.ok) return seats;
    // A date fixed by hand is asked for no more.
    if (request.schedule) await closeOpenPolls(tx, before.id, ctx.now());
    const { withheld } = await leaveItems(ctx, tx, before, new Set(input.agenda.map(({ id }) => id)));
    await writeParts(tx, ctx, before, input);
    await auditStaff(ctx, tx, {
      ...aboutSession(before),
      action: "session.edit",
      before: plainPlan(before),
      after: { state, ...input, agenda: logged(input.agenda), ...(lapsed.length > 0 && { lapsed }) },
    });
    const { id, prefectureId } = before;
    const untold = (await countUntold(tx, { prefectureId, sessionId: id }, ctx.now())).get(id)?.changed ?? 0;
    return ok({
      id,
      withheld,
      untold,
      called: await tx.invitation.count({ where: { sessionId: id, revokedAt: null } }),
    });
  });
  // Whoever has a seat on offer is written to, as is who waits to confirm an application.
  if (result.ok) ctx.wakeMailer();
  return result;
}

/**
 * Looks at the seats of a session as it is to be: whoever has one, or is offered one that its format has, keeps it;
 * what there is more is offered to those who wait.
 */
async function seatsMoved(
  ctx: StaffContext,
  tx: Tx,
  before: SessionWithPlan,
  input: SessionInput,
): Promise<Result<SettledSeats, SaveRefusal>> {
  const after = await findSession(tx, before.prefectureId, before.id);
  if (!after) throw new Error(`the session ${before.id} is not there`);
  const isAsBefore =
    before.capacity === after.capacity &&
    before.onlineCapacity === after.onlineCapacity &&
    before.format === input.format;
  // Nothing was freed: whoever let an offer pass is not asked again by an edit of something else.
  const settled = await settleSeats(ctx, tx, after, { again: !isAsBefore });
  if (after.icalSequence > before.icalSequence) await rewriteUnsent(ctx, tx, after);
  const seats = await readSeats(tx, after);
  if (isOversold(seats.onSite)) return refuse("capacity-below-seated");
  if (isOversold(seats.online)) return refuse("online-capacity-below-seated");
  return ok(settled);
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
  const { series, round, theme, notice, note, remindsSilent, remindsComing } = input;
  const plan = { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl };
  const words = { series, round, theme, notice, note, searchKey: searchKey(title, series, theme, venue) };
  const reminders = {
    ...(remindsSilent !== undefined && { remindsSilent }),
    ...(remindsComing !== undefined && { remindsComing }),
  };
  return { ...plan, ...words, ...reminders, ...capacitiesIn(format, input) };
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
