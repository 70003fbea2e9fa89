import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import {
  type FeedScope,
  type FeedWithTarget,
  feedValidator,
  findFeedByToken,
  findFeedSessions,
} from "#app/adapters/db/feed-store.server.ts";
import { type FeedEntry, writeFeed } from "#app/adapters/ical/feed.server.ts";
import { type KeptFeed, keepFeed, keptFeed } from "#app/adapters/ical/kept-feeds.server.ts";
import { type FeedStanding, feedSpan, feedStanding, ownStanding } from "#app/domain/feed.ts";
import { centersReached, type StaffActor, sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { endOf } from "#app/domain/session.ts";
import { senderName } from "#app/mail/letter.ts";
import { feedDescription, feedName, feedTitle } from "#app/text/feeds.ts";
import type { AppContext } from "../context.ts";

/** What is read, by whose rights. */
interface Reading {
  /** Under which its calendar is kept. */
  key: string;
  name: string;
  scope: FeedScope;
  /** Who asked for it; null: it is a person's own, or anyone's. */
  asker: StaffActor | null;
}

type FeedSession = Awaited<ReturnType<typeof findFeedSessions>>[number];

/** The calendar behind a secret address, by the rights its asker has now. Changes nothing. */
export async function readFeed(ctx: AppContext, token: string): Promise<Result<KeptFeed, "unknown-link">> {
  const feed = await findFeedByToken(ctx.db, tokenHash(token));
  const reading = feed && (await readingOf(ctx, feed));
  return reading ? ok(await read(ctx, reading)) : refuse("unknown-link");
}

/** The trainings of a prefecture that anyone may read of and apply for. */
export async function readTrainingsFeed(
  ctx: AppContext,
  prefectureCode: string,
): Promise<Result<KeptFeed, "unknown-link">> {
  const prefecture = await ctx.db.prefecture.findUnique({ where: { code: prefectureCode } });
  if (!prefecture) return refuse("unknown-link");
  return ok(
    await read(ctx, {
      key: `trainings ${prefecture.id}`,
      name: feedName.trainings(prefecture.name),
      scope: { prefectureId: prefecture.id, of: { kind: "trainings" }, draftsOf: "none" },
      asker: null,
    }),
  );
}

/** Null for one that has ended: with its asker's account, or with the person's record. */
async function readingOf(ctx: AppContext, feed: FeedWithTarget): Promise<Reading | null> {
  const { id: key, prefectureId, kind, center, body, person, user } = feed;
  if (kind === "person") {
    if (!person || person.mergedIntoId || person.erasedAt) return null;
    const { name } = await ctx.db.prefecture.findUniqueOrThrow({ where: { id: prefectureId }, select: { name: true } });
    const of = { kind, personId: person.id };
    return { key, name: feedName.person(name), scope: { prefectureId, of, draftsOf: "none" }, asker: null };
  }
  if (!user || user.prefectureId !== prefectureId) return null;
  const asker = { ...user, userId: user.id };
  const draftsOf = centersReached(asker, "session.read");
  if (kind === "center") {
    const of = center && { kind, centerId: center.id };
    return of && { key, name: feedName.center(center.name), scope: { prefectureId, of, draftsOf }, asker };
  }
  const of = body && { kind, bodyId: body.id };
  return of && { key, name: feedName.body(body.name), scope: { prefectureId, of, draftsOf }, asker };
}

/** As it was written last, where nothing told has changed since: one query, and no calendar is written. */
async function read(ctx: AppContext, { key, name, scope, asker }: Reading): Promise<KeptFeed> {
  const now = ctx.now();
  const span = feedSpan(now);
  const validator = `${name} ${asker?.role} ${asker?.centerId} ${await feedValidator(ctx.db, scope, span)}`;
  const kept = keptFeed(key, validator, now);
  if (kept) return kept;
  const sessions = await findFeedSessions(ctx.db, scope, span);
  const entries = sessions.flatMap((session) => entryOf(ctx, session, { scope, asker }) ?? []);
  return keepFeed(key, validator, writeFeed({ name, entries }), now);
}

function entryOf(
  ctx: AppContext,
  session: FeedSession,
  { scope, asker }: Pick<Reading, "scope" | "asker">,
): FeedEntry | null {
  const { id, title, startsAt, endsAt, venue, onlineUrl, stateReason, center, createdAt, updatedAt } = session;
  const answer = session.invitations[0]?.currentResponse ?? null;
  const sight = asker ? sightOf(asker, session) : "published";
  const standing = standingOf(session, { scope, sight });
  if (!startsAt || !standing) return null;
  const isOwn = scope.of.kind === "person";
  const calledOff = standing.status === "cancelled";
  return {
    uid: session.icalUid,
    sequence: session.icalSequence,
    createdAt,
    changedAt: answer && answer.answeredAt > updatedAt ? answer.answeredAt : updatedAt,
    status: standing.status,
    title: feedTitle(title, standing.remark),
    startsAt,
    endsAt: endOf({ startsAt, endsAt }),
    place: venue,
    // Where to join is for the desk and for those called, to something that takes place.
    onlineUrl: (isOwn || sight === "whole") && !calledOff ? onlineUrl : null,
    // Why it is called off is for those called and for the desks, as its form promises.
    description: feedDescription({
      center: center.name,
      reason: calledOff && scope.of.kind !== "trainings" ? stateReason : null,
    }),
    url: pageOf(ctx.settings.baseUrl, id, scope),
    organizer: { name: senderName(center), email: ctx.settings.mailFrom },
  };
}

function standingOf(
  { state, invitations: [invitation] }: FeedSession,
  { scope, sight }: { scope: FeedScope; sight: ReturnType<typeof sightOf> },
): FeedStanding | null {
  if (sight === "none") return null;
  if (scope.of.kind !== "person") return feedStanding(state, sight);
  const { answer, seated } = invitation?.currentResponse ?? { answer: "pending" as const, seated: true };
  return ownStanding(state, { answer, seated });
}

/** Never a personal page: a feed's address is passed on more easily than a mail. */
function pageOf(baseUrl: string, id: string, { of: { kind } }: FeedScope): string | null {
  if (kind === "person") return null;
  return kind === "trainings" ? `${baseUrl}/courses/${id}` : `${baseUrl}/sessions/${id}`;
}
