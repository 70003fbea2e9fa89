import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { askForFeed } from "#app/use-cases/feeds/ask-for-feed.ts";
import { readFeed } from "#app/use-cases/feeds/read-feed.ts";
import { logicalLines } from "#tests/support/calendar.ts";
import type { TestContext } from "#tests/support/context.ts";

/** The token of a feed asked for by a member of staff. */
export async function tokenOfFeed(ctx: StaffContext, kind: "center" | "body", id: string): Promise<string> {
  const asked = await askForFeed(ctx, { kind, id });
  if (!asked.ok) throw new Error(asked.error);
  const feed = await ctx.db.feed.findUniqueOrThrow({ where: { id: asked.value.feedId } });
  return linkToken(ctx.settings.secret, feed);
}

/** A person's own feed, as if they had started it. */
export async function createOwnFeed(ctx: TestContext, person: { id: string; prefectureId: string }): Promise<string> {
  const id = randomUUID();
  const token = linkToken(ctx.settings.secret, { id, tokenGeneration: 0 });
  const { prefectureId, id: personId } = person;
  await ctx.db.feed.create({
    data: { id, prefectureId, kind: "person", personId, tokenHash: tokenHash(token), createdAt: ctx.now() },
  });
  return token;
}

/** What a feed says, line by line before folding; null where the address opens nothing. */
export async function linesOf(ctx: TestContext, token: string): Promise<string[] | null> {
  const read = await readFeed(ctx, token);
  return read.ok ? logicalLines(read.value.bytes.toString()) : null;
}

/** The titles in a feed, in its order; a title has its remark before it. */
export async function titlesOf(ctx: TestContext, token: string): Promise<string[] | null> {
  const lines = await linesOf(ctx, token);
  return lines ? lines.flatMap((line) => line.match(/^SUMMARY:(.*)/)?.[1] ?? []) : null;
}

/** Records an answer that holds, without the rules about seats. */
export async function answer(
  ctx: TestContext,
  invitation: { id: string },
  given: { answer: RsvpAnswer; seated?: boolean },
): Promise<void> {
  const proxyName = given.answer === "proxy" ? "代理 一郎" : null;
  const { id } = await ctx.db.response.create({
    data: { invitationId: invitation.id, via: "link", answeredAt: ctx.now(), proxyName, ...given },
  });
  await ctx.db.invitation.update({ where: { id: invitation.id }, data: { currentResponseId: id } });
}
