import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { CODE_BYTES, certificateCodeOf } from "#app/domain/certificate.ts";
import { network, putOffGuesses } from "#app/http/unknown-links.server.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { createCenter, createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";
import { createOwnFeed } from "#tests/use-cases/feeds/feed-world.ts";

/** A server that finds no token but those given, and says 410 to those ended. */
async function serve() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const person = await createPerson(ctx, center);
  const session = await createSession(ctx, center);
  const invitation = await createInvitation(ctx, session, person);
  const feed = await createOwnFeed(ctx, person);
  const live = tokenOf(ctx, invitation);
  const ended = await createInvitation(ctx, session, await createPerson(ctx, center), { revokedAt: ctx.now() });
  const app = express().set("trust proxy", true).use(putOffGuesses(ctx));
  app.use((request, response) => {
    const known =
      request.path.includes(live) || request.path.includes(feed) || !/^\/(r|p|a|proxy|feeds)\//i.test(request.path);
    response.status(known ? 200 : request.path.includes(tokenOf(ctx, ended)) ? 410 : 404).send("page");
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, { method = "GET", from = "192.0.2.1" } = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { "X-Forwarded-For": from } });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const wearOut = async (from?: string) => {
    for (let i = 0; i < 60; i += 1) expect((await ask(`/r/${i}`, { ...(from ? { from } : {}) })).status).toBe(404);
  };
  return { ctx, live, feed, ended: tokenOf(ctx, ended), ask, wearOut };
}

test("the 61st link that opens nothing is put off, by any method, always with the same answer", async () => {
  const { ctx, ended, ask, wearOut } = await serve();
  const before = dump(ctx);
  await wearOut();
  const answers = await Promise.all(
    [
      "/r/x",
      "/R/x",
      "/%72/x",
      `/r/${ended}`,
      "/r/x/calendar.ics",
      "/p/x",
      "/proxy/x",
      "/a/x",
      "/feeds/x.ics",
      "/feeds/x.ics.data",
      "/r/%E0%A4%A",
    ].map((path) => ask(path)),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 429));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]?.headers.get("Retry-After")).toBe("600");
  expect(answers[0]?.headers.get("Cache-Control")).toBe("no-store");
  expect((await ask("/r/x", { method: "POST" })).status).toBe(429);
  expect((await ask("/r/x", { method: "HEAD" })).status).toBe(429);
  expect(dump(ctx)).toEqual(before);
});

test("whoever holds a link that opens something is let through, though others at the address guess", async () => {
  const { live, feed, ask, wearOut } = await serve();
  await wearOut();
  expect((await ask(`/r/${live}`)).status).toBe(200);
  expect((await ask(`/r/${live}.data`)).status).toBe(200);
  expect((await ask(`/r/${live}`, { method: "POST" })).status).toBe(200);
  expect((await ask(`/feeds/${feed}.ics`)).status).toBe(200);
  expect((await ask("/feeds")).status).toBe(200);
  expect((await ask("/login")).status).toBe(200);
  // A link is one of its own kind alone.
  expect((await ask(`/p/${live}`)).status).toBe(429);
  expect((await ask(`/feeds/${live}.ics`)).status).toBe(429);
});

test("another address is not concerned, and after ten minutes the first is let in again", async () => {
  const { ctx, ask, wearOut } = await serve();
  await wearOut();
  expect((await ask("/r/x", { from: "192.0.2.2" })).status).toBe(404);
  ctx.at("2026-06-01T09:09:59+09:00");
  expect((await ask("/r/x")).status).toBe(429);
  ctx.at("2026-06-01T09:10:00+09:00");
  expect((await ask("/r/x")).status).toBe(404);
});

test("links that ended count as those that never were; links that open something do not count", async () => {
  const { live, ended, ask } = await serve();
  for (let i = 0; i < 70; i += 1) expect((await ask(`/r/${live}`)).status).toBe(200);
  for (let i = 0; i < 60; i += 1) expect((await ask(`/r/${ended}`)).status).toBe(410);
  expect((await ask(`/r/${ended}`)).status).toBe(429);
});

test("of IPv6, whoever changes the half that is theirs is the same still", async () => {
  const { ask, wearOut } = await serve();
  await wearOut("2001:db8:1:2:aaaa::1");
  expect((await ask("/r/x", { from: "2001:db8:1:2:ffff:1:2:3" })).status).toBe(429);
  expect((await ask("/r/x", { from: "2001:db8:1:3::1" })).status).toBe(404);
  expect((await ask("/r/x", { from: "::1" })).status).toBe(404);
});

test("a token has 192 bits, and the database keeps its digest alone", () => {
  const token = linkToken("secret", { id: randomUUID(), tokenGeneration: 0 });
  expect(Buffer.from(token, "base64url")).toHaveLength(24);
  expect(24 * 8).toBeGreaterThanOrEqual(128);
  expect(tokenHash(token)).not.toContain(token);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  [undefined, "unknown"],
])("attempts of %s are counted by %s", (address, counted) => {
  expect(network(address)).toBe(counted);
});

test("of the numbers of 受講証 a valid one is put off as well: letting it through would tell it from the wrong", async () => {
  const { ctx, ask, wearOut } = await serve();
  const session = await ctx.db.session.findFirstOrThrow();
  const code = certificateCodeOf(new Uint8Array(CODE_BYTES).fill(7));
  const certificate = { prefectureId: session.prefectureId, sessionId: session.id, number: 1, code, name: "名" };
  await ctx.db.certificate.create({ data: { ...certificate, issuedOn: "2026-06-01", createdAt: ctx.now() } });
  expect((await ask(`/certificates/${code}`)).status).toBe(200);
  await wearOut();
  const answers = await Promise.all(
    ["x", code, code.toLowerCase(), `${code}.data`].map((typed) => ask(`/certificates/${typed}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect((await ask("/certificates?code=x")).status).toBe(200);
  expect((await ask(`/certificates/${code}`, { from: "192.0.2.2" })).status).toBe(200);
});
