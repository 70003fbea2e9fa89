import { expect, test } from "vitest";
import { showYearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import type { TestContext } from "#tests/support/context.ts";
import { planWorld } from "./plan-world.ts";

/** The database with its questions counted. */
function counting(db: TestContext["db"]) {
  const asked = { queries: 0 };
  const countedModel = (model: object) =>
    new Proxy(model, {
      get(of, verb) {
        asked.queries += 1;
        return Reflect.get(of, verb);
      },
    });
  const counted = new Proxy(db, {
    get(of, name) {
      const found = Reflect.get(of, name);
      return typeof found === "object" && found !== null ? countedModel(found) : found;
    },
  });
  return { asked, counted };
}

/** What showing next year's plan takes, where last year's sessions and next year's others all begin at one instant. */
async function workFor(count: number) {
  const { ctx, desk, body, meet } = await planWorld();
  const seat = { prefectureId: body.prefectureId, bodyId: body.id, post: "会長", position: 1 };
  const person = await ctx.db.person.create({
    data: { prefectureId: body.prefectureId, centerId: body.centerId, name: "会長", searchKey: "会長" },
  });
  const held = { prefectureId: body.prefectureId, personId: person.id, startsOn: "2026-04-01" };
  await ctx.db.seat.create({ data: { ...seat, appointments: { create: held } } });
  for (let nth = 1; nth <= count; nth += 1) {
    await meet("2026-05-13", { round: nth, title: `第${nth}回部会`, venue: "大会議室" });
    // Another body's, so that it stands for no proposal; the room is the same.
    await meet("2027-05-12", { state: "scheduled", title: `別の会議${nth}`, venue: "大会議室" }, []);
  }
  const { asked, counted } = counting(ctx.db);
  const plan = await showYearPlan({ ...desk, db: counted }, { year: 2027 });
  if (!plan.ok) throw new Error(plan.error);
  expect(plan.value.facts).toHaveLength(count);
  expect(plan.value.facts[0]?.sameTime[0]).toContain("部会");
  expect(plan.value.facts[0]?.clashes[0]).toMatchObject({ kind: "room", other: { title: "別の会議1" } });
  return { queries: asked.queries, told: JSON.stringify(plan.value.facts).length };
}

test("many sessions at one instant: no more questions than for a few, and no more told of each", async () => {
  const [few, many] = [await workFor(10), await workFor(40)];
  expect(many.queries).toBe(few.queries);
  expect(many.told).toBeLessThan(few.told * 5);
});
