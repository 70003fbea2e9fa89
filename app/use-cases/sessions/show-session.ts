import { countUntold, type Untold } from "#app/adapters/db/change-store.server.ts";
import { findItemsInMinutes, findMinutes } from "#app/adapters/db/minutes-store.server.ts";
import { findSession, isReportConfirmed, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { hasTakenPlace } from "#app/domain/minutes.ts";
import { may, sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { sessionFiscalYear } from "#app/domain/session.ts";
import type { StaffContext } from "../context.ts";
import { type Carried, findCarried } from "./find-carried.ts";
import { publishedAgenda } from "./publish-agenda.ts";

export interface ShownSession {
  session: SessionWithPlan;
  /** Whether the desk's own parts are shown: note, drafts, roster, answers. */
  isOwn: boolean;
  mayWrite: boolean;
  /** Whether those called can be told of changes. */
  mayTell: boolean;
  reportConfirmed: boolean;
  /** How many people have been called; not told to other desks. */
  called: number;
  /** Of them, those that nothing was ever sent to. */
  unsent: number;
  /** Those called who do not know how it stands; not told to other desks. */
  untold: Untold;
  /** Where its agenda items were carried from and to, by their ids; not told to other desks. */
  carried: Record<string, Carried>;
  /** The agenda items of which the minutes tell, by their ids: they stay. Not told to other desks. */
  inMinutes: string[];
  /** Whether another desk can read the minutes: confirmed, and their open edition. */
  opensMinutes: boolean;
}

const NOBODY: Untold = { changed: 0, uncalled: 0 };

/** A session as this member of staff may see it: whole for its own desk, the published part for others. */
export async function showSession(
  ctx: StaffContext,
  id: string,
): Promise<Result<ShownSession, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, id);
  if (!session) return refuse("not-found");
  const sight = sightOf(ctx.actor, session);
  if (sight === "none") return refuse("forbidden");
  const isOwn = sight === "whole";
  const reportConfirmed = await isReportConfirmed(ctx.db, session.centerId, sessionFiscalYear(session));
  const mayWrite = may(ctx.actor, "session.write", session) && !reportConfirmed && session.state !== "cancelled";
  if (!isOwn)
    return ok({
      session: publishedPart(session, await publishedAgenda(ctx.db, session)),
      isOwn,
      mayWrite,
      mayTell: false,
      reportConfirmed,
      called: 0,
      unsent: 0,
      untold: NOBODY,
      carried: {},
      inMinutes: [],
      opensMinutes: hasTakenPlace(session, ctx.now()) && (await findMinutes(ctx.db, id))?.state === "confirmed",
    });
  const isCalled = { sessionId: session.id, revokedAt: null };
  const called = await ctx.db.invitation.count({ where: isCalled });
  const unsent = await ctx.db.invitation.count({ where: { ...isCalled, sentAt: null } });
  const { prefectureId } = session;
  const untold = (await countUntold(ctx.db, { prefectureId, sessionId: id }, ctx.now())).get(id) ?? NOBODY;
  const carried = await findCarried(ctx.db, session.id);
  return ok({
    ...{ session, isOwn, mayWrite, reportConfirmed, called, unsent, untold, carried },
    mayTell: may(ctx.actor, "invitation.write", session),
    inMinutes: await findItemsInMinutes(ctx.db, session.id),
    opensMinutes: false,
  });
}

/**
 * What other centers see: neither closed agenda items nor roster names, nor what is for the desk (its note) or for
 * those called (お知らせ, the way into an online meeting). Named one by one, so that a column added is published by
 * nobody's oversight.
 */
function publishedPart(session: SessionWithPlan, agenda: SessionWithPlan["agenda"]): SessionWithPlan {
  const { id, prefectureId, centerId, category, state, format, title, series, round, theme } = session;
  const { startsAt, endsAt, venue, capacity, onlineCapacity, answerBy, stateReason } = session;
  const { headcountBasis, headcount, version, remindsSilent, remindsComing } = session;
  const { center, bodies, coHosts, tags, searchKey, icalUid, icalSequence, createdAt, updatedAt } = session;
  return {
    ...{ id, prefectureId, centerId, category, state, format, title, series, round, theme },
    ...{ startsAt, endsAt, venue, capacity, onlineCapacity, answerBy, stateReason },
    ...{ headcountBasis, headcount, version, remindsSilent, remindsComing },
    ...{ center, bodies, coHosts, tags, searchKey, icalUid, icalSequence, createdAt, updatedAt, agenda },
    note: null,
    notice: null,
    onlineUrl: null,
    documentNumber: null,
    plannedFor: null,
    plannedOn: null,
    materialsSentAt: null,
    receptionMinutes: null,
    expenses: null,
    certificateMinutes: null,
  };
}

export type { SessionWithPlan };
