import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findPeople } from "#app/adapters/db/person-store.server.ts";
import type { PollParticipant, PollWithReplies } from "#app/adapters/db/poll-store.server.ts";
import { isReportConfirmed, lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import {
  type CallRefusal,
  type PlanRefusal,
  planRefusals,
  type StepRefusal,
  sessionFiscalYear,
  takeStep,
} from "#app/domain/session.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { lapseAnswers } from "../changes/lapse-answers.ts";
import { tellDecision } from "../changes/tell-decision.ts";
import { atOneInstant, auditStaff, type StaffContext, transact } from "../context.ts";
import { findRecipients, findRoster, type Recipient } from "../invitations/find-recipients.ts";
import { callable, callPeople } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { nextRound } from "../sessions/suggest-round.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";
import { pollMail, writeDecided } from "./write-poll-mail.ts";

export type DecideRefusal =
  | PollRowRefusal
  | "candidate-needed"
  | "candidate-passed"
  | "answer-by-passed"
  | StepRefusal
  | PlanRefusal;

export interface DecisionInput {
  sessionId: string;
  optionId: string;
  /** Those asked who are to be called to the date; the rest are told of it. */
  invited: readonly string[];
  /** The last day on which the invitation is answered. */
  answerBy: IsoDate | null;
  documentNumber: string | null;
}

export interface Decision {
  called: number;
  told: number;
  /** Why nobody was called; null when those chosen were. */
  callRefusal: CallRefusal | null;
}

/**
 * Makes a candidate the session's date, once: whoever decides at the same time, or answers, comes before or after.
 * Those chosen are called with their invitation, where people can be called to it yet; everyone else who was asked
 * gets a mail that tells the date: whoever had been called before, with their link and the new date for their calendar.
 */
export async function decidePoll(given: StaffContext, input: DecisionInput): Promise<Result<Decision, DecideRefusal>> {
  // The mails of a decision are known by its instant.
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const result = await transact(ctx, async (tx): Promise<Result<Decision & { mails: number }, DecideRefusal>> => {
    const locked = await lockPoll(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session: before, poll } = locked.value;
    const option = chosenOption(poll, input.optionId, now);
    if (!option.ok) return option;
    const session = await fixDate(ctx, tx, before, poll, { ...input, ...timesOf(option.value) });
    if (!session.ok) return session;

    const open = callable(session.value, now);
    const chosen = poll.participants.filter(({ id }) => input.invited.includes(id));
    const callees = open.ok ? await findCallees(tx, session.value, chosen) : [];
    const { invitations, mails } = await callPeople(ctx, tx, session.value, callees);
    const called = new Set(invitations.map(({ personId }) => personId));
    const told = await tellTheRest(ctx, tx, session.value, poll, { called, isCallable: open.ok });
    await auditStaff(ctx, tx, {
      ...aboutPoll(before, poll.id),
      action: "poll.decide",
      before: decidedFacts(before),
      after: { ...decidedFacts(session.value), optionId: option.value.id, invitations, told },
    });
    const callRefusal = open.ok ? null : open.error;
    return ok({ called: invitations.length, told: told.length, callRefusal, mails: mails + told.length });
  });
  if (!result.ok) return result;
  const { mails, ...decision } = result.value;
  if (mails > 0) ctx.wakeMailer();
  return ok(decision);
}

/** The candidate of a poll by its id, while it lies ahead. */
export function chosenOption(poll: PollWithReplies, optionId: string, now: Instant) {
  const option = poll.options.find(({ id }) => id === optionId);
  if (!option) return refuse("candidate-needed");
  return option.startsAt <= now ? refuse("candidate-passed") : ok(option);
}

export function timesOf({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }) {
  return { startsAt, endsAt };
}

const decidedFacts = ({ state, startsAt, endsAt, round }: SessionWithPlan) => ({ state, startsAt, endsAt, round });

/** The round a session has on a date: its own, else the next of its body or series. */
export async function roundOn(tx: Tx, session: SessionWithPlan, startsAt: Instant): Promise<number | null> {
  const bodyIds = session.bodies.map(({ bodyId }) => bodyId);
  return session.round ?? (await nextRound(tx, { ...session, bodyIds, startsAt }));
}

/** The session with its date and its round, scheduled, and the poll that found it over. */
async function fixDate(
  ctx: StaffContext,
  tx: Tx,
  before: SessionWithPlan,
  poll: PollWithReplies,
  plan: Pick<DecisionInput, "optionId" | "answerBy" | "documentNumber"> & { startsAt: Instant; endsAt: Instant },
): Promise<Result<DatedSession, StepRefusal | PlanRefusal | "answer-by-passed" | "not-found">> {
  const { startsAt, endsAt, answerBy, documentNumber, optionId } = plan;
  const now = ctx.now();
  const reportConfirmed = await isReportConfirmed(tx, before.centerId, sessionFiscalYear({ startsAt }));
  const step = takeStep({ ...before, startsAt }, "schedule", { now, reportConfirmed });
  if (!step.ok) return step;
  const [refusal] = planRefusals({ ...before, startsAt, endsAt, answerBy }, step.value);
  if (refusal) return refuse(refusal);
  if (answerBy !== null && answerBy < tokyoDate(now)) return refuse("answer-by-passed");
  await tx.session.update({
    where: { id: before.id },
    data: {
      ...{ startsAt, endsAt, answerBy, documentNumber, state: step.value, stateReason: null },
      round: await roundOn(tx, before, startsAt),
      icalSequence: { increment: 1 },
      version: { increment: 1 },
    },
  });
  await lapseAnswers(tx, before, { startsAt }, now);
  await tx.datePoll.update({
    where: { id: poll.id },
    data: { state: "decided", decidedOptionId: optionId, closedAt: now },
  });
  const session = await lockSession(tx, before.prefectureId, before.id);
  return session ? ok({ ...session, startsAt }) : refuse("not-found");
}

/** Those asked as they are called on that date: from the roster in force then, else as the center's own people. */
export async function findCallees(
  tx: Tx,
  session: DatedSession,
  asked: readonly PollParticipant[],
): Promise<Recipient[]> {
  const roster = await findRoster(tx, session);
  const ids = asked.map(({ personId }) => personId);
  const onFile = new Set([
    ...roster.map(({ personId }) => personId),
    ...(await findPeople(tx, session, ids)).map(({ id }) => id),
  ]);
  const recipients = await findRecipients(
    tx,
    session,
    asked.filter(({ personId }) => onFile.has(personId)),
  );
  return recipients.ok ? recipients.value : [];
}

/** Who is called to a session already: before it was postponed. */
export async function findCalledBefore(tx: Tx, sessionId: string): Promise<Set<string>> {
  const rows = await tx.invitation.findMany({ where: { sessionId, revokedAt: null }, select: { personId: true } });
  return new Set(rows.map(({ personId }) => personId));
}

/** Mails the date to those asked who are not called now. Returns who got one. */
async function tellTheRest(
  ctx: StaffContext,
  tx: Tx,
  session: DatedSession,
  poll: PollWithReplies,
  { called, isCallable }: { called: ReadonlySet<string>; isCallable: boolean },
): Promise<string[]> {
  const now = ctx.now();
  const invited = await findCalledBefore(tx, session.id);
  const rest = poll.participants.flatMap((participant) => {
    const email = mailAddress(participant.person);
    return email && !called.has(participant.personId) ? [{ ...participant, email }] : [];
  });
  await tellDecision(
    ctx,
    tx,
    session,
    rest.map(({ personId }) => personId),
  );
  for (const participant of rest) {
    const { id: participantId, tokenGeneration, name, personId, email } = participant;
    if (invited.has(personId)) continue;
    const content = writeDecided(session, participant, isCallable ? "none" : "invitedLater", {
      settings: ctx.settings,
      now,
    });
    const to = { participantId, tokenGeneration, name, email };
    await queueMail(tx, pollMail("dateDecided", session, to, content), { now, mailFrom: ctx.settings.mailFrom });
  }
  return rest.map(({ id }) => id);
}
