import { expect, test } from "vitest";
import { action as applicationAction, loader as applicationLoader, headers } from "#app/routes/courses/application.tsx";
import { action, loader } from "#app/routes/courses/apply.tsx";
import { applicationToken, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { dump, records } from "#tests/support/dump.ts";

const FORM = {
  ...{ organizationName: "あおぞら薬局", organizationKind: "薬局", contactName: "青空 花子" },
  ...{ contactEmail: "aozora@example.jp", contactPhone: "0154-00-0000", "consent[]": "agreed" },
  ...{ "people.0.name": "海 太郎", "people.0.mode": "onSite", "people.0.email": "" },
};

interface Shaped {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a page gets is looked into, not typed anew.
  data: any;
  location: string | null;
}

function shape(result: unknown): Shaped {
  if (result instanceof Response)
    return { status: result.status, data: null, location: result.headers.get("Location") };
  const { data, init } = result as { data?: unknown; init?: { status?: number } | null };
  return data === undefined
    ? { status: 200, data: result, location: null }
    : { status: init?.status ?? 200, data, location: null };
}

async function course() {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const args = (request: Request, params: Record<string, string>) =>
    ({ request, params, context: { app: ctx, nonce: "", address: "192.0.2.1" } }) as never;
  const url = `https://renkei.example.jp/courses/${session.id}/apply`;
  const body = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
  const { stamp } = (await loader(args(new Request(url), { id: session.id }))) as { stamp: string };
  ctx.at("2026-06-01T09:01:00+09:00");
  const post = async (fields: Record<string, string>) =>
    shape(await action(args(new Request(url, body({ stamp, ...fields })), { id: session.id })));
  const press = async (token: string, fields: Record<string, string>) =>
    shape(await applicationAction(args(new Request(`https://renkei.example.jp/a/${token}`, body(fields)), { token })));
  const open = async (token: string, method = "GET") =>
    shape(await applicationLoader(args(new Request(`https://renkei.example.jp/a/${token}`, { method }), { token })));
  return { ctx, session, post, press, open };
}

test("a form filled in leads to the page that says a mail was sent, and its link confirms by POST alone", async () => {
  const { ctx, session, post, press, open } = await course();
  expect(await post(FORM)).toMatchObject({ status: 303, location: `/courses/${session.id}/apply?sent=1` });
  const token = applicationToken(ctx, await ctx.db.application.findFirstOrThrow());
  const before = dump(ctx);
  for (const method of ["GET", "HEAD"]) expect((await open(token, method)).data.shown.state).toBe("unconfirmed");
  expect(dump(ctx)).toEqual(before);
  expect(await press(token, { act: "confirm" })).toMatchObject({ status: 303, location: `/a/${token}?done=confirm` });
  const { shown } = (await open(token)).data;
  expect(shown).toMatchObject({ state: "confirmed", mayChange: true, applicants: [{ standing: "seated" }] });
  expect(JSON.stringify(shown)).not.toContain("tokenHash");
  expect(await press(token, { act: "withdraw", version: "1" })).toMatchObject({
    status: 422,
    data: { errors: [{ field: "applicants" }] },
  });
  const all = { act: "withdraw", version: "1", "applicants[]": shown.applicants[0].id };
  expect((await press(token, all)).status).toBe(303);
});

test.each([
  ["no name", { "people.0.name": "　" }, "people.0.name"],
  ["nobody", { "people.0.name": undefined, "people.0.mode": undefined, "people.0.email": undefined }, "people"],
  ["a mail that is none", { contactEmail: "あ@" }, "contactEmail"],
  ["a header to be", { contactName: "花子\u0000Bcc: x@example.jp" }, "contactName"],
  ["an occupation there is not", { "people.0.occupation": "王様" }, "people.0.occupation"],
  ["no consent", { "consent[]": undefined }, "consent"],
  ["online where it is on site", { "people.0.mode": "online" }, "people.0.mode"],
])("%s: 422 at its field, what was typed comes back, nothing is recorded", async (_, fields, field) => {
  const { ctx, post } = await course();
  const form = Object.fromEntries(
    Object.entries({ ...FORM, ...fields }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const before = records(ctx);
  const refused = await post(form);
  expect(refused.status).toBe(422);
  expect(refused.data.errors[0]).toMatchObject({ field });
  expect(refused.data.typed.organizationName).toBe("あおぞら薬局");
  expect(records(ctx)).toEqual(before);
});

test("rows come and go by buttons, with all that was typed", async () => {
  const { post } = await course();
  const more = await post({ ...FORM, rows: "add" });
  expect(more).toMatchObject({
    status: 200,
    data: { errors: [], typed: { "people.0.name": "海 太郎", "people.1.name": "" } },
  });
  const fewer = await post({ ...FORM, "people.1.name": "山 次郎", "people.1.mode": "onSite", rows: "remove:0" });
  expect(fewer.data.typed).toMatchObject({ "people.0.name": "山 次郎", contactName: "青空 花子" });
  expect(fewer.data.typed["people.1.name"]).toBeUndefined();
});

test("nobody's link: 404; the page of a secret address is kept by nobody and listed nowhere", async () => {
  const { ctx, press, open } = await course();
  const before = dump(ctx);
  for (const token of ["", "x".repeat(32), "あ".repeat(500)]) {
    expect(await open(token)).toMatchObject({ status: 404, data: { shown: null } });
    expect((await press(token, { act: "confirm" })).status).toBe(404);
  }
  expect(dump(ctx)).toEqual(before);
  expect(headers()).toMatchObject({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });
});
