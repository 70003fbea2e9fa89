import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { DeskFeedKind } from "#app/domain/feed.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export type AskForFeedRefusal = "not-found" | "forbidden";

/** Gives a member of staff a secret address of a center's or body's calendar; the one they have, if they have one. */
export function askForFeed(
  ctx: StaffContext,
  { kind, id }: { kind: DeskFeedKind; id: string },
): Promise<Result<{ feedId: string }, AskForFeedRefusal>> {
  return transact(ctx, async (tx) => {
    const { prefectureId, userId } = ctx.actor;
    const where = { id, prefectureId };
    const centerId =
      kind === "center"
        ? (await tx.healthCenter.findFirst({ where, select: { id: true } }))?.id
        : (await tx.body.findFirst({ where, select: { centerId: true } }))?.centerId;
    if (!centerId) return refuse("not-found");
    if (!may(ctx.actor, "feed.write", { prefectureId, centerId })) return refuse("forbidden");
    const of = kind === "center" ? { centerId: id } : { bodyId: id };
    const held = await tx.feed.findFirst({ where: { kind, userId, revokedAt: null, ...of }, select: { id: true } });
    if (held) return ok({ feedId: held.id });
    const feedId = randomUUID();
    const hash = tokenHash(linkToken(ctx.settings.secret, { id: feedId, tokenGeneration: 0 }));
    const data = { id: feedId, prefectureId, kind, userId, tokenHash: hash, createdAt: ctx.now(), ...of };
    await tx.feed.create({ data });
    await auditStaff(ctx, tx, {
      ...{ prefectureId, centerId, action: "feed.ask", subject: "Feed", subjectId: feedId },
      after: { kind, ...of },
    });
    return ok({ feedId });
  });
}
