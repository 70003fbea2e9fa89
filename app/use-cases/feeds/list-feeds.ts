import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import { type FeedWithTarget, findFeedsOf } from "#app/adapters/db/feed-store.server.ts";
import { type DeskFeedKind, feedPath, trainingsFeedPath } from "#app/domain/feed.ts";
import { centersReached } from "#app/domain/permission.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { feedName } from "#app/text/feeds.ts";
import type { AppContext, StaffContext } from "../context.ts";

export interface ListedFeed {
  id: string;
  kind: DeskFeedKind;
  /** The center or body. */
  targetId: string;
  name: string;
  /** The whole address; whoever has it reads the calendar. */
  address: string;
  since: Instant;
}

export interface FeedList {
  feeds: ListedFeed[];
  /** The calendars one may ask for; a body with its center where there are several. */
  choices: { kind: DeskFeedKind; id: string; name: string; centerName: string | null }[];
  /** Anyone's: the prefecture's open trainings. */
  trainings: { name: string; address: string };
}

/** The calendars a member of staff subscribes to, and those they could. */
export async function listFeeds(ctx: StaffContext): Promise<FeedList> {
  const { db, actor, settings } = ctx;
  const { prefectureId } = actor;
  const reach = centersReached(actor, "feed.write");
  const ofCenter = reach === "all" ? {} : { id: reach === "none" ? "" : reach.centerId };
  const today = tokyoDate(ctx.now());
  const [prefecture, feeds, centers] = await Promise.all([
    db.prefecture.findUniqueOrThrow({ where: { id: prefectureId }, select: { code: true, name: true } }),
    findFeedsOf(db, actor.userId),
    db.healthCenter.findMany({
      where: { prefectureId, ...ofCenter },
      select: {
        id: true,
        name: true,
        bodies: {
          where: { OR: [{ endsOn: null }, { endsOn: { gte: today } }] },
          select: { id: true, name: true },
          orderBy: [{ position: "asc" }, { name: "asc" }],
        },
      },
      orderBy: { position: "asc" },
    }),
  ]);
  const centerNameOf = (name: string) => (centers.length > 1 ? name : null);
  return {
    feeds: feeds.flatMap((feed) => listed(feed, settings) ?? []),
    choices: [
      ...centers.map(({ id, name }) => ({ kind: "center" as const, id, name, centerName: null })),
      ...centers.flatMap(({ name: center, bodies }) =>
        bodies.map(({ id, name }) => ({ kind: "body" as const, id, name, centerName: centerNameOf(center) })),
      ),
    ],
    trainings: trainingsFeed(ctx, prefecture),
  };
}

/** The calendar of the open trainings, which anyone may read. */
export function trainingsFeed({ settings }: AppContext, { code, name }: { code: string; name: string }) {
  return { name: feedName.trainings(name), address: settings.baseUrl + trainingsFeedPath(code) };
}

function listed(feed: FeedWithTarget, { baseUrl, secret }: StaffContext["settings"]): ListedFeed | null {
  const { id, kind, center, body, createdAt } = feed;
  const target = center ?? body;
  if (!target || kind === "person") return null;
  const name = center ? feedName.center(center.name) : feedName.body(target.name);
  return {
    id,
    kind,
    targetId: target.id,
    name,
    address: baseUrl + feedPath(linkToken(secret, feed)),
    since: createdAt,
  };
}
