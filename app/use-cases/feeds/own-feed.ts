import { randomUUID } from "node:crypto";
import { isFeedKey } from "#app/adapters/auth/feed-key.server.ts";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOwnFeed } from "#app/adapters/db/feed-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { feedPath } from "#app/domain/feed.ts";
import { linkFaded } from "#app/domain/link.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { type AppContext, transact } from "../context.ts";
import { giveNewAddress } from "./renew-feed.ts";

export type OwnFeedStep = "start" | "renew" | "end";
export type OwnFeedRefusal = "unknown-link" | "link-ended" | "no-feed" | "not-by-mail" | "too-many-attempts";

export interface ShownOwnFeed {
  demo: boolean;
  center: { name: string; section: string | null; phone: string | null; fax: string | null; email: string | null };
  /** Whether there is one already; null for whoever did not come by the mail to their own address. */
  started: boolean | null;
}

/**
 * Whether someone called subscribes to their own calendar. Changes nothing, and tells its address to nobody who only
 * looks: gateways open every link.
 */
export async function showOwnFeed(
  ctx: AppContext,
  { token, key }: { token: string; key: string },
): Promise<Result<ShownOwnFeed, "unknown-link" | "link-ended">> {
  const found = await findHolder(ctx, ctx.db, token);
  if (!found.ok) return found;
  const { personId, session } = found.value;
  const { prefecture, center } = session;
  const started = cameByMail(ctx, found.value, key) ? (await findOwnFeed(ctx.db, personId)) !== null : null;
  return ok({ demo: prefecture.demo, center, started });
}

const WINDOW_MS = 10 * 60 * 1000;
const MAX_STEPS = 30;

/**
 * Starts, renews or ends the calendar of somebody called, and tells its address; null once it has ended. Started twice,
 * it is the same one. An invitation's link may have been forwarded, and the calendar shows all they are called to: it
 * takes the `key` of the mail that `mailOwnFeed` sends. `address` is the client's, to count by.
 */
export async function changeOwnFeed(
  ctx: AppContext,
  { token, key, address, step }: { token: string; key: string; address: string; step: OwnFeedStep },
): Promise<Result<{ address: string | null }, OwnFeedRefusal>> {
  const now = ctx.now();
  const known = await findHolder(ctx, ctx.db, token);
  if (!known.ok) return known;
  const counted = `feed:${address}:${known.value.invitationId}`;
  if ((await countAttempt(ctx.db, counted, now, WINDOW_MS)) > MAX_STEPS) return refuse("too-many-attempts");
  return transact(ctx, async (tx) => {
    const found = await findHolder(ctx, tx, token);
    if (!found.ok) return found;
    if (!cameByMail(ctx, found.value, key)) return refuse("not-by-mail");
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

function cameByMail({ settings, now }: AppContext, { invitationId, email }: Holder, key: string): boolean {
  const day = tokyoDate(now());
  return email !== null && isFeedKey(settings.secret, key, { invitationId, address: email, day });
}

type Holder = Extract<Awaited<ReturnType<typeof findHolder>>, { ok: true }>["value"];

/** The person an invitation's link is of, as long as it holds and their record is on file. */
export async function findHolder(ctx: AppContext, tx: Tx, token: string) {
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      ...{ id: true, personId: true, role: true, revokedAt: true },
      ...{ name: true, organizationName: true, title: true, tokenGeneration: true },
      person: { select: { email: true, mergedIntoId: true, erasedAt: true } },
      session: {
        select: {
          ...{ id: true, prefectureId: true, centerId: true, startsAt: true, endsAt: true },
          prefecture: { select: { demo: true } },
          center: { select: { name: true, section: true, phone: true, fax: true, email: true } },
        },
      },
    },
  });
  if (!invitation) return refuse("unknown-link");
  const { id: invitationId, person, ...holder } = invitation;
  const { session } = holder;
  const gone = invitation.revokedAt || person.mergedIntoId || person.erasedAt;
  if (gone || linkFaded(session, ctx.now())) return refuse("link-ended");
  return ok({ ...holder, invitationId, email: person.email });
}
