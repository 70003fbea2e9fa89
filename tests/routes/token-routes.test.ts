import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import routes from "#app/routes.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  createCenter,
  createInvitation,
  createPerson,
  createPoll,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { answer, createOwnFeed } from "#tests/use-cases/feeds/feed-world.ts";

type Entry = { path?: string; file: string; children?: Entry[] };

/** Every address that holds a personal token. The administrator's set-up link is none. */
const WITH_TOKEN = (routes as Entry[])
  .flatMap((entry) => [entry, ...(entry.children ?? [])])
  .flatMap(({ path, file }) => (path?.includes(":token") && !path.startsWith("setup/") ? [{ path, file }] : []));

/** One token of every kind that opens something, by the first part of its address. */
async function world() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const person = await createPerson(ctx, center);
  const session = await createSession(ctx, center, { category: "training", onlineUrl: "https://meet.example.jp/own" });
  const { prefectureId } = center;
  const material = await ctx.db.material.create({
    data: {
      ...{ prefectureId, sessionId: session.id, position: 1, title: "資料", fileName: "a.pdf", forInvitees: true },
      ...{ mediaType: "application/pdf", byteSize: 1, sha256: "a".repeat(64) },
    },
  });
  const invitation = await createInvitation(ctx, session, person);
  await answer(ctx, invitation, { answer: "proxy" });
  const { currentResponseId } = await ctx.db.invitation.findUniqueOrThrow({ where: { id: invitation.id } });
  const made = (id: string) => ({ id, tokenHash: tokenHash(tokenFor(ctx, id)) });
  const [proxyId, applicationId] = [randomUUID(), randomUUID()];
  await ctx.db.proxy.create({
    data: {
      ...made(proxyId),
      ...{ prefectureId, invitationId: invitation.id, responseId: currentResponseId ?? "", createdAt: ctx.now() },
    },
  });
  const ofRecruitment = { prefectureId, sessionId: session.id };
  await ctx.db.recruitment.create({
    data: { ...ofRecruitment, closesOn: "2026-06-20", purpose: "受講の管理", createdAt: ctx.now() },
  });
  await ctx.db.application.create({
    data: {
      ...{ ...made(applicationId), ...ofRecruitment, organizationName: "病院", organizationKey: "病院" },
      ...{ contactName: "釧路 花子", contactEmail: "hanako@hospital.example.jp", appliedAt: ctx.now() },
    },
  });
  const polled = await createSession(ctx, center, { state: "polling", startsAt: null, endsAt: null });
  const poll = await createPoll(ctx, polled, [person]);
  const tokens: Record<string, string> = {
    r: tokenOf(ctx, invitation),
    p: tokenFor(ctx, poll.participants[0]?.id ?? ""),
    proxy: tokenFor(ctx, proxyId),
    a: tokenFor(ctx, applicationId),
    feeds: await createOwnFeed(ctx, person),
  };
  return { ctx, materialId: material.id, tokens };
}

function tokenFor(ctx: TestContext, id: string): string {
  return linkToken(ctx.settings.secret, { id, tokenGeneration: 0 });
}

test("there are such addresses, each of a kind that is known here", async () => {
  const { tokens } = await world();
  expect(WITH_TOKEN.length).toBeGreaterThanOrEqual(6);
  expect(WITH_TOKEN.filter(({ path }) => !tokens[path.split("/")[0] ?? ""])).toEqual([]);
});

test.each(WITH_TOKEN)("GET and HEAD of /$path change nothing, whatever the token opens", async ({ path, file }) => {
  const { ctx, materialId, tokens } = await world();
  const { loader } = await import(/* @vite-ignore */ `../../app/${file}`);
  const before = dump(ctx);
  for (const token of [tokens[path.split("/")[0] ?? ""] ?? "", "x".repeat(32)]) {
    const url = `https://renkei.example.jp/${path.replace(":token", token).replace(":materialId", materialId)}`;
    for (const method of ["GET", "HEAD"]) {
      const context = { app: ctx, nonce: "", address: "192.0.2.1", asData: false, drained: async () => true };
      const args = { request: new Request(url, { method }), params: { token, materialId }, context };
      const answered = await Promise.resolve(loader(args)).catch((thrown: unknown) => thrown);
      // A page, a file, a redirect or a refusal; anything else is a fault of the page.
      if (answered instanceof Error) throw answered;
      expect(dump(ctx)).toEqual(before);
    }
  }
});
