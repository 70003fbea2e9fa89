import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { verifyPassword } from "better-auth/crypto";
import { expect, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { COUNTED_ROLES } from "#app/domain/taxonomy.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { DEMO_PASSWORD } from "#prisma/seed/users.ts";
import { testContext } from "#tests/support/context.ts";
import { demoDatabase, dump, SECRET } from "./demo-database.ts";

const { db, filesDir } = demoDatabase("2026-11-22T08:00:00+09:00");

test("the same day gives the same rows and files, whatever the hour", { timeout: 120_000 }, async () => {
  const other = testContext();
  const { filesDir: otherDir } = other.settings;
  await seedDemo(other.db, { now: new Date("2026-11-22T22:30:00+09:00"), secret: SECRET, filesDir: otherDir });
  expect(await dump(other.db)).toEqual(await dump(db()));
  const names = await filesIn(filesDir);
  expect(names.length).toBeGreaterThan(50);
  expect(await filesIn(otherDir)).toEqual(names);
});

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
}

test("a database that holds a prefecture is refused and left as it was", async () => {
  const ctx = testContext();
  await ctx.db.prefecture.create({ data: { code: "02", name: "青森県" } });
  const { filesDir: untouched } = ctx.settings;
  await expect(seedDemo(ctx.db, { now: ctx.now(), secret: SECRET, filesDir: untouched })).rejects.toThrow(
    "empty database",
  );
  expect(existsSync(untouched)).toBe(false);
  expect(await ctx.db.prefecture.count()).toBe(1);
  expect(await ctx.db.medicalArea.count()).toBe(0);
});

test("the places are 北海道's: 26 centers, 24 units, 21 areas, 179 municipalities", async () => {
  expect(await db().prefecture.findMany({ select: { code: true, name: true, demo: true } })).toEqual([
    { code: "01", name: "北海道", demo: true },
  ]);
  expect([
    await db().healthCenter.count(),
    await db().reportingUnit.count(),
    await db().medicalArea.count(),
    await db().municipality.count(),
  ]).toEqual([26, 24, 21, 179]);
  const unit = await db().reportingUnit.findFirstOrThrow({
    where: { name: "倶知安・岩内" },
    include: { centers: true },
  });
  expect(unit.position).toBe(5);
  expect(unit.centers.map((center) => center.code).sort()).toEqual(["iwanai", "kutchan"]);
  const counted = (await db().countedRole.findMany()).map(({ role }) => role);
  expect(counted.sort()).toEqual([...COUNTED_ROLES].sort());
});

test("every center has people, a tree of bodies, a change of holders, and its user", async () => {
  const centers = await db().healthCenter.findMany({
    include: { people: true, users: true, bodies: { include: { seats: { include: { appointments: true } } } } },
  });
  for (const center of centers) {
    expect(center.people.length, center.code).toBeGreaterThanOrEqual(20);
    expect(center.bodies.filter((body) => body.parentId).length, center.code).toBeGreaterThanOrEqual(2);
    expect(center.users.map((user) => user.email)).toEqual([`${center.code}@center.example.jp`]);
    const seats = center.bodies.flatMap((body) => body.seats);
    expect(
      seats.some((seat) => seat.appointments.some((a) => a.startsOn > "2019-04-01" && a.startsOn.endsWith("-04-01"))),
      center.code,
    ).toBe(true);
  }
});

test("there are vacant seats, terms that end within 60 days, difficult names, and people without mail", async () => {
  const seats = await db().seat.findMany({ include: { appointments: true, body: true } });
  const standing = seats.filter((seat) => seat.body.endsOn === null);
  const inForce = (a: { startsOn: string; endsOn: string | null }) =>
    a.startsOn <= "2026-11-22" && (a.endsOn === null || a.endsOn >= "2026-11-22");
  expect(standing.some((seat) => !seat.appointments.some(inForce))).toBe(true);
  const ending = seats
    .flatMap((seat) => seat.appointments)
    .filter((a) => inForce(a) && a.endsOn && a.endsOn <= "2027-01-21");
  expect(ending.length).toBeGreaterThan(0);
  const people = await db().person.findMany();
  for (const difficult of ["𠮷", "髙", "\u{fa19}", "齋", "濵"])
    expect(
      people.some((person) => person.name.startsWith(difficult)),
      difficult,
    ).toBe(true);
  const withoutMail = people.filter((person) => person.email === null).length;
  expect(withoutMail).toBeGreaterThan(10);
  expect(withoutMail).toBeLessThan(people.length / 4);
});

test("mail addresses are unique and all of example.jp", async () => {
  const people = (await db().person.findMany()).flatMap((person) => person.email ?? []);
  expect(new Set(people).size).toBe(people.length);
  const text = JSON.stringify(await dump(db()), (_, value) => (typeof value === "bigint" ? Number(value) : value));
  const addresses = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  expect(addresses.length).toBeGreaterThan(500);
  expect(addresses.filter((address) => !/@(?:[\w-]+\.)*example\.jp$/.test(address))).toEqual([]);
  expect((text.match(/https?:\/\/[^"/]+/g) ?? []).filter((url) => !url.endsWith(".example.jp"))).toEqual([]);
});

test("the users sign in with the demo's password", async () => {
  const users = await db().user.findMany({ include: { authAccounts: true } });
  expect(users.length).toBe(28);
  expect(
    users
      .filter((user) => user.role !== "centerStaff")
      .map((user) => [user.email, user.role])
      .sort(),
  ).toEqual([
    ["admin@pref.example.jp", "prefectureAdmin"],
    ["viewer@pref.example.jp", "prefectureViewer"],
  ]);
  for (const user of users) expect(user.authAccounts).toMatchObject([{ providerId: "credential", accountId: user.id }]);
  const hashes = new Set(users.map((user) => user.authAccounts[0]?.password));
  expect(hashes.size).toBe(1);
  expect(await verifyPassword({ hash: [...hashes][0] as string, password: DEMO_PASSWORD })).toBe(true);
});

test("the links of the invitations open with the secret they were seeded with", async () => {
  const invitation = await db().invitation.findFirstOrThrow();
  expect(invitation.tokenHash).toBe(tokenHash(linkToken(SECRET, invitation)));
});

test("reports: R5 published and open again, R6 confirmed, R7 confirmed or submitted, the current year open", async () => {
  const reports = await db().activityReport.findMany();
  const states = (year: number) =>
    [...new Set(reports.filter((r) => r.fiscalYear === year).map((r) => r.state))].sort();
  expect(reports.length).toBe(4 * 24);
  expect([2023, 2024, 2025, 2026].map(states)).toEqual([
    ["reopened"],
    ["confirmed"],
    ["confirmed", "submitted"],
    ["open"],
  ]);
});
