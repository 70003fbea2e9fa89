import { randomUUID } from "node:crypto";
import { findOpenPoll } from "#app/adapters/db/poll-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import type { PollNeed } from "#app/domain/poll.ts";
import { type Candidate, type PollPlanFault, pollPlanFaults } from "#app/domain/poll-plan.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { takeStep } from "#app/domain/session.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { findRecipients } from "../invitations/find-recipients.ts";
import { askPeople } from "./ask-people.ts";
import { firstDay } from "./propose-poll.ts";
import { aboutPoll, pollable } from "./read-poll.ts";

export interface PollPerson {
  personId: string;
  role: ParticipantRole | null;
  need: PollNeed;
}

export interface PollInput {
  sessionId: string;
  candidates: readonly Candidate[];
  people: readonly PollPerson[];
  message: string | null;
  answerBy: IsoDate;
  quorum: number | null;
}

export type OpenPollRefusal =
  | "not-found"
  | "forbidden"
  | "not-pollable"
  | "poll-open"
  | "unknown-person"
  | PollPlanFault["refusal"];

/** Starts a poll and queues the mails that ask, or changes nothing. A session never has two polls open. */
export async function openPoll(
  ctx: StaffContext,
  input: PollInput,
): Promise<Result<{ pollId: string; mails: number }, OpenPollRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    if (!pollable(session.state)) return refuse("not-pollable");
    if (await findOpenPoll(tx, session.id)) return refuse("poll-open");
    const needs = input.people.map(({ need }) => need);
    const [fault] = pollPlanFaults({ ...input, needs }, now);
    if (fault) return refuse(fault.refusal);
    const startsAt = firstDay(session, input.candidates, now);
    const recipients = await findRecipients(tx, { ...session, startsAt }, input.people);
    if (!recipients.ok) return recipients;

    const needOf = new Map(input.people.map(({ personId, need }) => [personId, need]));
    const people = recipients.value.map((to) => ({ ...to, need: needOf.get(to.personId) ?? ("required" as const) }));
    const { message, answerBy, quorum } = input;
    const poll = { id: randomUUID(), message, answerBy, quorum };
    const options = input.candidates.map(({ startsAt, endsAt }, position) => ({ position, startsAt, endsAt }));
    await tx.datePoll.create({
      data: {
        ...poll,
        prefectureId: session.prefectureId,
        sessionId: session.id,
        createdAt: now,
        options: { create: options },
      },
    });
    const asked = await askPeople(ctx, tx, session, { ...poll, options: byTime(options) }, people, 0);
    const step = takeStep(session, "openPoll", { now, reportConfirmed: false });
    const state = step.ok ? step.value : session.state;
    await tx.session.update({ where: { id: session.id }, data: { state, version: { increment: 1 } } });
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.open",
      before: { state: session.state },
      after: { state, answerBy, quorum, options, participants: asked.participants },
    });
    return ok({ pollId: poll.id, mails: asked.mails });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

function byTime<C extends Candidate>(candidates: readonly C[]): C[] {
  return [...candidates].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
