import { findOwnRequest } from "#app/adapters/db/join-request-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { runningTimes } from "#app/domain/agenda.ts";
import { type AskRefusal, askRefusal, isTraining, type JoinState, takeJoinStep } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { rsvpClosed } from "#app/domain/rsvp.ts";
import { isPublished } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { publishedAgenda } from "../sessions/publish-agenda.ts";

/** A training as every center of the prefecture may read it. */
export type PublishedTraining = ReturnType<typeof publishedPart>;

export interface ShownTraining {
  training: PublishedTraining;
  /** Whether the reader's own desk leads it, and works on it elsewhere. */
  isOwn: boolean;
  mayAsk: boolean;
  /** Why asking is refused now; null while it is not. */
  refusal: AskRefusal | null;
  /** Whether their own request can be taken back now, or once accepted, the place given up. */
  mayWithdraw: boolean;
  /** The reader's own request. */
  request: Awaited<ReturnType<typeof findOwnRequest>>;
}

/** The published part of a training, with the reader's own request to take part. A meeting is none. */
export async function showTraining(
  ctx: StaffContext,
  id: string,
): Promise<Result<ShownTraining, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, id);
  if (!session || !isTraining(session.category) || !isPublished(session.state)) return refuse("not-found");
  if (!may(ctx.actor, "session.readPublished", session)) return refuse("forbidden");
  const request = await findOwnRequest(ctx.db, session.id, ctx.actor.userId);
  const asker = { centerId: ctx.actor.centerId, earlier: request?.state ?? null };
  return ok({
    training: publishedPart(session, await publishedAgenda(ctx.db, session)),
    isOwn: session.centerId === ctx.actor.centerId,
    mayAsk: may(ctx.actor, "joinRequest.write", session),
    refusal: askRefusal(session, asker, ctx.now()),
    mayWithdraw: request !== null && mayWithdraw(request.state, session, ctx.now()),
    request,
  });
}

function mayWithdraw(state: JoinState, session: SessionWithPlan, now: Instant): boolean {
  return takeJoinStep(state, "withdraw").ok && (state === "requested" || rsvpClosed(session, now).ok);
}

/** Named one by one, so that a column added to sessions is published by nobody's oversight. */
function publishedPart(session: SessionWithPlan, agenda: SessionWithPlan["agenda"]) {
  const { id, title, series, round, theme, category, state, stateReason, format, startsAt, endsAt, venue } = session;
  const { name, section, phone, fax, email } = session.center;
  const periods = periodsOf(session);
  return {
    ...{ id, title, series, round, theme, category, state, stateReason, format, startsAt, endsAt, venue },
    ...{ capacity: session.capacity, onlineCapacity: session.onlineCapacity, answerBy: session.answerBy },
    center: { name, section, phone, fax, email },
    coHosts: session.coHosts.map(({ center }) => center.name),
    tags: session.tags.map(({ kind, value }) => ({ kind, value })),
    agenda: agenda.map(({ id, part, title, presenter, presenterRole, minutes }) => {
      return { id, part, title, presenter, presenterRole, minutes, period: periods.get(id) ?? null };
    }),
  };
}

/** When each item runs, closed ones too: they take their time among the others. */
function periodsOf({ startsAt, agenda }: SessionWithPlan) {
  const times = runningTimes(startsAt, agenda);
  return new Map(times?.map((period, index) => [agenda[index]?.id, period]));
}
