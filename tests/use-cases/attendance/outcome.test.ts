import { describe, expect, test } from "vitest";
import { recordOutcome } from "#app/use-cases/attendance/record-outcome.ts";
import { showClosing } from "#app/use-cases/attendance/show-closing.ts";
import { stateHeadcount } from "#app/use-cases/attendance/state-headcount.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { confirmYear, dayOver } from "./day-over.ts";

async function withAgenda() {
  const over = await dayOver();
  const item = (position: number, title: string) =>
    over.ctx.db.agendaItem.create({ data: { sessionId: over.session.id, position, title } });
  return { ...over, items: [await item(0, "計画"), await item(1, "報告")] as const };
}

describe("what became of the agenda", () => {
  test("is recorded item by item, once", async () => {
    const { ctx, session, items } = await withAgenda();
    const records = [{ id: items[0].id, outcome: "decided" as const, notes: "承認された。" }];
    const input = { sessionId: session.id, version: 0, items: records };
    expect(await recordOutcome(ctx, input)).toEqual({ ok: true, value: { changed: true } });
    expect(await recordOutcome(ctx, input)).toEqual({ ok: true, value: { changed: false } });
    expect(await ctx.db.agendaItem.findMany({ orderBy: { position: "asc" } })).toMatchObject([
      { outcome: "decided", notes: "承認された。" },
      { outcome: null, notes: null },
    ]);
    expect(await ctx.db.auditRecord.findMany()).toMatchObject([{ action: "agenda.recordOutcome" }]);
  });

  test("is refused on an older version, and for an item that is gone", async () => {
    const { ctx, session, items } = await withAgenda();
    const outcome = "decided" as const;
    const input = { sessionId: session.id, version: 0, items: [{ id: items[0].id, outcome, notes: null }] };
    await recordOutcome(ctx, input);
    const other = [{ id: items[1].id, outcome, notes: null }];
    expect(await recordOutcome(ctx, { ...input, items: other })).toEqual({ ok: false, error: "edited-meanwhile" });
    const gone = [{ id: "gone", outcome, notes: null }];
    expect(await recordOutcome(ctx, { ...input, version: 1, items: gone })).toEqual({
      ok: false,
      error: "edited-meanwhile",
    });
  });

  test("is nobody else's to record", async () => {
    const { ctx, center, session } = await withAgenda();
    const input = { sessionId: session.id, version: 0, items: [] };
    const within = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", within));
    const viewer = await asStaff(ctx, center, "prefectureViewer");
    expect(await recordOutcome(viewer, input)).toEqual({ ok: false, error: "forbidden" });
    expect(await recordOutcome(neighbour, input)).toEqual({ ok: false, error: "forbidden" });
    expect(await showClosing(neighbour, session.id)).toEqual({ ok: false, error: "forbidden" });
    expect(await showClosing(viewer, session.id)).toMatchObject({ ok: true, value: { mayWrite: false } });
    await confirmYear(ctx, center, 2026);
    expect(await recordOutcome(ctx, input)).toEqual({ ok: false, error: "report-confirmed" });
  });
});

const close = (ctx: StaffContext, { id }: { id: string }) => changeSessionState(ctx, { id, step: "hold" });
const reopen = (ctx: StaffContext, { id }: { id: string }) => changeSessionState(ctx, { id, step: "reopen" });

describe("closing", () => {
  test("says what is missing, and does not insist on it", async () => {
    const { ctx, session } = await withAgenda();
    expect(await showClosing(ctx, session.id)).toMatchObject({
      value: { missing: ["headcount", "attendance", "outcome"], itemsWithoutOutcome: 2 },
    });
    expect(await close(ctx, session)).toEqual({ ok: true, value: { state: "held", untold: 0 } });
    const closed = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
    expect(closed).toMatchObject({ state: "held", headcountBasis: "none", version: 1, icalSequence: 1 });
    expect(await ctx.db.auditRecord.findMany()).toMatchObject([
      { action: "session.hold", before: '{"state":"scheduled","stateReason":null}' },
    ]);
  });

  test("a headcount stated as unknown is still missing; a number is not", async () => {
    const { ctx, session } = await dayOver();
    const state = (version: number, basis: "unknown" | "exact", people: number | null) =>
      stateHeadcount(ctx, { sessionId: session.id, version, stated: { basis, people } });
    await state(0, "unknown", null);
    expect(await showClosing(ctx, session.id)).toMatchObject({ value: { missing: ["headcount", "attendance"] } });
    await state(1, "exact", 12);
    expect(await showClosing(ctx, session.id)).toMatchObject({ value: { missing: ["attendance"] } });
  });

  test("is refused before the start, and for anyone but the desk and the admin", async () => {
    const { ctx, center, session } = await dayOver();
    const early = { ...ctx, now: () => new Date("2026-07-01T13:59:59+09:00") };
    const within = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", within));
    const stranger = { ...ctx, actor: { ...ctx.actor, prefectureId: "elsewhere" } };
    expect(await close(early, session)).toEqual({ ok: false, error: "step-before-start" });
    expect(await close(neighbour, session)).toEqual({ ok: false, error: "forbidden" });
    expect(await close(stranger, session)).toEqual({ ok: false, error: "not-found" });
    expect(await close(await asStaff(ctx, center, "prefectureViewer"), session)).toEqual({
      ok: false,
      error: "forbidden",
    });
    expect(await close(await asStaff(ctx, center, "prefectureAdmin"), session)).toMatchObject({ ok: true });
  });

  test("closing twice is refused the second time", async () => {
    const { ctx, session } = await dayOver();
    await close(ctx, session);
    expect(await close(ctx, session)).toEqual({ ok: false, error: "step-not-from-here" });
  });

  test("a held session is reopened until its year's report is confirmed", async () => {
    const { ctx, center, session } = await dayOver({ state: "held" });
    expect(await reopen(ctx, session)).toEqual({ ok: true, value: { state: "scheduled", untold: 0 } });
    await close(ctx, session);
    await confirmYear(ctx, center, 2026);
    expect(await reopen(ctx, session)).toEqual({ ok: false, error: "report-confirmed" });
    expect((await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } })).state).toBe("held");
  });
});
