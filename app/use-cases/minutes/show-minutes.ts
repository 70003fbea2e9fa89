import type { ListedFollowUp } from "#app/adapters/db/follow-up-store.server.ts";
import { findComments, type MinutesRecord, readContent } from "#app/adapters/db/minutes-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { hasTakenPlace, type MinutesEdition } from "#app/domain/minutes.ts";
import type { Paper } from "#app/domain/paper.ts";
import { may, sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { minutesPaper } from "#app/paper/minutes.ts";
import type { StaffContext } from "../context.ts";
import { findMinutesOfDay, type MinutesOfDay } from "./find-minutes.ts";
import type { MinutesRefusal } from "./lock-minutes.ts";

/** Where minutes stand; what is written in them goes out as their paper alone. */
export type MinutesStanding = Pick<
  MinutesRecord,
  "state" | "version" | "reviewBy" | "askedAt" | "confirmedAt" | "confirmedBy"
>;

export interface ShownMinutes {
  session: SessionWithPlan;
  /** False for another center's desk: it reads the open edition of confirmed minutes, and nothing else. */
  isOwn: boolean;
  mayWrite: boolean;
  /** Null before anything was written, and for another center's desk. */
  minutes: MinutesStanding | null;
  /** Whether minutes confirmed before are being looked at anew. */
  reopened: boolean;
  paper: Paper;
  edition: MinutesEdition;
  /** Characters that cannot be printed. */
  missing: string[];
  followUps: ListedFollowUp[];
  comments: Awaited<ReturnType<typeof findComments>>;
}

/** A session's minutes for a desk, with their paper in one edition as it would be printed now. */
export async function showMinutes(
  ctx: StaffContext,
  sessionId: string,
  edition: MinutesEdition,
): Promise<Result<ShownMinutes, MinutesRefusal>> {
  const found = await findReadable(ctx, sessionId, edition);
  if (!found.ok) return found;
  const { session, isOwn, minutes, paper, followUps, edition: read } = found.value;
  return ok({
    ...{ session, isOwn, paper, edition: read },
    mayWrite: may(ctx.actor, "session.write", session),
    minutes: isOwn && minutes ? standingOf(minutes) : null,
    reopened: isOwn && minutes !== null && minutes.state !== "confirmed" && minutes.content !== null,
    missing: await ctx.printer.missing([paper]),
    followUps: isOwn ? followUps : [],
    comments: isOwn ? await findComments(ctx.db, session.id) : [],
  });
}

/** Named one by one: a page's data can be read whole in its source, whatever the page shows of it. */
function standingOf({ state, version, reviewBy, askedAt, confirmedAt, confirmedBy }: MinutesRecord): MinutesStanding {
  return { state, version, reviewBy, askedAt, confirmedAt, confirmedBy };
}

/** What a member of staff may read of a session's minutes, and in which edition. */
export async function findReadable(ctx: StaffContext, sessionId: string, wanted: MinutesEdition) {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  const sight = sightOf(ctx.actor, session);
  if (sight === "none") return refuse("forbidden");
  if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
  const ofDay = await findMinutesOfDay(ctx.db, session);
  const isOwn = sight === "whole";
  if (!isOwn && ofDay.minutes?.state !== "confirmed") return refuse("forbidden");
  const edition = isOwn ? wanted : ("open" as const);
  return ok({ session, isOwn, edition, ...ofDay, paper: paperOf(ofDay, edition) });
}

/** Confirmed minutes as they were confirmed, others as they stand. */
export function paperOf({ minutes, facts }: Pick<MinutesOfDay, "minutes" | "facts">, edition: MinutesEdition): Paper {
  if (minutes?.state === "confirmed" && minutes.content) return readContent(minutes.content)[edition];
  return minutesPaper(facts, edition);
}
