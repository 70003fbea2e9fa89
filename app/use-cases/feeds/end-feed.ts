import { findFeed } from "#app/adapters/db/feed-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

type FoundFeed = NonNullable<Awaited<ReturnType<typeof findFeed>>>;

/** Ends an address: one's own, or that of a person on one's desk's file. From then on it opens nothing. */
export function endFeed(
  ctx: StaffContext,
  { feedId }: { feedId: string },
): Promise<Result<{ personId: string | null }, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const feed = await findFeed(tx, ctx.actor.prefectureId, feedId);
    if (!feed) return refuse("not-found");
    const { person } = feed;
    if (feed.userId !== ctx.actor.userId && !(person && may(ctx.actor, "person.write", person))) {
      return refuse("forbidden");
    }
    await tx.feed.update({ where: { id: feed.id }, data: { revokedAt: ctx.now() } });
    await auditStaff(ctx, tx, { ...aboutFeed(feed), action: "feed.end" });
    return ok({ personId: person?.id ?? null });
  });
}

/** What an audit record about a feed names. */
export function aboutFeed({ id, prefectureId, center, body, person }: FoundFeed) {
  const centerId = center?.id ?? body?.centerId ?? person?.centerId ?? null;
  return { prefectureId, centerId, subject: "Feed", subjectId: id };
}
