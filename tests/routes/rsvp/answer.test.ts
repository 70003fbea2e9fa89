import { expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { action, headers, loader } from "#app/routes/rsvp/answer.tsx";
import { loader as calendar } from "#app/routes/rsvp/calendar.ts";
import { testContext } from "#tests/support/context.ts";
import { dump, records } from "#tests/support/dump.ts";
import { createCenter, createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";

async function page(
  session: Partial<Prisma.SessionUncheckedCreateInput> = {},
  invitation: Partial<Prisma.InvitationUncheckedCreateInput> = {},
  person: Partial<Prisma.PersonUncheckedCreateInput> = {},
) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const held = await createSession(ctx, center, {
    format: "hybrid",
    onlineUrl: "https://meet.example.jp/1",
    ...session,
  });
  const invited = await createInvitation(ctx, held, await createPerson(ctx, center, person), invitation);
  const token = tokenOf(ctx, invited);
  const args = (request: Request, token_ = token) =>
    ({ request, params: { token: token_ }, context: { app: ctx, nonce: "", address: "192.0.2.1" } }) as never;
  const url = `https://renkei.example.jp/r/${token}`;
  const get = async (method = "GET", token_ = token) => shape(await loader(args(new Request(url, { method }), token_)));
  const post = async (fields: Record<string, string>, token_ = token) =>
    shape(await action(args(new Request(url, { method: "POST", body: new URLSearchParams(fields) }), token_)));
  const file = () => calendar(args(new Request(`${url}/calendar.ics`))) as Promise<Response>;
  return { ctx, session: held, token, get, post, file };
}

interface Shaped {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a page gets is looked into, not typed anew.
  data: any;
  location: string | null;
}

function shape(result: unknown): Shaped {
  if (result instanceof Response) {
    return { status: result.status, data: null, location: result.headers.get("Location") };
  }
  const { data, init } = result as { data: unknown; init: { status?: number } | null };
  return { status: init?.status ?? 200, data, location: null };
}

test("opening the link, by GET or HEAD, changes nothing: gateways follow every link", async () => {
  const { ctx, get, file } = await page();
  const before = dump(ctx);
  expect((await get()).status).toBe(200);
  expect((await get("HEAD")).status).toBe(200);
  expect((await file()).status).toBe(200);
  expect(dump(ctx)).toEqual(before);
});

test("the answer is recorded, and the page behind it shows it", async () => {
  const { token, get, post } = await page();
  expect((await get()).data.shown.invitee).toMatchObject({
    offered: ["attending", "online", "proxy", "absent"],
    response: null,
    session: { onlineUrl: "https://meet.example.jp/1" },
  });
  const answered = await post({ answer: "online", message: "一行目\r\n二行目" });
  expect(answered).toMatchObject({ status: 303, location: `/r/${token}?saved=1` });
  expect((await get()).data.shown.invitee.response).toMatchObject({ answer: "online", message: "一行目\n二行目" });
});

test("a page of a secret address is kept by nobody and listed nowhere", () => {
  expect(headers()).toMatchObject({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });
});

test.each([
  ["no answer", {}, "answer"],
  ["an answer there is not", { answer: "maybe" }, "answer"],
  ["a calendar client's answer", { answer: "tentative" }, "answer"],
  ["10,000 characters", { answer: "absent", message: "あ".repeat(10_000) }, "message"],
  ["a control character", { answer: "absent", message: "a\u0007b" }, "message"],
  ["a line break in a header-to-be", { answer: "proxy", proxyName: "代理\u0000" }, "proxyName"],
  ["a proxy without a name", { answer: "proxy", proxyName: "　 " }, "proxyName"],
  ["a proxy's mail that is none", { answer: "proxy", proxyName: "代理", proxyEmail: "あ@" }, "proxyEmail"],
])("%s: 422, what was typed comes back, nothing is recorded", async (_what, fields, field) => {
  const { ctx, post } = await page();
  const before = records(ctx);
  const refused = await post(fields as Record<string, string>);
  expect(refused.status).toBe(422);
  expect(refused.data.errors[0]).toMatchObject({ field });
  expect(refused.data.typed).toEqual(fields);
  expect(records(ctx)).toEqual(before);
});

test("nobody's link: 404, whatever is asked of it", async () => {
  const { ctx, get, post } = await page();
  const before = dump(ctx);
  for (const token of ["", "x", "x".repeat(32), "' OR 1=1 --", "あ".repeat(5_000)]) {
    expect(await get("GET", token)).toMatchObject({ status: 404, data: { shown: null } });
    expect((await post({ answer: "absent" }, token)).status).toBe(404);
  }
  expect(dump(ctx)).toEqual(before);
});

test("a revoked link: 410, and nothing of the session but its name", async () => {
  const { ctx, get, post, file } = await page({}, { revokedAt: new Date("2026-05-30T09:00:00+09:00") });
  const before = records(ctx);
  const shown = await get();
  expect(shown).toMatchObject({ status: 410, data: { shown: { window: "link-ended", invitee: null } } });
  expect(JSON.stringify(shown.data)).not.toContain("meet.example.jp");
  expect((await post({ answer: "attending" })).status).toBe(410);
  expect((await file()).status).toBe(302);
  expect(records(ctx)).toEqual(before);
});

test.each(["cancelled", "postponed", "held", "draft"] as const)(
  "%s: 200 and why, without the address to join",
  async (state) => {
    const { get, post } = await page({ state, stateReason: "大雪のため" });
    const { status, data } = await get();
    expect(status).toBe(200);
    expect(data.shown.invitee).toMatchObject({ offered: [], session: { onlineUrl: null, stateReason: "大雪のため" } });
    expect((await post({ answer: "absent" })).status).toBe(422);
  },
);

test("after the deadline only 欠席 is offered", async () => {
  const { get, post } = await page({ answerBy: "2026-05-31" }, { sentAt: new Date("2026-05-01T09:00:00+09:00") });
  expect((await get()).data.shown).toMatchObject({ window: "late", invitee: { offered: ["absent"] } });
  expect(await post({ answer: "attending" })).toMatchObject({ status: 422, data: { errors: [{ field: "answer" }] } });
  expect((await post({ answer: "absent" })).status).toBe(303);
});

test("the 31st answer in ten minutes is put off with 429", async () => {
  const { post } = await page();
  for (let i = 0; i < 30; i++) expect((await post({ answer: "absent", message: `${i}` })).status).toBe(303);
  expect(await post({ answer: "absent" })).toMatchObject({ status: 429, data: { typed: { answer: "absent" } } });
});

test("the calendar file has the mail's UID and no METHOD, and the person's own link", async () => {
  const { session, token, file } = await page();
  const response = await file();
  const text = (await response.text()).replace(/\r\n /g, "");
  expect(response.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(text).toContain(`UID:${session.icalUid}\r\n`);
  expect(text).toContain(`/r/${token}`);
  expect(text).toContain("ORGANIZER");
  expect(text).not.toContain("METHOD");
});

test("who has no mail address gets a calendar entry all the same", async () => {
  const { file } = await page({}, {}, { email: null });
  const text = await (await file()).text();
  expect(text).toContain("BEGIN:VEVENT");
  expect(text).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
});
