import fc from "fast-check";
import { expect, test } from "vitest";
import { Prisma } from "#app/adapters/db/database.server.ts";
import { tallyQuery } from "#app/adapters/db/tally-store.server.ts";
import { fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { COUNTED_CATEGORIES, COUNTED_ROLES, type CountedCategory } from "#app/domain/taxonomy.ts";
import { listFigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createSession } from "#tests/support/factories.ts";
import { createWorld, type MadeSession, madeSession, record, UNITS, unitOfCenter } from "./activity-world.ts";

const R5 = 2023;

/** DOMAIN's rules once more, in the plainest words, over the made-up sessions themselves. */
function naiveCell(made: MadeSession[], unit: number, category: CountedCategory, countsWritten: boolean) {
  const cell = { sessions: 0, unknown: 0, approximate: 0, people: 0 };
  for (const session of made) {
    const inYear = session.startsAt >= "2023-04-01T00:00:00+09:00" && session.startsAt < "2024-04-01T00:00:00+09:00";
    if (session.state !== "held" || !inYear || session.category !== category) continue;
    if (session.format === "written" && !countsWritten) continue;
    if (unitOfCenter(session.center) !== unit) continue;
    cell.sessions += 1;
    const people = naiveHeadcount(session);
    if (people === null) cell.unknown += 1;
    else cell.people += people;
    if (session.headcount.basis === "approximate") cell.approximate += 1;
  }
  return cell;
}

function naiveHeadcount({ headcount, names, groups }: MadeSession): number | null {
  if (headcount.people !== null) return headcount.people;
  const named = names.filter((role) => COUNTED_ROLES.includes(role)).length;
  if (named > 0) return named;
  if (groups.length === 0) return names.length > 0 ? 0 : null;
  let people = 0;
  for (const group of groups) if (COUNTED_ROLES.includes(group.role)) people += group.people;
  return people;
}

async function tableOf(staff: Parameters<typeof showActivityTable>[0], year = R5) {
  const result = await showActivityTable(staff, year);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test("the table equals a plain recount of the records, and each figure the sum of its sessions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(madeSession, { maxLength: 25 }), fc.boolean(), async (made, countsWritten) => {
      const ctx = testContext();
      const { prefecture, centers, staff, units } = await createWorld(ctx);
      await ctx.db.prefecture.update({ where: { id: prefecture.id }, data: { countsWritten } });
      for (const session of made) await record(ctx, centers, session);

      const { table } = await tableOf(staff);
      expect(table.rows.map((row) => row.unit.id)).toEqual(units);
      for (const category of COUNTED_CATEGORIES) {
        let sum = 0;
        for (let unit = 0; unit < UNITS; unit++) {
          const cell = table.rows[unit]?.cells[category];
          expect(cell).toEqual(naiveCell(made, unit, category, countsWritten));
          const behind = await listFigureSessions(staff, R5, {
            unitId: units[unit] ?? null,
            category,
            coHosted: false,
          });
          expect(behind.ok && behind.value.cell).toEqual(cell);
          expect(behind.ok && behind.value.sessions.length).toBe(cell?.sessions);
          sum += cell?.people ?? 0;
        }
        const column = await listFigureSessions(staff, R5, { unitId: null, category, coHosted: false });
        const { units: _, ...foot } = table.foot[category];
        expect(column.ok && column.value.cell).toMatchObject(foot);
        expect(foot.people).toBe(sum);
      }
    }),
    { numRuns: 30 },
  );
});

test("changing one headcount changes its cell and its total, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(madeSession, { minLength: 1, maxLength: 12 }), fc.nat(500), async (made, people) => {
      const ctx = testContext();
      const { centers, staff } = await createWorld(ctx);
      const target: MadeSession = {
        ...(made[0] as MadeSession),
        state: "held",
        category: "training",
        startsAt: "2023-06-14T14:00:00+09:00",
        headcount: { basis: "exact", people: 7 },
      };
      const { id } = await record(ctx, centers, target);
      for (const session of made) await record(ctx, centers, session);

      const before = (await tableOf(staff)).table;
      await ctx.db.session.update({ where: { id }, data: { headcount: people } });
      const after = (await tableOf(staff)).table;
      const row = before.rows[unitOfCenter(target.center)];
      if (row) row.cells.training.people += people - 7;
      before.foot.training.people += people - 7;
      expect(after).toEqual(before);
    }),
    { numRuns: 15 },
  );
});

test("a session of two bodies and two co-hosts is counted once, and shown as 再掲 at the other unit alone", async () => {
  const ctx = testContext();
  const { centers, staff, units } = await createWorld(ctx);
  const [kutchan, iwanai, kushiro] = centers;
  if (!kutchan || !iwanai || !kushiro) throw new Error("centers");
  const body = (name: string) => ({
    create: { name, kind: "協議会", prefectureId: kutchan.prefectureId, centerId: kutchan.id },
  });
  await createSession(ctx, kutchan, {
    state: "held",
    startsAt: new Date("2023-05-01T14:00:00+09:00"),
    endsAt: null,
    headcountBasis: "approximate",
    headcount: 80,
    bodies: {
      create: [
        { position: 1, body: body("在宅医療専門部会") },
        { position: 2, body: body("多職種連携協議会") },
      ],
    },
    coHosts: { create: [{ centerId: iwanai.id }, { centerId: kushiro.id }] },
  });
  const { table, coHosted } = await tableOf(staff);
  expect(table.foot.meeting).toEqual({ units: 1, sessions: 1, people: 80, unknown: 0, approximate: 1 });
  expect(table.rows[0]?.cells.meeting.approximate).toBe(1);
  expect(coHosted).toEqual({ [units[1] as string]: 1 });

  const again = await listFigureSessions(staff, R5, { unitId: units[1] ?? null, category: null, coHosted: true });
  expect(again.ok && again.value.sessions).toMatchObject([
    { bodies: ["在宅医療専門部会", "多職種連携協議会"], centerName: "kutchan保健所" },
  ]);
  const own = await listFigureSessions(staff, R5, { unitId: units[0] ?? null, category: null, coHosted: true });
  expect(own.ok && own.value.sessions).toEqual([]);
});

test("実人数 counts a person once over the sessions that have a list of names", async () => {
  const ctx = testContext();
  const { prefecture, centers, staff } = await createWorld(ctx);
  const [center] = centers;
  if (!center) throw new Error("center");
  const person = await ctx.db.person.create({
    data: { prefectureId: prefecture.id, centerId: center.id, name: "釧路 花子", searchKey: "釧路花子" },
  });
  const named = { prefectureId: prefecture.id, role: "member" as const };
  for (const day of ["2023-05-01", "2023-06-01"]) {
    await createSession(ctx, center, {
      state: "held",
      startsAt: new Date(`${day}T14:00:00+09:00`),
      endsAt: null,
      attendances: {
        create: [
          { ...named, name: person.name, personId: person.id },
          { ...named, name: "飛入 太郎", organizationName: "薬局" },
          { ...named, name: "事務 次郎", role: "secretariat" },
        ],
      },
    });
  }
  await createSession(ctx, center, {
    state: "held",
    startsAt: new Date("2023-07-01T14:00:00+09:00"),
    endsAt: null,
    headcountBasis: "exact",
    headcount: 30,
  });
  const figure = await listFigureSessions(staff, R5, { unitId: null, category: "meeting", coHosted: false });
  expect(figure.ok && figure.value).toMatchObject({
    cell: { sessions: 3, people: 34, unknown: 0 },
    distinct: { people: 2, sessions: 2 },
  });
});

test("実人数 counts merged records as one person, through every merge and where both stand in one session", async () => {
  const ctx = testContext();
  const { prefecture, centers, staff } = await createWorld(ctx);
  const [center] = centers;
  if (!center) throw new Error("center");
  let mergedIntoId: string | null = null;
  const ids: string[] = [];
  for (const name of ["釧路 花子", "釧路花子", "クシロ 花子", "釧路 はなこ"]) {
    const at = { prefectureId: prefecture.id, centerId: center.id };
    const id: string = (await ctx.db.person.create({ data: { ...at, name, searchKey: name, mergedIntoId } })).id;
    mergedIntoId = id;
    ids.push(id);
  }
  await createSession(ctx, center, {
    state: "held",
    startsAt: new Date("2023-05-01T14:00:00+09:00"),
    endsAt: null,
    attendances: {
      create: ids.map((personId) => ({ prefectureId: prefecture.id, role: "member" as const, name: "花子", personId })),
    },
  });
  const figure = await listFigureSessions(staff, R5, { unitId: null, category: "meeting", coHosted: false });
  expect(figure.ok && figure.value).toMatchObject({ cell: { people: 4 }, distinct: { people: 1, sessions: 1 } });
});

test("the years to choose from reach from the first session held to now", async () => {
  const ctx = testContext({ now: "2026-06-01T09:00:00+09:00" });
  const { centers, staff } = await createWorld(ctx);
  expect((await tableOf(staff, 2026)).years).toEqual([2026]);
  if (centers[0]) {
    await createSession(ctx, centers[0], {
      state: "held",
      startsAt: new Date("2024-03-31T23:30:00+09:00"),
      endsAt: null,
    });
  }
  expect((await tableOf(staff, 2026)).years).toEqual([2026, 2025, 2024, 2023]);
  expect((await tableOf(staff, 2030)).years).toEqual([2030, 2026, 2025, 2024, 2023]);
});

test("each prefecture sees its own figures, whatever the role", async () => {
  const ctx = testContext();
  const home = await createWorld(ctx, "01");
  const away = await createWorld(ctx, "02");
  const [center] = away.centers;
  if (!center) throw new Error("center");
  await createSession(ctx, center, { state: "held", startsAt: new Date("2023-05-01T14:00:00+09:00"), endsAt: null });

  for (const role of ["prefectureAdmin", "prefectureViewer", "centerStaff"] as const) {
    const ours = await tableOf(await asStaff(ctx, home.centers[0] as typeof center, role));
    expect(ours.table.foot.meeting.sessions).toBe(0);
    expect(ours.table.rows.map((row) => row.unit.id)).toEqual(home.units);
    const theirs = await tableOf(await asStaff(ctx, center, role));
    expect(theirs.table.foot.meeting).toEqual({ units: 1, sessions: 1, people: 0, unknown: 1, approximate: 0 });
  }
  const filter = { unitId: center.reportingUnitId, category: null, coHosted: false };
  expect(await listFigureSessions(home.staff, R5, filter)).toEqual({ ok: false, error: "not-found" });
  const all = await listFigureSessions(home.staff, R5, { ...filter, unitId: null });
  expect(all.ok && all.value.sessions).toEqual([]);
});

test("the state of each unit's report stands beside its row; none begun is open", async () => {
  const ctx = testContext();
  const { prefecture, units, staff } = await createWorld(ctx);
  await ctx.db.activityReport.create({
    data: { prefectureId: prefecture.id, reportingUnitId: units[1] as string, fiscalYear: R5, state: "confirmed" },
  });
  expect(Object.values((await tableOf(staff)).states)).toEqual(["open", "confirmed", "open"]);
  expect(Object.values((await tableOf(staff, 2024)).states)).toEqual(["open", "open", "open"]);
});

test("the figures come from the covering index alone, and attendance is found by its index", async () => {
  const ctx = testContext();
  const { prefecture } = await createWorld(ctx);
  const plan = await ctx.db.$queryRaw<{ detail: string }[]>(
    Prisma.sql`EXPLAIN QUERY PLAN ${tallyQuery(prefecture.id, fiscalYearRange(R5))}`,
  );
  const details = plan.map((step) => step.detail);
  const sessions = details.findIndex((detail) =>
    /^SEARCH s USING COVERING INDEX Session_tally .*startsAt>\?/.test(detail),
  );
  expect(sessions).toBeGreaterThan(-1);
  // Centers are looked up by session, not the sessions searched once for every center.
  expect(details.findIndex((detail) => /^SEARCH c /.test(detail))).toBeGreaterThan(sessions);
  expect(details).toContainEqual(expect.stringMatching(/^SEARCH a USING COVERING INDEX Attendance_sessionId_role_idx/));
  expect(details.filter((detail) => /^SCAN (s|a|g|c|p)\b/.test(detail))).toEqual([]);
});
