import { findOpenPoll, type PollParticipant, type PollWithReplies } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { type OptionStanding, standOption } from "#app/domain/poll-outlook.ts";
import type { Candidate } from "#app/domain/poll-plan.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { CallRefusal } from "#app/domain/session.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { callable } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { chosenOption, findCalledBefore, findCallees, roundOn, timesOf } from "./decide-poll.ts";
import { askedOf, type PollRowRefusal } from "./read-poll.ts";
import { type CandidateWarning, warnOfCandidates } from "./warn-of-candidates.ts";

export interface DecisionPreview {
  /** As it would be; its answer deadline stays where the day does. */
  session: DatedSession;
  poll: PollWithReplies;
  standing: OptionStanding;
  /** Those asked who cannot be called any more: not on file, or not the center's. */
  gone: string[];
  /** Those called to the session before it was postponed: they are told, not called again. */
  calledBefore: string[];
  callRefusal: CallRefusal | null;
  warnings: CandidateWarning[];
  /** The round it would be given; null where it has one, or none can be told. */
  newRound: number | null;
}

/** What deciding for a date would do. Changes nothing. */
export async function previewDecision(
  ctx: StaffContext,
  input: { sessionId: string; optionId: string },
): Promise<Result<DecisionPreview, PollRowRefusal | "candidate-needed" | "candidate-passed">> {
  const now = ctx.now();
  const found = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!found) return refuse("not-found");
  if (!may(ctx.actor, "session.write", found)) return refuse("forbidden");
  const poll = await findOpenPoll(ctx.db, found.id);
  if (!poll) return refuse("poll-over");
  const option = chosenOption(poll, input.optionId, now);
  if (!option.ok) return option;
  const session = {
    ...found,
    ...timesOf(option.value),
    answerBy: keptDeadline(found, option.value, now),
    state: "scheduled" as const,
  };
  const open = callable(session, now);
  const callees = await findCallees(ctx.db, session, poll.participants);
  const onFile = new Set(callees.map(({ personId }) => personId));
  const before = await findCalledBefore(ctx.db, session.id);
  const personIds = poll.participants.map(({ personId }) => personId);
  const ids = (people: readonly PollParticipant[]) => people.map(({ id }) => id);
  return ok({
    session,
    poll,
    standing: standOption(option.value, poll.participants.map(askedOf), poll.quorum, now),
    gone: ids(poll.participants.filter(({ personId }) => !onFile.has(personId))),
    calledBefore: ids(poll.participants.filter(({ personId }) => before.has(personId))),
    callRefusal: open.ok ? null : open.error,
    warnings: await warnOfCandidates(ctx.db, found, [option.value], personIds),
    newRound: found.round === null ? await roundOn(ctx.db, found, option.value.startsAt) : null,
  });
}

/** The answer deadline was given for the session's day: on another, or once it is over, it says nothing. */
function keptDeadline({ startsAt, answerBy }: SessionWithPlan, option: Candidate, now: Instant): IsoDate | null {
  const isSameDay = startsAt !== null && tokyoDate(startsAt) === tokyoDate(option.startsAt);
  return isSameDay && answerBy !== null && answerBy >= tokyoDate(now) ? answerBy : null;
}
