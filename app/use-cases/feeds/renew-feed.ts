import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findFeed } from "#app/adapters/db/feed-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutFeed } from "./end-feed.ts";

/** Gives a feed a new address, which ends the old one. Only who asked for it: nobody else has subscribed to it. */
export function renewFeed(
  ctx: StaffContext,
  { feedId }: { feedId: string },
): Promise<Result<null, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const feed = await findFeed(tx, ctx.actor.prefectureId, feedId);
    if (!feed || feed.userId !== ctx.actor.userId) return refuse("not-found");
    const about = aboutFeed(feed);
    // They may have gone to another desk since: what they have stays as it is, but nothing new is given out.
    if (!may(ctx.actor, "feed.write", about)) return refuse("forbidden");
    const tokenGeneration = await giveNewAddress(tx, ctx.settings.secret, feed);
    await auditStaff(ctx, tx, {
      ...{ ...about, action: "feed.renew" },
      before: { tokenGeneration: feed.tokenGeneration },
      after: { tokenGeneration },
    });
    return ok(null);
  });
}

/** The next generation of a feed's token; gives its number. */
export async function giveNewAddress(
  tx: Tx,
  secret: string,
  feed: { id: string; tokenGeneration: number },
): Promise<number> {
  const { id } = feed;
  const tokenGeneration = feed.tokenGeneration + 1;
  const hash = tokenHash(linkToken(secret, { id, tokenGeneration }));
  await tx.feed.update({ where: { id }, data: { tokenGeneration, tokenHash: hash } });
  return tokenGeneration;
}
