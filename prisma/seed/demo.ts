import { Readable } from "node:stream";
import type { Database } from "#app/adapters/db/database.server.ts";
import { keepFile } from "#app/adapters/files/file-store.server.ts";
import { COUNTED_ROLES } from "#app/domain/taxonomy.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { addSession } from "./add-session.ts";
import { addApplications } from "./applications.ts";
import { addBodies } from "./bodies.ts";
import { carryOver } from "./carry-over.ts";
import { addDesk } from "./desk.ts";
import { addDuplicates } from "./duplicates.ts";
import { addJoinRequests } from "./join-requests.ts";
import { addPersonGroups } from "./person-groups.ts";
import { CENTERS } from "./places.ts";
import { planCurrentYear } from "./plan-current-year.ts";
import { planFullYears } from "./plan-full-years.ts";
import { planNextYear } from "./plan-next-year.ts";
import { planR5 } from "./plan-r5.ts";
import type { Office } from "./plan-year.ts";
import { roundsOf } from "./planned-session.ts";
import { addPracticeCards } from "./practice-cards.ts";
import { addPrefecture } from "./prefecture.ts";
import { planR1Cases } from "./r1-cases.ts";
import { addReports } from "./reports.ts";
import { writeRows } from "./rows.ts";
import { addUsers } from "./users.ts";
import { createWorld, ENTERED_AT, type World } from "./world.ts";

/** Seconds on an idle machine; a busy one is waited for. */
const TIMEOUT_MS = 5 * 60_000;

/**
 * Fills an empty database with the demo prefecture, or leaves it as it was. The same day and secret give the
 * same rows, and the same files under `filesDir`. R5 adds up to the published figures; dates, people and wording
 * that no document gives are invented.
 * Throws where there is a prefecture already: a demo never mixes with real records.
 */
export async function seedDemo(
  db: Database,
  options: { now: Instant; secret: string; filesDir: string },
): Promise<void> {
  const world = createWorld(tokyoDate(options.now), options.secret);
  build(world);
  await db.$transaction(
    async (tx) => {
      if ((await tx.prefecture.count()) > 0) throw new Error("the demo needs an empty database: it holds a prefecture");
      const { prefectureId } = world;
      await tx.prefecture.create({
        data: { id: prefectureId, code: "01", name: "北海道", demo: true, createdAt: ENTERED_AT },
      });
      await tx.countedRole.createMany({ data: COUNTED_ROLES.map((role) => ({ prefectureId, role })) });
      // The files first: a row never speaks of one that is not there.
      for (const bytes of world.files) await keepFile(options.filesDir, Readable.from([bytes]), bytes.length);
      await writeRows(tx, world.rows);
      await tx.mailWording.create({ data: { prefectureId, ...OWN_WORDS } });
    },
    { timeout: TIMEOUT_MS },
  );
}

/** The prefecture asks for a word before the day; everything else is written in Renkei's words. */
const OWN_WORDS = {
  kind: "reminderComing",
  opening:
    "　{氏名}様には、日頃より{保健所名}の業務に御協力を賜り、厚くお礼申し上げます。\n　{会議名}の開催が近づきました。当日は{場所}でお待ちしております。",
  closing: "　冬期は道路の状況により到着が遅れることがあります。お気を付けてお越しください。",
} as const;

function build(world: World): void {
  addPrefecture(world);
  addUsers(world);
  const offices = CENTERS.map((place): Office => {
    const desk = addDesk(world, place);
    return { desk, bodies: addBodies(desk) };
  });
  const plans = carryOver([
    ...planR1Cases(officeOf(offices, "kamikawa"), officeOf(offices, "ebetsu")),
    ...planR5(offices),
    ...planFullYears(offices, world.fiscalYear),
    ...planCurrentYear(offices),
    ...planNextYear(offices),
  ]);
  const rounds = roundsOf(plans);
  for (const plan of plans) addSession(plan, rounds.get(plan) ?? null);
  addReports(world);
  addPracticeCards(world);
  addJoinRequests(offices);
  addApplications(offices);
  addPersonGroups(offices);
  addDuplicates(offices);
}

function officeOf(offices: readonly Office[], code: string): Office {
  const office = offices.find(({ desk }) => desk.place.code === code);
  if (!office) throw new Error(`no such center: ${code}`);
  return office;
}
