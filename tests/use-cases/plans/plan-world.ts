import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { PlanRow } from "#app/use-cases/plans/draft-plan.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";

/** A desk in November of 令和8年度, with one body that met three times that year, and next year to plan. */
export async function planWorld() {
  const ctx = testContext({ now: "2026-11-20T09:00:00+09:00" });
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const bodyOf = (name: string, position = 0) =>
    ctx.db.body.create({
      data: { prefectureId: center.prefectureId, centerId: center.id, kind: "専門部会", name, position },
    });
  const body = await bodyOf("在宅医療専門部会", 1);
  const meet = (day: string, fields: Partial<Prisma.SessionUncheckedCreateInput> = {}, bodies = [body]) =>
    createSession(ctx, center, {
      state: "held",
      startsAt: new Date(`${day}T14:00:00+09:00`),
      endsAt: new Date(`${day}T16:00:00+09:00`),
      bodies: { create: bodies.map(({ id }, position) => ({ bodyId: id, position })) },
      ...fields,
    });
  return { ctx, center, desk, body, bodyOf, meet };
}

/** Rounds 1 to 3 of 令和8年度, on second Wednesdays. */
export async function threeRounds({ meet }: Awaited<ReturnType<typeof planWorld>>) {
  const days = ["2026-05-13", "2026-09-09", "2027-02-10"];
  return Promise.all(
    days.map((day, index) =>
      meet(day, {
        round: index + 1,
        title: `令和8年度第${index + 1}回在宅医療専門部会`,
        state: index < 2 ? "held" : "scheduled",
      }),
    ),
  );
}

export function planRow(group: string, date: string, fields: Partial<PlanRow> = {}): PlanRow {
  return { group, from: null, date, start: "14:00", end: "16:00", ...fields };
}
