import { expect, test } from "vitest";
import { fillInviteToken } from "#app/adapters/ical/invite.server.ts";
import { fillToken } from "#app/domain/link.ts";
import { expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { calledWorld } from "./change-world.ts";

const TOKEN = "AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDD";
const UID = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b@renkei.example.jp";
const day = (date: string, time: string) => new Date(`${date}T${time}:00+09:00`);
const LATER = { startsAt: day("2026-07-08", "13:30"), endsAt: day("2026-07-08", "15:30") };

type World = Awaited<ReturnType<typeof calledWorld>>;

/** A session whose every byte is known, of which 花子 was told and answered. */
async function knownWorld(given: Parameters<typeof calledWorld>[0] = {}) {
  const world = await calledWorld({
    ...given,
    settings: { repliesAreRead: false },
    session: {
      ...{ icalUid: UID, createdAt: day("2026-05-20", "10:30"), format: "hybrid", answerBy: "2026-06-20" },
      onlineUrl: "https://meet.example.jp/abc-defg-hij",
    },
  });
  await world.ctx.db.healthCenter.updateMany({
    data: { name: "釧路保健所", section: "企画総務課", phone: "0154-00-0000" },
  });
  await world.answer("hanako");
  return world;
}

/** The mail to 花子, and the file with it, as `change-NAME` of the golden files. */
async function expectAsBefore({ ctx }: World, name: string): Promise<{ sequence: number } | null> {
  const mail = await ctx.db.outboxMail.findFirstOrThrow({
    where: { toName: "釧路 花子" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { calendarMessage: true },
  });
  const text = `${mail.subject}\n\n${fillToken(mail.text, TOKEN)}`;
  await expect(text).toMatchFileSnapshot(`../../golden/change-${name}.txt`);
  const object = mail.calendarMessage;
  if (!object) return null;
  const content = fillInviteToken(object.content, TOKEN);
  await expect(content).toMatchFileSnapshot(`../../golden/change-${name}.ics`);
  expectSoundCalendar(content);
  expect(logicalLines(content)).toEqual(
    expect.arrayContaining([`METHOD:${object.method}`, `UID:${UID}`, `SEQUENCE:${object.sequence}`]),
  );
  return object;
}

test("another time, and another place and address, are told as before", async () => {
  const world = await knownWorld();
  await world.edit({ startsAt: day("2026-07-01", "15:00"), endsAt: day("2026-07-01", "17:00") });
  await world.tell();
  expect(await expectAsBefore(world, "moved")).toMatchObject({ sequence: 1 });
  await world.edit({ venue: "講堂", onlineUrl: "https://meet.example.jp/xyz" });
  await world.tell();
  expect(await expectAsBefore(world, "place")).toMatchObject({ sequence: 2 });
});

test("another title is told as before", async () => {
  const world = await knownWorld();
  await world.edit({ title: "在宅医療・介護連携部会" });
  await world.tell();
  expect(await expectAsBefore(world, "title")).toMatchObject({ sequence: 1 });
});

test("that it is cancelled is told as before", async () => {
  const world = await knownWorld();
  await world.take("cancel");
  await world.tell();
  expect(await expectAsBefore(world, "cancelled")).toMatchObject({ method: "CANCEL", sequence: 1 });
});

test("that it is postponed, and then the new date on the same UID, are told as before", async () => {
  const world = await knownWorld();
  await world.take("postpone");
  await world.tell("cancel");
  expect(await expectAsBefore(world, "postponed")).toMatchObject({ method: "CANCEL", sequence: 1 });
  await world.edit(LATER, true);
  await world.tell();
  expect(await expectAsBefore(world, "new-date")).toMatchObject({ method: "REQUEST", sequence: 2 });
});

test("that it is postponed and stays in calendars until the new date is told as before", async () => {
  const world = await knownWorld();
  await world.take("postpone");
  await world.tell("hold");
  expect(await expectAsBefore(world, "postponed-held")).toBeNull();
});

test("that one person is taken off, and called again, is told as before", async () => {
  const world = await knownWorld();
  await world.off("hanako");
  expect(await expectAsBefore(world, "taken-off")).toMatchObject({ method: "CANCEL", sequence: 1 });
  await world.call(["hanako"]);
  expect(await expectAsBefore(world, "called-again")).toMatchObject({ method: "REQUEST", sequence: 2 });
});

test("that one of two at an address is taken off is told as before, without a file", async () => {
  const world = await knownWorld({ ichiro: "hanako@example.jp" });
  await world.off("hanako");
  expect(await expectAsBefore(world, "taken-off-shared")).toBeNull();
});
