import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOwnFeed } from "#app/adapters/db/feed-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { feedPath } from "#app/domain/feed.ts";
import { linkFaded } from "#app/domain/link.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, transact } from "../context.ts";
import { giveNewAddress } from "./renew-feed.ts";

export type OwnFeedStep = "start" | "renew" | "end";
export type OwnFeedRefusal = "unknown-link" | "link-ended" | "no-feed" | "too-many-attempts";

export interface ShownOwnFeed {
  demo: boolean;
  center: { name: string; section: string | null; phone: string | null; fax: string | null; email: string | null };
  /** Whether there is one already. Its address is told to nobody who only looks: gateways open every link. */
  started: boolean;
}

/** Whether someone called subscribes to their own calendar. Changes nothing. */
export async function showOwnFeed(
  ctx: AppContext,
  token: string,
): Promise<Result<ShownOwnFeed, "unknown-link" | "link-ended">> {
  const found = await findHolder(ctx, ctx.db, token);
  if (!found.ok) return found;
  const { personId, session } = found.value;
  const { prefecture, center } = session;
  return ok({ demo: prefecture.demo, center, started: (await findOwnFeed(ctx.db, personId)) !== null });
}

const WINDOW_MS = 10 * 60 * 1000;
const MAX_STEPS = 30;

/**
 * Starts, renews or ends the calendar of whoever holds an invitation's link, and tells its address; null once it has
 * ended. Started twice, it is the same one. `address` is the client's, to count by.
 */
export async function changeOwnFeed(
  ctx: AppContext,
  { token, address, step }: { token: string; address: string; step: OwnFeedStep },
): Promise<Result<{ address: string | null }, OwnFeedRefusal>> {
  const now = ctx.now();
  const known = await findHolder(ctx, ctx.db, token);
  if (!known.ok) return known;
  const counted = `feed:${address}:${known.value.invitationId}`;
  if ((await countAttempt(ctx.db, counted, now, WINDOW_MS)) > MAX_STEPS) return refuse("too-many-attempts");
  return transact(ctx, async (tx) => {
    const found = await findHolder(ctx, tx, token);
    if (!found.ok) return found;
    const { personId, invitationId, role, session } = found.value;
    const { prefectureId, centerId } = session;
    const audit = (subjectId: string, action: string) =>
      recordAudit(
        tx,
        { kind: "participant", id: invitationId, role: participantRoleLabel[role] },
        { now, requestId: ctx.requestId },
        { prefectureId, centerId, action, subject: "Feed", subjectId },
      );
    const feed = await findOwnFeed(tx, personId);
    if (step === "start") {
      if (feed) return ok({ address: addressOf(ctx, feed) });
      const id = randomUUID();
      const tokenOf = linkToken(ctx.settings.secret, { id, tokenGeneration: 0 });
      await tx.feed.create({
        data: { id, prefectureId, kind: "person", personId, tokenHash: tokenHash(tokenOf), createdAt: now },
      });
      await audit(id, "feed.ask");
      return ok({ address: addressOf(ctx, { id, tokenGeneration: 0 }) });
    }
    if (!feed) return refuse("no-feed");
    if (step === "end") {
      await tx.feed.update({ where: { id: feed.id }, data: { revokedAt: now } });
      await audit(feed.id, "feed.end");
      return ok({ address: null });
    }
    const tokenGeneration = await giveNewAddress(tx, ctx.settings.secret, feed);
    await audit(feed.id, "feed.renew");
    return ok({ address: addressOf(ctx, { id: feed.id, tokenGeneration }) });
  });
}

function addressOf({ settings }: AppContext, feed: { id: string; tokenGeneration: number }): string {
  return settings.baseUrl + feedPath(linkToken(settings.secret, feed));
}

/** The person an invitation's link is of, as long as it holds and their record is on file. */
async function findHolder(ctx: AppContext, tx: Tx, token: string) {
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      ...{ id: true, personId: true, role: true, revokedAt: true },
      person: { select: { mergedIntoId: true, erasedAt: true } },
      session: {
        select: {
          ...{ prefectureId: true, centerId: true, startsAt: true, endsAt: true },
          prefecture: { select: { demo: true } },
          center: { select: { name: true, section: true, phone: true, fax: true, email: true } },
        },
      },
    },
  });
  if (!invitation) return refuse("unknown-link");
  const { id: invitationId, personId, role, person, session } = invitation;
  const gone = invitation.revokedAt || person.mergedIntoId || person.erasedAt;
  if (gone || linkFaded(session, ctx.now())) return refuse("link-ended");
  return ok({ invitationId, personId, role, session });
}
