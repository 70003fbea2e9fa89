import { expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { RsvpInput } from "#app/domain/rsvp.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump, records } from "#tests/support/dump.ts";
import { createCenter, createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";

const ATTENDING: RsvpInput = { answer: "attending", proxy: null, message: null };
const PROXY: RsvpInput = {
  answer: "proxy",
  proxy: { name: "代理 太郎", title: "副院長", organization: null, email: null },
  message: "よろしくお願いします。",
};

async function called(
  session: Partial<Prisma.SessionUncheckedCreateInput> = {},
  invitation: Partial<Prisma.InvitationUncheckedCreateInput> = {},
) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const held = await createSession(ctx, center, { answerBy: "2026-06-20", ...session });
  const invited = await createInvitation(ctx, held, await createPerson(ctx, center), invitation);
  const token = tokenOf(ctx, invited);
  const respond = (input: Partial<RsvpInput>, address = "192.0.2.1") =>
    respondToInvitation(ctx, { ...ATTENDING, ...input, token, address });
  return { ctx, center, session: held, invitation: invited, token, respond };
}

const responses = (ctx: TestContext) => ctx.db.response.findMany({ orderBy: { answeredAt: "asc" } });

test("an answer is appended, holds, and is in the audit", async () => {
  const { ctx, invitation, respond } = await called();
  const result = await respond({ message: "遅れます" });
  expect(result).toMatchObject({ ok: true, value: { answer: "attending", seated: true, late: false } });
  const [response] = await responses(ctx);
  expect(response).toMatchObject({ via: "link", message: "遅れます", enteredById: null, replacesId: null });
  const kept = await ctx.db.invitation.findUniqueOrThrow({ where: { id: invitation.id } });
  expect(kept).toMatchObject({ currentResponseId: response?.id, openedAt: ctx.now() });
  const audit = await ctx.db.auditRecord.findFirstOrThrow();
  expect(audit).toMatchObject({
    action: "response.record",
    actorKind: "participant",
    actorId: invitation.id,
    before: null,
  });
  expect(JSON.parse(audit.after ?? "")).toMatchObject({ answer: "attending", via: "link" });
  // What someone wrote can be erased with them; the audit log cannot.
  expect(audit.after).not.toContain("遅れます");
});

test("the same answer twice writes nothing", async () => {
  const { ctx, respond } = await called();
  await respond(PROXY);
  const before = records(ctx);
  expect(await respond(PROXY)).toMatchObject({ ok: true, value: { answer: "proxy", proxyName: "代理 太郎" } });
  expect(records(ctx)).toEqual(before);
});

test("who was called after the deadline answers until the start, and not as one who is late", async () => {
  const { ctx, token, respond } = await called({ answerBy: "2026-05-31" });
  expect(await showInvitation(ctx, token)).toMatchObject({
    value: { window: "open", invitee: { offered: ["attending", "proxy", "absent"], session: { answerBy: null } } },
  });
  expect(await respond({})).toMatchObject({ ok: true, value: { answer: "attending", late: false } });
});

test("who was called before it gives only 欠席 after it, though others were called since", async () => {
  const sentAt = new Date("2026-05-31T23:59:59+09:00");
  const { ctx, token, respond } = await called({ answerBy: "2026-05-31" }, { sentAt });
  expect(await showInvitation(ctx, token)).toMatchObject({
    value: { window: "late", invitee: { offered: ["absent"], session: { answerBy: "2026-05-31" } } },
  });
  expect(await respond({})).toEqual({ ok: false, error: "deadline-passed" });
  expect(await respond({ answer: "absent" })).toMatchObject({ ok: true, value: { late: true } });
});

test("minds change: each answer tells what it replaced, the first stays as it was", async () => {
  const { ctx, respond } = await called();
  await respond({});
  ctx.at("2026-06-02T09:00:00+09:00");
  await respond(PROXY);
  ctx.at("2026-06-03T09:00:00+09:00");
  await respond({ answer: "absent" });
  const [first, second, third] = await responses(ctx);
  expect([first?.answer, second?.answer, third?.answer]).toEqual(["attending", "proxy", "absent"]);
  expect([first?.replacesId, second?.replacesId, third?.replacesId]).toEqual([null, first?.id, second?.id]);
  expect(third).toMatchObject({ proxyName: null });
  expect((await ctx.db.invitation.findFirstOrThrow()).currentResponseId).toBe(third?.id);
  const audits = await ctx.db.auditRecord.findMany({ orderBy: { at: "asc" } });
  expect(JSON.parse(audits[2]?.before ?? "")).toMatchObject({ answer: "proxy" });
});

test("only a proxy's answer keeps the proxy's name", async () => {
  const { ctx, respond } = await called();
  await respond({ answer: "attending", proxy: PROXY.proxy });
  expect(await responses(ctx)).toMatchObject([{ answer: "attending", proxyName: null }]);
});

test.each([
  ["session-cancelled", { state: "cancelled" }, {}],
  ["session-postponed", { state: "postponed" }, {}],
  ["session-over", { state: "held" }, {}],
  ["session-not-open", { state: "draft" }, {}],
  ["answer-not-offered", { format: "online" }, {}],
  ["answer-not-offered", {}, { answer: "tentative" }],
  ["proxy-name-required", {}, { answer: "proxy" }],
  ["proxy-name-required", {}, { ...PROXY, proxy: { ...PROXY.proxy, name: " 　" } }],
] as [string, Partial<Prisma.SessionUncheckedCreateInput>, Partial<RsvpInput>][])(
  "%s: refused, and nothing is written",
  async (code, session, input) => {
    const { ctx, respond } = await called(session);
    const before = records(ctx);
    expect(await respond(input)).toEqual({ ok: false, error: code });
    expect(records(ctx)).toEqual(before);
  },
);

test("after its end a session is closed, whether someone has closed it or not", async () => {
  const { ctx, respond } = await called();
  ctx.at("2026-07-01T16:00:00+09:00");
  expect(await respond({ answer: "absent" })).toEqual({ ok: false, error: "session-over" });
});

test("the deadline's day counts whole; after it only 欠席 is taken, and marked late", async () => {
  const { ctx, respond } = await called();
  ctx.at("2026-06-20T23:59:59+09:00");
  expect(await respond({})).toMatchObject({ ok: true, value: { late: false } });
  ctx.at("2026-06-21T00:00:00+09:00");
  const before = records(ctx);
  expect(await respond({ answer: "proxy", proxy: PROXY.proxy })).toEqual({ ok: false, error: "deadline-passed" });
  expect(records(ctx)).toEqual(before);
  expect(await respond({ answer: "absent" })).toMatchObject({ ok: true, value: { answer: "absent", late: true } });
});

test("a revoked link and an unknown one are refused", async () => {
  const { ctx, respond } = await called({}, { revokedAt: new Date("2026-05-30T09:00:00+09:00") });
  const before = records(ctx);
  expect(await respond({})).toEqual({ ok: false, error: "link-ended" });
  const unknown = await respondToInvitation(ctx, { ...ATTENDING, token: "x".repeat(32), address: "192.0.2.1" });
  expect(unknown).toEqual({ ok: false, error: "unknown-link" });
  expect(records(ctx)).toEqual(before);
});

test("40 people answer at once: never more than the capacity are seated, and the rest wait", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, { capacity: 7 });
  const tokens: string[] = [];
  for (let i = 0; i < 40; i++) {
    const person = await createPerson(ctx, center, { name: `人${i}` });
    tokens.push(tokenOf(ctx, await createInvitation(ctx, session, person, { position: i + 1 })));
  }
  const results = await Promise.all(
    tokens.map((token, i) => respondToInvitation(ctx, { ...(i % 3 ? ATTENDING : PROXY), token, address: `${i}` })),
  );
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await ctx.db.response.count()).toBe(40);
  expect(await ctx.db.response.count({ where: { seated: true } })).toBe(7);
});

test("who has a seat keeps it through changes; who gives it up goes to the end", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, { capacity: 1, format: "hybrid" });
  const respondAs = async (name: string) => {
    const token = tokenOf(ctx, await createInvitation(ctx, session, await createPerson(ctx, center, { name })));
    return (input: Partial<RsvpInput>) =>
      respondToInvitation(ctx, { ...ATTENDING, ...input, token, address: "192.0.2.1" });
  };
  const [first, second] = [await respondAs("一番"), await respondAs("二番")];
  expect(await first({})).toMatchObject({ value: { seated: true } });
  expect(await second({})).toMatchObject({ value: { seated: false } });
  expect(await first({ answer: "online" })).toMatchObject({ value: { seated: true } });
  expect(await first({ answer: "absent" })).toMatchObject({ value: { seated: true } });
  ctx.at("2026-06-01T10:00:00+09:00");
  expect(await first({})).toMatchObject({ value: { seated: false } });
  // The same answer again takes the seat that has become free, for who has waited longest.
  expect(await second({})).toMatchObject({ value: { seated: true } });
  expect(await ctx.db.response.count()).toBe(6);
});

test("more than 30 answers in 10 minutes from one address through one link are refused, others are not", async () => {
  const { ctx, center, session, respond } = await called();
  for (let i = 0; i < 30; i++) expect(await respond({ message: `${i}` })).toMatchObject({ ok: true });
  expect(await respond({ answer: "absent" })).toEqual({ ok: false, error: "too-many-attempts" });
  expect(await respond({ answer: "absent" }, "192.0.2.2")).toMatchObject({ ok: true });
  const other = await createInvitation(ctx, session, await createPerson(ctx, center, { name: "別人" }));
  const asOther = await respondToInvitation(ctx, { ...ATTENDING, token: tokenOf(ctx, other), address: "192.0.2.1" });
  expect(asOther).toMatchObject({ ok: true });
  ctx.at("2026-06-01T09:10:00+09:00");
  expect(await respond({ answer: "attending", message: "あらためて" })).toMatchObject({ ok: true });
});

test("no token is kept anywhere, whatever was counted", async () => {
  const { ctx, token, respond } = await called();
  await respond({});
  expect(JSON.stringify(dump(ctx))).not.toContain(token);
});
