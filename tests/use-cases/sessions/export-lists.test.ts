import { expect, test } from "vitest";
import { exportResponses } from "#app/use-cases/invitations/export-responses.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { exportSessions } from "#app/use-cases/sessions/export-sessions.ts";
import { testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";

const lines = (csv: string) => csv.trimEnd().split("\r\n");

test("the sessions of every page, numbers as numbers, unknown as such, nothing that runs as a formula", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const held = { state: "held", startsAt: new Date("2026-05-01T14:00:00+09:00"), endsAt: null } as const;
  await createSession(ctx, center, { ...held, title: "=1+1", headcountBasis: "approximate", headcount: 80 });
  await createSession(ctx, center, { ...held, title: "不明の会議" });
  for (let i = 0; i < 60; i++) await createSession(ctx, center, { title: `会議${i}` });
  const csv = await exportSessions(desk, { fiscalYear: 2026 });
  expect(csv.startsWith("\ufeff年度,開催日,開始")).toBe(true);
  expect(lines(csv)).toHaveLength(63);
  expect(csv).toContain("'=1+1");
  expect(csv).toMatch(/,開催済み,80,約\r\n/);
  expect(csv).toMatch(/不明の会議.*,開催済み,,不明\r\n/);
  expect(csv).toContain("令和8年度,令和8年5月1日,14:00,,会議");
});

test("the answers of a session, in the list's order, for its own desk", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center);
  const called = await createInvitation(ctx, session, await createPerson(ctx, center, { name: "甲" }), { position: 1 });
  await createInvitation(ctx, session, await createPerson(ctx, center, { name: "乙" }), { position: 2 });
  const proxy = { name: "代理 一", title: null, organization: "市役所", email: null };
  const answer = { answer: "proxy", proxy, message: "遅れます", token: tokenOf(ctx, called), address: "x" } as const;
  await respondToInvitation(ctx, answer);
  const result = await exportResponses(await asStaff(ctx, center), { sessionId: session.id });
  if (!result.ok) throw new Error(result.error);
  expect(lines(result.value).slice(1)).toEqual([
    "委員,,,甲,代理出席,代理 一,,市役所,遅れます,令和8年6月1日（月）09:00,回答ページ",
    "委員,,,乙,未回答,,,,,,",
  ]);
});
