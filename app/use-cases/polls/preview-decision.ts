import { findOpenPoll, type PollParticipant, type PollWithReplies } from "#app/adapters/db/poll-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { type OptionStanding, standOption } from "#app/domain/poll.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { CallRefusal } from "#app/domain/session.ts";
import type { StaffContext } from "../context.ts";
import { callable } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { chosenOption, findCalledBefore, findCallees, timesOf } from "./decide-poll.ts";
import { askedOf, type PollRowRefusal } from "./read-poll.ts";

export interface DecisionPreview {
  session: DatedSession;
  poll: PollWithReplies;
  standing: OptionStanding;
  /** Those asked who cannot be called any more: not on file, or not the center's. */
  gone: string[];
  /** Those called to the session before it was postponed: they are told, not called again. */
  calledBefore: string[];
  callRefusal: CallRefusal | null;
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
  const session = { ...found, ...timesOf(option.value), state: "scheduled" as const };
  const open = callable(session, now);
  const callees = await findCallees(ctx.db, session, poll.participants);
  const onFile = new Set(callees.map(({ personId }) => personId));
  const before = await findCalledBefore(ctx.db, session.id);
  const ids = (people: readonly PollParticipant[]) => people.map(({ id }) => id);
  return ok({
    session,
    poll,
    standing: standOption(option.value, poll.participants.map(askedOf), poll.quorum, now),
    gone: ids(poll.participants.filter(({ personId }) => !onFile.has(personId))),
    calledBefore: ids(poll.participants.filter(({ personId }) => before.has(personId))),
    callRefusal: open.ok ? null : open.error,
  });
}
