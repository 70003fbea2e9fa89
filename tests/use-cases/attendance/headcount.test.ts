import { expect, test } from "vitest";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showHeadcount } from "#app/use-cases/attendance/show-headcount.ts";
import { stateHeadcount } from "#app/use-cases/attendance/state-headcount.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { came, confirmYear, dayOver, withPeople } from "./day-over.ts";

test("nothing entered is unknown, not zero", async () => {
  const { ctx, session } = await dayOver({ state: "held" });
  expect(await showHeadcount(ctx, session.id)).toEqual({
    ok: true,
    value: {
      headcount: { kind: "unknown" },
      basis: "none",
      stated: null,
      listed: null,
      difference: null,
      named: 0,
      groups: 0,
    },
  });
});

test("the list counts until a number is stated, and then the difference is told", async () => {
  const { ctx, session, invitations } = await withPeople(["青木", "石川"]);
  const [aoki, ishikawa] = [came(invitations[0]), came(invitations[1])];
  await recordAttendance(ctx, {
    sessionId: session.id,
    version: 0,
    present: [aoki, { ...ishikawa, role: "secretariat" }],
    walkIns: [],
    groups: [{ label: "市町", role: "member", organizations: 3, people: 5 }],
  });
  expect(await showHeadcount(ctx, session.id)).toMatchObject({
    value: { headcount: { kind: "listed", people: 1 }, listed: 1, named: 2, groups: 1, difference: null },
  });
  await stateHeadcount(ctx, { sessionId: session.id, version: 1, stated: { basis: "approximate", people: 80 } });
  expect(await showHeadcount(ctx, session.id)).toMatchObject({
    value: { headcount: { kind: "stated", people: 80, approximate: true }, stated: 80, difference: 79 },
  });
});

test("groups count where nobody was named", async () => {
  const { ctx, session } = await dayOver();
  const groups = [
    { label: "在宅医療推進センターのコーディネーター", role: "trainee" as const, organizations: 14, people: 26 },
    { label: "市町", role: "trainee" as const, organizations: null, people: 5 },
  ];
  await recordAttendance(ctx, { sessionId: session.id, version: 0, present: [], walkIns: [], groups });
  expect(await showHeadcount(ctx, session.id)).toMatchObject({
    value: { headcount: { kind: "listed", people: 31 }, groups: 2 },
  });
});

test("a number is stated once: the same again changes nothing, an older version is refused", async () => {
  const { ctx, session } = await dayOver();
  const input = { sessionId: session.id, version: 0, stated: { basis: "exact", people: 97 } as const };
  expect(await stateHeadcount(ctx, input)).toEqual({ ok: true, value: { changed: true } });
  expect(await stateHeadcount(ctx, input)).toEqual({ ok: true, value: { changed: false } });
  expect(await stateHeadcount(ctx, { ...input, stated: { basis: "exact", people: 79 } })).toEqual({
    ok: false,
    error: "edited-meanwhile",
  });
  const [record] = await ctx.db.auditRecord.findMany();
  expect(await ctx.db.auditRecord.count()).toBe(1);
  expect(record).toMatchObject({ action: "headcount.state", before: '{"basis":"none","people":null}' });
  expect(record?.after).toBe('{"basis":"exact","people":97}');
});

test.each([
  [{ basis: "unknown", people: 3 }, "headcount-contradiction"],
  [{ basis: "none", people: 3 }, "headcount-contradiction"],
  [{ basis: "exact", people: null }, "headcount-contradiction"],
  [{ basis: "exact", people: -1 }, "headcount-contradiction"],
  [{ basis: "exact", people: 1.5 }, "headcount-contradiction"],
  [{ basis: "exact", people: 100_001 }, "headcount-too-large"],
] as const)("%j is refused", async (stated, error) => {
  const { ctx, session } = await dayOver();
  expect(await stateHeadcount(ctx, { sessionId: session.id, version: 0, stated })).toEqual({ ok: false, error });
});

test.each([
  { headcountBasis: "unknown", headcount: 3 },
  { headcountBasis: "none", headcount: 3 },
  { headcountBasis: "exact", headcount: null },
  { headcountBasis: "approximate", headcount: null },
] as const)("the database itself refuses %j", async (data) => {
  const { ctx, session } = await dayOver();
  await expect(ctx.db.session.update({ where: { id: session.id }, data })).rejects.toThrow(/CHECK constraint/);
});

test("before the start, in a confirmed year, for a viewer and for another desk nothing is stated", async () => {
  const { ctx, center, session } = await dayOver();
  const input = { sessionId: session.id, version: 0, stated: { basis: "exact", people: 9 } as const };
  const within = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", within));
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  const early = { ...ctx, now: () => new Date("2026-07-01T13:59:59+09:00") };
  expect(await stateHeadcount(early, input)).toEqual({ ok: false, error: "not-started" });
  expect(await stateHeadcount(neighbour, input)).toEqual({ ok: false, error: "forbidden" });
  expect(await stateHeadcount(viewer, input)).toEqual({ ok: false, error: "forbidden" });
  await confirmYear(ctx, center, 2026);
  expect(await stateHeadcount(ctx, input)).toEqual({ ok: false, error: "report-confirmed" });
  expect(await ctx.db.auditRecord.count()).toBe(0);
  // A figure of a published session is no secret within the prefecture.
  expect(await showHeadcount(neighbour, session.id)).toMatchObject({ ok: true });
});

test("a draft's headcount is its own desk's, and another prefecture's does not exist", async () => {
  const { ctx, center, session } = await dayOver({ state: "draft" });
  const within = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", within));
  expect(await showHeadcount(neighbour, session.id)).toEqual({ ok: false, error: "forbidden" });
  const stranger = { ...ctx, actor: { ...ctx.actor, prefectureId: "elsewhere" } };
  expect(await showHeadcount(stranger, session.id)).toEqual({ ok: false, error: "not-found" });
});
