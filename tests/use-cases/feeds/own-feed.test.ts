import { expect, test } from "vitest";
import { feedKey } from "#app/adapters/auth/feed-key.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { endFeed } from "#app/use-cases/feeds/end-feed.ts";
import { mailOwnFeed } from "#app/use-cases/feeds/mail-own-feed.ts";
import { changeOwnFeed, type OwnFeedStep, showOwnFeed } from "#app/use-cases/feeds/own-feed.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
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
import { createOwnFeed, linesOf, titlesOf } from "./feed-world.ts";

async function invited() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const person = await createPerson(ctx, center);
  const invitation = await createInvitation(ctx, await createSession(ctx, center, { title: "会議" }), person);
  const token = tokenOf(ctx, invitation);
  /** As the mail to their own address has it. */
  const key = feedKey(ctx.settings.secret, {
    invitationId: invitation.id,
    address: person.email ?? "",
    day: tokyoDate(ctx.now()),
  });
  const take = (step: OwnFeedStep) => changeOwnFeed(ctx, { token, key, address: "192.0.2.1", step });
  const shown = () => showOwnFeed(ctx, { token, key });
  /** The feed's token, out of the address that a step told. */
  const told = async (step: OwnFeedStep) => {
    const result = await take(step);
    if (!result.ok || !result.value.address) throw new Error(`no address: ${JSON.stringify(result)}`);
    return /^https:\/\/renkei\.example\.jp\/feeds\/([\w-]{32})\.ics$/.exec(result.value.address)?.[1] ?? "";
  };
  return { ctx, center, person, invitation, token, key, take, shown, told };
}

test("whoever is called starts a feed of their own: the address opens it, and the link does not", async () => {
  const { ctx, token, shown, told } = await invited();
  expect(await shown()).toMatchObject({ ok: true, value: { started: false } });
  const feed = await told("start");
  expect(await titlesOf(ctx, feed)).toEqual(["【未回答】会議"]);
  expect(await linesOf(ctx, token)).toBeNull();
  expect(await shown()).toMatchObject({ ok: true, value: { started: true } });
  const { tokenHash } = await ctx.db.feed.findFirstOrThrow();
  expect(tokenHash).not.toContain(feed);
  expect(JSON.stringify(dump(ctx))).not.toContain(feed);
});

test("looking tells the address to nobody, and changes nothing", async () => {
  const { ctx, shown, told } = await invited();
  const feed = await told("start");
  const before = dump(ctx);
  const page = JSON.stringify(await shown());
  expect(page).not.toContain(feed);
  expect(page).not.toContain("釧路 花子");
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
  const { ctx, center, invitation, person, shown, take } = await invited();
  const other = await createPerson(ctx, center);
  const data = "mergedIntoId" in ofPerson ? { mergedIntoId: other.id } : ofPerson;
  await ctx.db.invitation.update({ where: { id: invitation.id }, data: ofInvitation });
  await ctx.db.person.update({ where: { id: person.id }, data });
  const before = records(ctx);
  expect(await shown()).toEqual({ ok: false, error });
  expect(await take("start")).toEqual({ ok: false, error });
  expect(records(ctx)).toEqual(before);
});

test("a link of a session long over starts nothing, while a feed started before goes on", async () => {
  const { ctx, shown, take, told } = await invited();
  const feed = await told("start");
  ctx.at("2026-08-30T23:59:00+09:00");
  expect((await shown()).ok).toBe(true);
  ctx.at("2026-08-31T00:00:00+09:00");
  expect(await shown()).toEqual({ ok: false, error: "link-ended" });
  expect(await take("start")).toEqual({ ok: false, error: "link-ended" });
  expect(await linesOf(ctx, feed)).not.toBeNull();
});

test("nobody's link starts nothing and is not counted; the 31st step in ten minutes is put off", async () => {
  const { ctx, take } = await invited();
  const before = dump(ctx);
  for (const token of ["", "x".repeat(32), "あ".repeat(5_000)]) {
    expect(await changeOwnFeed(ctx, { token, key: "", address: "192.0.2.1", step: "start" })).toEqual({
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

test("whoever was forwarded the link alone gets nothing but a mail to the person's own address", async () => {
  const { ctx, person, invitation, token, key, told } = await invited();
  await told("start");
  const elses = { invitationId: invitation.id, day: tokyoDate(ctx.now()) };
  const made = feedKey(ctx.settings.secret, { ...elses, address: "who@example.com" });
  for (const other of ["", key.slice(1), `${key}x`, made, "あ".repeat(99)]) {
    expect(await showOwnFeed(ctx, { token, key: other })).toMatchObject({ ok: true, value: { started: null } });
    for (const step of ["start", "renew", "end"] as const) {
      const taken = await changeOwnFeed(ctx, { token, key: other, address: "192.0.2.1", step });
      expect(taken).toEqual({ ok: false, error: "not-by-mail" });
    }
  }
  expect(await mailOwnFeed(ctx, token)).toEqual({ ok: true, value: { mailed: true } });
  const mail = await ctx.db.outboxMail.findFirstOrThrow();
  expect(mail).toMatchObject({ toAddress: person.email, invitationId: invitation.id, sequence: null, state: "queued" });
  const link = `https://renkei.example.jp/r/${TOKEN_PLACEHOLDER}/feed?key=${key}`;
  expect([mail.text.includes(link), mail.html.includes(link)]).toEqual([true, true]);
});

test("the mail's page opens till the end of the next day, and for the address it went to", async () => {
  const { ctx, person, token, shown, take } = await invited();
  ctx.at("2026-06-02T23:59:00+09:00");
  expect(await shown()).toMatchObject({ value: { started: false } });
  ctx.at("2026-06-03T00:00:00+09:00");
  expect(await shown()).toMatchObject({ value: { started: null } });
  expect(await take("start")).toEqual({ ok: false, error: "not-by-mail" });
  ctx.at("2026-06-01T12:00:00+09:00");
  await ctx.db.person.update({ where: { id: person.id }, data: { email: "new@example.jp" } });
  expect(await take("start")).toEqual({ ok: false, error: "not-by-mail" });
  await ctx.db.person.update({ where: { id: person.id }, data: { email: null } });
  expect(await take("start")).toEqual({ ok: false, error: "not-by-mail" });
  expect(await mailOwnFeed(ctx, token)).toEqual({ ok: false, error: "no-mail" });
  expect(await ctx.db.outboxMail.count()).toBe(0);
});

test("nobody's mailbox is filled: five mails a day", async () => {
  const { ctx, token } = await invited();
  for (let i = 0; i < 5; i += 1) expect((await mailOwnFeed(ctx, token)).ok).toBe(true);
  expect(await mailOwnFeed(ctx, token)).toEqual({ ok: false, error: "too-many-attempts" });
  expect(await mailOwnFeed(ctx, "x".repeat(32))).toEqual({ ok: false, error: "unknown-link" });
  expect(await ctx.db.outboxMail.count()).toBe(5);
});

test("with a new link comes a new address: who was forwarded the old one reads no calendar by it", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const person = await createPerson(ctx, center);
  const session = await createSession(ctx, center, { title: "運営協議会" });
  const invitation = await createInvitation(ctx, session, person);
  const feed = await createOwnFeed(ctx, person);
  expect(await titlesOf(ctx, feed)).not.toBeNull();
  const desk = await asStaff(ctx, center);
  expect((await renewLink(desk, { sessionId: session.id, invitationId: invitation.id })).ok).toBe(true);
  expect(await titlesOf(ctx, feed)).toBeNull();
  expect(await ctx.db.feed.findMany()).toMatchObject([{ personId: person.id, tokenGeneration: 1, revokedAt: null }]);
});
