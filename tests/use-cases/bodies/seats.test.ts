import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { readSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import { appointHolder } from "#app/use-cases/bodies/appoint-holder.ts";
import { correctAppointment, takeBackAppointment } from "#app/use-cases/bodies/correct-appointment.ts";
import { exportRoster } from "#app/use-cases/bodies/export-roster.ts";
import { listBodies } from "#app/use-cases/bodies/list-bodies.ts";
import { listEndingTerms } from "#app/use-cases/bodies/list-ending-terms.ts";
import { moveSeat } from "#app/use-cases/bodies/move-seat.ts";
import { proposeHolder } from "#app/use-cases/bodies/propose-holder.ts";
import { removeSeat } from "#app/use-cases/bodies/remove-seat.ts";
import { addSeat, editSeat } from "#app/use-cases/bodies/save-seat.ts";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { showSeat } from "#app/use-cases/bodies/show-seat.ts";
import { showSeats } from "#app/use-cases/bodies/show-seats.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { testContext } from "#tests/support/context.ts";
import { records } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { createBody, createSeat, type Held } from "./body-rows.ts";

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const body = await createBody(ctx, center, { termYears: 2 });
  const desk = await asStaff(ctx, center);
  const seat = (position: number, held: readonly Held[] = []) => createSeat(ctx, center, body.id, position, held);
  const order = async () => {
    const shown = await showSeats(desk, body.id);
    return shown.ok ? shown.value.seats.map(({ organization }) => organization) : shown.error;
  };
  return { ctx, center, body, desk, seat, order };
}

const SEAT = { organizationName: null, post: "", role: "member", startsOn: null, endsOn: null } as const;

test("a seat is added at the end, for a known organization however its width, or a new one", async () => {
  const { ctx, body, desk, seat, order } = await setUp();
  await seat(1);
  const add = (organizationName: string | null, post = "会長") =>
    addSeat(desk, { bodyId: body.id, input: { ...SEAT, organizationName, post } });
  expect(await add("機関１")).toMatchObject({ ok: true });
  expect(await add("新しい協会")).toMatchObject({ ok: true });
  expect(await add(null, "")).toEqual({ ok: false, error: "seat-unnamed" });
  expect(await order()).toEqual(["機関1", "機関1", "新しい協会"]);
  expect(await ctx.db.organization.count()).toBe(2);
});

test("seats are moved among those that are there; at either end nothing moves", async () => {
  const { body, desk, seat, order } = await setUp();
  const [first, gone, , last] = [await seat(5), await seat(5), await seat(7), await seat(9)];
  await editSeat(desk, {
    bodyId: body.id,
    seatId: gone.id,
    version: 0,
    input: { ...SEAT, organizationName: "機関5", endsOn: "2026-05-31" },
  });
  const move = (seatId: string, direction: "up" | "down") => moveSeat(desk, { bodyId: body.id, seatId, direction });
  expect(await order()).toEqual(["機関5", "機関7", "機関9"]);
  await move(last.id, "up");
  expect(await order()).toEqual(["機関5", "機関9", "機関7"]);
  await move(first.id, "down");
  expect(await order()).toEqual(["機関9", "機関5", "機関7"]);
  await move(last.id, "up");
  await move(first.id, "down");
  await move(first.id, "down");
  expect(await order()).toEqual(["機関9", "機関7", "機関5"]);
});

test("a seat that has ended is on the rosters of its days alone: not counted vacant, not called", async () => {
  const { ctx, center, body, desk, seat } = await setUp();
  const ended = await seat(1, [["委員", "2024-04-01", null]]);
  await seat(2);
  const session = await createSession(ctx, center, { bodies: { create: { bodyId: body.id, position: 0 } } });
  const roster = async (on: string) => {
    const shown = await showBody(desk, body.id, on);
    return shown.ok && shown.value.roster.map(({ organization, holder }) => [organization, holder?.name ?? null]);
  };
  const called = async () => {
    const proposal = await proposeInvitations(desk, { sessionId: session.id, added: [], search: "" });
    return proposal.ok && proposal.value.roster.map(({ name }) => name);
  };
  expect(await called()).toEqual(["委員"]);
  const input = { ...SEAT, organizationName: "機関1", post: "会長", endsOn: "2026-05-31" };
  expect(await editSeat(desk, { bodyId: body.id, seatId: ended.id, version: 0, input })).toMatchObject({ ok: true });
  expect(await roster("2026-05-31")).toEqual([
    ["機関1", "委員"],
    ["機関2", null],
  ]);
  expect(await roster("2026-06-01")).toEqual([["機関2", null]]);
  expect(await called()).toEqual([]);
  expect((await listBodies(desk)).centers[0]?.bodies).toMatchObject([{ seats: 1, vacant: 1 }]);
  expect(await showSeats(desk, body.id)).toMatchObject({ value: { ended: [{ seatId: ended.id }] } });
  expect(await ctx.db.appointment.findMany()).toMatchObject([{ endsOn: "2026-05-31" }]);
});

test("a seat is on the rosters from its first day on; one that is yet to come is among the seats, and not vacant", async () => {
  const { ctx, center, body, desk } = await setUp();
  const add = async (post: string, startsOn: string | null) => {
    const added = await addSeat(desk, { bodyId: body.id, input: { ...SEAT, post, startsOn } });
    return added.ok ? added.value.id : added.error;
  };
  await add("もとからの枠", null);
  const today = await add("今日からの枠", "2026-06-01");
  const coming = await add("来月からの枠", "2026-07-01");
  const roster = async (on: string) => {
    const shown = await showBody(desk, body.id, on);
    return shown.ok && shown.value.roster.map(({ post }) => post);
  };
  expect(await roster("2026-05-31")).toEqual(["もとからの枠"]);
  expect(await roster("2026-06-01")).toEqual(["もとからの枠", "今日からの枠"]);
  expect(await roster("2026-07-01")).toEqual(["もとからの枠", "今日からの枠", "来月からの枠"]);
  expect((await listBodies(desk)).centers[0]?.bodies).toMatchObject([{ seats: 2, vacant: 2 }]);
  expect((await listEndingTerms(desk)).vacant.map(({ post }) => post)).toEqual(["もとからの枠", "今日からの枠"]);
  const seats = await showSeats(desk, body.id);
  expect(seats.ok && seats.value.seats.map(({ comesOn }) => comesOn)).toEqual([null, null, "2026-07-01"]);
  const address = { bodyId: body.id, seatId: coming };
  expect(await showSeat(desk, address)).toMatchObject({ value: { isVacant: false, isComing: true } });
  // Whoever held it before the day typed for it held it all the same.
  const person = await createPerson(ctx, center, { name: "委員" });
  const term = { personId: person.id, startsOn: "2026-04-01", endsOn: null };
  const appointed = { bodyId: body.id, seatId: today, ...term, replacing: null, foreseen: [] };
  expect(await appointHolder(desk, appointed)).toMatchObject({ ok: true });
  expect(await roster("2026-05-31")).toEqual(["もとからの枠", "今日からの枠"]);
  const input = { ...SEAT, post: "来月からの枠", startsOn: "2026-07-01", endsOn: "2026-06-30" };
  expect(await editSeat(desk, { ...address, version: 0, input })).toEqual({ ok: false, error: "ends-before-start" });
  expect(await editSeat(desk, { ...address, version: 0, input: { ...input, startsOn: "2026-06-01" } })).toMatchObject({
    ok: true,
  });
  expect(await roster("2026-06-15")).toContain("来月からの枠");
});

test("before a body is set up its roster is empty, and says so", async () => {
  const { ctx, body, desk, seat } = await setUp();
  await seat(1, [["委員", "2026-04-01", null]]);
  await ctx.db.body.update({ where: { id: body.id }, data: { startsOn: "2026-04-01" } });
  expect(await showBody(desk, body.id, "2026-03-31")).toMatchObject({ value: { isBeforeStart: true, roster: [] } });
  expect(await showBody(desk, body.id, "2026-04-01")).toMatchObject({
    value: { isBeforeStart: false, roster: [{ holder: { name: "委員" } }] },
  });
});

test("a seat is not ended before someone's first day", async () => {
  const { body, desk, seat } = await setUp();
  const held = await seat(1, [["次の委員", "2026-07-01", null]]);
  const input = { ...SEAT, organizationName: "機関1", endsOn: "2026-06-30" };
  expect(await editSeat(desk, { bodyId: body.id, seatId: held.id, version: 0, input })).toEqual({
    ok: false,
    error: "seat-held-later",
  });
});

test("a seat's words changed since they were read are not overwritten", async () => {
  const { ctx, body, desk, seat } = await setUp();
  const { id: seatId } = await seat(1);
  const edit = (version: number, post: string) =>
    editSeat(desk, { bodyId: body.id, seatId, version, input: { ...SEAT, organizationName: "機関1", post } });
  expect(await edit(0, "副会長")).toEqual({ ok: true, value: { id: seatId } });
  const before = records(ctx);
  expect(await edit(0, "理事")).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(records(ctx)).toEqual(before);
  expect(await edit(1, "理事")).toMatchObject({ ok: true });
  expect(await ctx.db.seat.findMany()).toMatchObject([{ post: "理事", version: 2 }]);
});

test("a seat never held is removed; one that was stays", async () => {
  const { ctx, body, desk, seat } = await setUp();
  const held = await seat(1, [["委員", "2020-04-01", "2022-03-31"]]);
  const empty = await seat(2);
  expect(await removeSeat(desk, { bodyId: body.id, seatId: held.id })).toEqual({ ok: false, error: "seat-on-record" });
  expect(await removeSeat(desk, { bodyId: body.id, seatId: empty.id })).toEqual({ ok: true, value: null });
  expect(await ctx.db.seat.findMany()).toMatchObject([{ id: held.id }]);
});

test("someone who sits in several bodies is found with them, and appointed to another", async () => {
  const { ctx, center, body, desk, seat } = await setUp();
  const council = await createBody(ctx, center, { name: "推進会議" });
  const theirs = await createSeat(ctx, center, council.id, 1, [["兼務 太郎", "2024-04-01", null]]);
  const own = await seat(2);
  const address = { bodyId: body.id, seatId: own.id };
  const proposal = await proposeHolder(desk, { ...address, replacing: null, search: "兼務", personId: null });
  expect(proposal).toMatchObject({
    ok: true,
    value: {
      found: [{ name: "兼務 太郎", sitsIn: ["推進会議"] }],
      term: { startsOn: "2026-06-01", endsOn: "2028-05-31" },
    },
  });
  const [{ personId } = { personId: "" }] = await ctx.db.appointment.findMany({ where: { seatId: theirs.id } });
  const input = {
    ...address,
    personId,
    startsOn: "2026-06-01",
    endsOn: "2028-05-31",
    replacing: null,
    foreseen: [],
  };
  expect(await appointHolder(desk, input)).toMatchObject({ ok: true });
  expect(await ctx.db.appointment.count({ where: { personId } })).toBe(2);
  expect(await appointHolder(desk, input)).toEqual({ ok: false, error: "holder-overlaps" });
});

test("the term proposed follows the last one that is not over, and begins today where nobody is in the way", async () => {
  const { body, desk, seat } = await setUp();
  const proposed = async (seatId: string) => {
    const proposal = await proposeHolder(desk, {
      ...{ bodyId: body.id, seatId },
      ...{ replacing: null, search: "", personId: null },
    });
    return proposal.ok && proposal.value.term;
  };
  const ending = await seat(1, [["委員", "2025-04-01", "2027-03-31"]]);
  const past = await seat(2, [["前の委員", "2020-04-01", "2022-03-31"]]);
  expect(await proposed(ending.id)).toEqual({ startsOn: "2027-04-01", endsOn: "2029-03-31" });
  expect(await proposed(past.id)).toEqual({ startsOn: "2026-06-01", endsOn: "2028-05-31" });
});

test("a holder resigns: the days are corrected, the history stays, and no two overlap", async () => {
  const { ctx, body, desk, seat } = await setUp();
  const held = await seat(1, [
    ["前の委員", "2023-04-01", "2025-03-31"],
    ["委員", "2025-04-01", "2027-03-31"],
  ]);
  const [before, now] = await ctx.db.appointment.findMany({ orderBy: { startsOn: "asc" } });
  const correct = (appointmentId: string, startsOn: string, endsOn: string | null) =>
    correctAppointment(desk, { bodyId: body.id, seatId: held.id, appointmentId, term: { startsOn, endsOn } });
  expect(await correct(now?.id ?? "", "2025-04-01", "2026-05-31")).toMatchObject({ ok: true });
  expect(await correct(before?.id ?? "", "2023-04-01", null)).toEqual({ ok: false, error: "holder-overlaps" });
  expect(await correct("nothing", "2023-04-01", null)).toEqual({ ok: false, error: "not-found" });
  expect(await showSeat(desk, { bodyId: body.id, seatId: held.id })).toMatchObject({
    value: {
      isVacant: true,
      history: [
        { name: "委員", endsOn: "2026-05-31", standing: "past" },
        { name: "前の委員", standing: "past" },
      ],
    },
  });
});

test("an appointment entered by mistake is taken back, until its holder was called by it", async () => {
  const { ctx, center, body, desk, seat } = await setUp();
  const held = await seat(1, [["委員", "2025-04-01", null]]);
  const [appointment] = await ctx.db.appointment.findMany({ include: { person: true } });
  if (!appointment) throw new Error("the seat is held");
  const input = { bodyId: body.id, seatId: held.id, appointmentId: appointment.id };
  const invitation = await createInvitation(ctx, await createSession(ctx, center), appointment.person, {
    seatId: held.id,
  });
  expect(await takeBackAppointment(desk, input)).toEqual({ ok: false, error: "appointment-on-record" });
  await ctx.db.invitation.delete({ where: { id: invitation.id } });
  expect(await takeBackAppointment(desk, input)).toEqual({ ok: true, value: null });
  expect(await ctx.db.appointment.count()).toBe(0);
  expect(await ctx.db.person.count()).toBe(1);
});

test("the roster of a day as CSV: in order, vacant seats without a name, formulas defused", async () => {
  const { ctx, center, body, desk, seat } = await setUp();
  await seat(2);
  await seat(1, [["=1+1", "2025-04-01", "2027-03-31"]]);
  await createPerson(ctx, center, { name: "名簿にない人" });
  const exported = await exportRoster(desk, { id: body.id, on: "2026-06-01", format: "csv" });
  if (!exported.ok) throw new Error(exported.error);
  const lines = String(exported.value.content)
    .replace(/^\ufeff/, "")
    .split("\r\n");
  expect(lines).toEqual([
    "順,役割,機関,職,氏名,フリガナ,役職,任期の始まり,任期の終わり",
    "1,委員,機関1,会長,'=1+1,,会長,令和7年4月1日,令和9年3月31日",
    "2,委員,機関2,会長,,,,,",
    "",
  ]);
});

test("the same as a workbook, headed as it is printed, and it can be brought in again", async () => {
  const { ctx, body, desk, seat } = await setUp();
  await seat(2);
  await seat(1, [["=1+1", "2025-04-01", "2027-03-31"]]);
  const exported = await exportRoster(desk, { id: body.id, on: "2026-06-01", format: "xlsx" });
  if (!exported.ok) throw new Error(exported.error);
  const file = path.join(ctx.settings.filesDir, "roster.xlsx");
  await mkdir(ctx.settings.filesDir, { recursive: true });
  await writeFile(file, exported.value.content);
  expect(await readSheet(file)).toEqual({
    ok: true,
    value: [
      ["在宅医療専門部会　名簿"],
      ["令和8年6月1日現在"],
      ["順", "役割", "機関", "職", "氏名", "フリガナ", "役職", "任期の始まり", "任期の終わり"],
      ["1", "委員", "機関1", "会長", "=1+1", "", "会長", "令和7年4月1日", "令和9年3月31日"],
      ["2", "委員", "機関2", "会長"],
    ],
  });
});
