import { countDecisionMails } from "#app/adapters/db/change-store.server.ts";
import { findEnder, findLastPoll, type PollWithReplies } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { isSilent, pollWindow } from "#app/domain/poll.ts";
import { type OptionStanding, rankOptions } from "#app/domain/poll-outlook.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type CallRefusal, callRefusal } from "#app/domain/session.ts";
import type { StaffContext } from "../context.ts";
import { askedOf, pollable } from "./read-poll.ts";
import { type CandidateWarning, warnOfCandidates } from "./warn-of-candidates.ts";

export interface ShownPoll {
  session: SessionWithPlan;
  mayWrite: boolean;
  /** Whether a poll can be started now. */
  mayStart: boolean;
  /** The last one; null before the first. */
  poll: PollWithReplies | null;
  /** late: the deadline has passed, only the desk enters replies. */
  window: "open" | "late" | "over";
  /** Who decided it, or gave it up, where one of the staff did. */
  endedBy: { name: string; isSelf: boolean } | null;
  /** The candidates, the best first. */
  ranked: OptionStanding[];
  /** Those asked who have a date left to mark. */
  silent: string[];
  warnings: CandidateWarning[];
  /** Once it is decided: why nobody was called to the date at once. */
  callRefusal: CallRefusal | null;
  /** Once it is decided: those asked who were called to the session. */
  called: string[];
  /** How many mails its decision sent: that call to the session, and that tell the date. */
  decisionMails: { invitation: number; dateDecided: number };
}

/** A session's poll as its desk sees it: who can come when, and how each date stands. */
export async function showPoll(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<ShownPoll, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const now = ctx.now();
  const poll = await findLastPoll(ctx.db, session.id);
  const mayWrite = may(ctx.actor, "session.write", session);
  const isOpen = poll?.state === "open";
  const ender = poll && (await findEnder(ctx.db, poll.id));
  const people = poll?.participants.map(askedOf) ?? [];
  const window = poll && pollWindow(poll, now);
  const personIds = poll?.participants.map(({ personId }) => personId) ?? [];
  const invited = await ctx.db.invitation.findMany({
    where: { sessionId: session.id, personId: { in: personIds }, revokedAt: null },
    select: { personId: true },
  });
  return ok({
    session,
    mayWrite,
    mayStart: mayWrite && !isOpen && pollable(session.state),
    poll,
    window: window?.ok ? window.value : "over",
    endedBy: ender && { name: ender.actorName, isSelf: ender.actorId === ctx.actor.userId },
    ranked: poll ? rankOptions(poll.options, people, poll.quorum, now) : [],
    silent: poll ? people.filter((asked) => isSilent(asked, poll.options)).map(({ id }) => id) : [],
    warnings: poll && isOpen ? await warnOfCandidates(ctx.db, session, poll.options, personIds) : [],
    callRefusal: callRefusal(session, now),
    called: invited.map(({ personId }) => personId),
    decisionMails: await countDecisionMails(ctx.db, session.id, poll?.closedAt ?? null),
  });
}
