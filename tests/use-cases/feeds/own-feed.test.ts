import { expect, test } from "vitest";
import { endFeed } from "#app/use-cases/feeds/end-feed.ts";
import { changeOwnFeed, type OwnFeedStep, showOwnFeed } from "#app/use-cases/feeds/own-feed.ts";
import { testContext } from "#tests/support/context.ts";
import { dump, records } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { linesOf, titlesOf } from "./feed-world.ts";

async function invited() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const person = await createPerson(ctx, center);
  const invitation = await createInvitation(ctx, await createSession(ctx, center, { title: "会議" }), person);
  const token = tokenOf(ctx, invitation);
  const take = (step: OwnFeedStep) => changeOwnFeed(ctx, { token, address: "192.0.2.1", step });
  /** The feed's token, out of the address that a step told. */
  const told = async (step: OwnFeedStep) => {
    const result = await take(step);
    if (!result.ok || !result.value.address) throw new Error(`no address: ${JSON.stringify(result)}`);
    return /^https:\/\/renkei\.example\.jp\/feeds\/([\w-]{32})\.ics$/.exec(result.value.address)?.[1] ?? "";
  };
  return { ctx, center, person, invitation, token, take, told };
}

test("whoever is called starts a feed of their own: the address opens it, and the link does not", async () => {
  const { ctx, token, told } = await invited();
  expect(await showOwnFeed(ctx, token)).toMatchObject({ ok: true, value: { started: false } });
  const feed = await told("start");
  expect(await titlesOf(ctx, feed)).toEqual(["【未回答】会議"]);
  expect(await linesOf(ctx, token)).toBeNull();
  expect(await showOwnFeed(ctx, token)).toMatchObject({ ok: true, value: { started: true } });
  const { tokenHash } = await ctx.db.feed.findFirstOrThrow();
  expect(tokenHash).not.toContain(feed);
  expect(JSON.stringify(dump(ctx))).not.toContain(feed);
});

test("looking tells the address to nobody, and changes nothing", async () => {
  const { ctx, token, told } = await invited();
  const feed = await told("start");
  const before = dump(ctx);
  const shown = await showOwnFeed(ctx, token);
  expect(JSON.stringify(shown)).not.toContain(feed);
  expect(JSON.stringify(shown)).not.toContain("釧路 花子");
  expect(dump(ctx)).toEqual(before);
});

test("started twice, it is the same; renewed, the old address opens nothing; ended, none does", async () => {
  const { ctx, take, told } = await invited();
  const first = await told("start");
  expect(await told("start")).toBe(first);
  const renewed = await told("renew");
  expect(renewed).not.toBe(first);
  expect(await linesOf(ctx, first)).toBeNull();
  expect(await linesOf(ctx, renewed)).not.toBeNull();
  expect(await take("end")).toEqual({ ok: true, value: { address: null } });
  expect(await linesOf(ctx, renewed)).toBeNull();
  expect(await take("renew")).toEqual({ ok: false, error: "no-feed" });
  expect(await take("end")).toEqual({ ok: false, error: "no-feed" });
  expect(await told("start")).not.toBe(renewed);
});

test("each step is in the audit log, by the invitation and without a name", async () => {
  const { ctx, invitation, take } = await invited();
  for (const step of ["start", "renew", "end"] as const) await take(step);
  const log = await ctx.db.auditRecord.findMany({ where: { subject: "Feed" }, orderBy: { id: "asc" } });
  expect(log.map(({ action }) => action)).toEqual(["feed.ask", "feed.renew", "feed.end"]);
  for (const row of log)
    expect(row).toMatchObject({ actorKind: "participant", actorId: invitation.id, actorName: "委員" });
  expect(JSON.stringify(log)).not.toContain("釧路 花子");
});

test.each([
  ["a link that was taken back", { revokedAt: new Date("2026-05-30T09:00:00+09:00") }, {}, "link-ended"],
  ["a record merged into another", {}, { mergedIntoId: "other" }, "link-ended"],
  ["a person whose data was erased", {}, { erasedAt: new Date("2026-05-30T09:00:00+09:00") }, "link-ended"],
] as const)("%s starts nothing", async (_what, ofInvitation, ofPerson, error) => {
  const { ctx, center, invitation, person, token, take } = await invited();
  const other = await createPerson(ctx, center);
  const data = "mergedIntoId" in ofPerson ? { mergedIntoId: other.id } : ofPerson;
  await ctx.db.invitation.update({ where: { id: invitation.id }, data: ofInvitation });
  await ctx.db.person.update({ where: { id: person.id }, data });
  const before = records(ctx);
  expect(await showOwnFeed(ctx, token)).toEqual({ ok: false, error });
  expect(await take("start")).toEqual({ ok: false, error });
  expect(records(ctx)).toEqual(before);
});

test("a link of a session long over starts nothing, while a feed started before goes on", async () => {
  const { ctx, token, take, told } = await invited();
  const feed = await told("start");
  ctx.at("2026-08-30T23:59:00+09:00");
  expect((await showOwnFeed(ctx, token)).ok).toBe(true);
  ctx.at("2026-08-31T00:00:00+09:00");
  expect(await showOwnFeed(ctx, token)).toEqual({ ok: false, error: "link-ended" });
  expect(await take("start")).toEqual({ ok: false, error: "link-ended" });
  expect(await linesOf(ctx, feed)).not.toBeNull();
});

test("nobody's link starts nothing and is not counted; the 31st step in ten minutes is put off", async () => {
  const { ctx, take } = await invited();
  const before = dump(ctx);
  for (const token of ["", "x".repeat(32), "あ".repeat(5_000)]) {
    expect(await changeOwnFeed(ctx, { token, address: "192.0.2.1", step: "start" })).toEqual({
      ok: false,
      error: "unknown-link",
    });
  }
  expect(dump(ctx)).toEqual(before);
  for (let i = 0; i < 30; i += 1) expect((await take("start")).ok).toBe(true);
  expect(await take("start")).toEqual({ ok: false, error: "too-many-attempts" });
  expect(await ctx.db.feed.count()).toBe(1);
});

test("their desk ends it, and another desk cannot", async () => {
  const { ctx, center, person, told } = await invited();
  const feed = await told("start");
  const other = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  const { id: feedId } = await ctx.db.feed.findFirstOrThrow();
  expect(await endFeed(await asStaff(ctx, other), { feedId })).toEqual({ ok: false, error: "forbidden" });
  expect(await endFeed(await asStaff(ctx, center, "prefectureViewer"), { feedId })).toEqual({
    ok: false,
    error: "forbidden",
  });
  expect(await linesOf(ctx, feed)).not.toBeNull();
  expect(await endFeed(await asStaff(ctx, center), { feedId })).toEqual({ ok: true, value: { personId: person.id } });
  expect(await linesOf(ctx, feed)).toBeNull();
});
