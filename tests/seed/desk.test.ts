import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { likelyPairs } from "#app/domain/duplicate.ts";
import { askRefusal } from "#app/domain/join-request.ts";
import { takeCardStep } from "#app/domain/practice-card.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { demoDatabase, SECRET } from "./demo-database.ts";

const NOW = new Date("2026-11-22T12:00:00+09:00");
const { db, filesDir } = demoDatabase(NOW.toISOString());

const center = (code: string) => db().healthCenter.findFirstOrThrow({ where: { code } });

test("every material has its file, of the size and digest on record, and it is a PDF", async () => {
  const materials = await db().material.findMany();
  expect(materials.length).toBeGreaterThan(50);
  for (const { sha256, byteSize, fileName, mediaType } of materials) {
    const bytes = await readFile(placeOf(filesDir, sha256));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect([bytes.length, mediaType]).toEqual([byteSize, "application/pdf"]);
    expect(fileName.endsWith(".pdf")).toBe(true);
    pdfHolds(bytes.toString("latin1"));
  }
});

/** Each object stands where the table says, and the table where the end says. */
function pdfHolds(file: string): void {
  expect(file.startsWith("%PDF-1.")).toBe(true);
  const start = Number(file.match(/startxref\n(\d+)\n%%EOF\n$/)?.[1]);
  const table = file.slice(start).match(/^xref\n0 (\d+)\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)trailer/);
  const offsets = (table?.[2] ?? "").match(/^\d{10}/gm) ?? [];
  expect(offsets.length).toBe(Number(table?.[1]) - 1);
  offsets.forEach((offset, i) => {
    expect(file.slice(Number(offset)).startsWith(`${i + 1} 0 obj\n`)).toBe(true);
  });
  const [, length, stream] = file.match(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/) ?? [];
  expect(stream?.length).toBe(Number(length));
}

test("materials: numbered, two versions, one for the desk alone; told of here, not yet there", async () => {
  const coming = await db().session.findMany({
    where: { state: "scheduled", materials: { some: {} } },
    include: { materials: { orderBy: { position: "asc" } }, invitations: true },
  });
  const all = coming.flatMap(({ materials }) => materials);
  expect(new Set(all.map(({ number }) => number))).toEqual(new Set(["資料1", "資料1-1", "資料2", "参考資料1", null]));
  expect(all.some(({ forInvitees }) => !forInvitees)).toBe(true);
  expect(all.filter(({ agendaItemId }) => agendaItemId !== null).length).toBeGreaterThan(26);
  for (const { replacesId, sessionId, position, uploadedAt, sha256 } of all.filter((m) => m.replacesId)) {
    const earlier = all.find(({ id }) => id === replacesId);
    expect(earlier).toMatchObject({ sessionId, position });
    expect(earlier && earlier.uploadedAt < uploadedAt && earlier.sha256 !== sha256).toBe(true);
  }
  expect(all.some(({ replacesId }) => replacesId)).toBe(true);
  const told = coming.filter(({ materialsSentAt }) => materialsSentAt !== null);
  expect(told.length).toBeGreaterThan(0);
  expect(coming.length).toBeGreaterThan(told.length);
  for (const { materials, invitations, materialsSentAt, title } of told)
    for (const earlier of [...materials.map((m) => m.uploadedAt), ...invitations.map((i) => i.sentAt)])
      expect(earlier && materialsSentAt && earlier < materialsSentAt && materialsSentAt < NOW, title).toBe(true);
});

test("polls at 釧路: one still asking, one past its deadline, one decided; their links open", async () => {
  const { id: centerId } = await center("kushiro");
  const polls = await db().datePoll.findMany({
    where: { session: { centerId } },
    include: { participants: { include: { currentReply: { include: { marks: true } } } }, options: true },
    orderBy: { createdAt: "desc" },
  });
  expect(polls.map(({ state, answerBy }) => [state, answerBy >= "2026-11-22"])).toEqual([
    ["open", true],
    ["open", false],
    ["decided", false],
  ]);
  for (const { participants, options } of polls) {
    expect(options.length).toBeGreaterThanOrEqual(4);
    expect(options.length).toBeLessThanOrEqual(6);
    expect(participants.some(({ currentReply }) => currentReply === null)).toBe(true);
    const marks = participants.flatMap(({ currentReply }) => currentReply?.marks ?? []);
    expect(new Set(marks.map(({ mark }) => mark)).size).toBe(3);
    for (const asked of participants) expect(asked.tokenHash).toBe(tokenHash(linkToken(SECRET, asked)));
  }
  const perDesk = await db().healthCenter.count({ where: { sessions: { some: { polls: { some: {} } } } } });
  expect(perDesk).toBe(10);
});

test("agendas: every kind, closed items, presenters from the roster, running times for all that is to come", async () => {
  const items = await db().agendaItem.findMany({ include: { session: true } });
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["report", "discussion", "other"]));
  const coming = items.filter(({ session }) => session.state === "scheduled");
  expect(coming.filter(({ minutes }) => minutes === null)).toEqual([]);
  expect(coming.some(({ open }) => !open)).toBe(true);
  expect(coming.filter(({ presenterId }) => presenterId !== null).length).toBeGreaterThan(20);
  expect(coming.filter(({ carriedFromId }) => carriedFromId !== null).length).toBeGreaterThan(5);
});

test("groups: three by condition at each desk, each with somebody in it, and some by hand", async () => {
  const centers = await db().healthCenter.findMany({
    include: {
      groups: { include: { members: { include: { person: true } } } },
      people: { include: { organization: true } },
    },
  });
  for (const { groups, people, id, code } of centers) {
    const names = groups.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["圏域市町村の担当者", "訪問看護ステーション", "拠点コーディネーター"]),
    );
    for (const { organizationKind, titleKey, members, name } of groups) {
      const met = people.filter(
        ({ organization, title }) =>
          (organizationKind || titleKey) &&
          (!organizationKind || organization?.kind === organizationKind) &&
          (!titleKey || searchKey(title).includes(searchKey(titleKey))),
      );
      expect(met.length + members.length, `${code} ${name}`).toBeGreaterThan(0);
      expect(members.every(({ person }) => person.centerId === id)).toBe(true);
    }
  }
  expect(centers.flatMap(({ groups }) => groups).filter(({ members }) => members.length > 0).length).toBeGreaterThan(5);
});

test("likely duplicates at 釧路 and elsewhere, each record with a past of its own; 釧路 has a name in two forms", async () => {
  const people = await db().person.findMany({
    include: {
      center: true,
      invitations: true,
      attendances: { where: { session: { state: "held" } }, include: { session: true } },
    },
    orderBy: { id: "asc" },
  });
  const codes = [...new Set(people.map((person) => person.center.code))];
  const proposed = codes.flatMap(
    (code) =>
      likelyPairs(
        people.filter((person) => person.center.code === code),
        { most: 100, mostAlike: 20 },
      ).pairs,
  );
  // Others are namesakes: two people whose names are only alike.
  const pairs = proposed.filter(({ reasons }) => reasons.includes("same-organization"));
  const at = (code: string) => pairs.filter(({ one }) => one.center.code === code);
  expect(new Set(pairs.map(({ one }) => one.center.code)).size).toBeGreaterThanOrEqual(4);
  expect(at("kushiro").length).toBe(3);
  expect(at("kushiro").some(({ reasons }) => reasons.includes("similar-name"))).toBe(true);
  for (const { one, other } of pairs) {
    expect([one.email, other.email].filter((email) => email === null).length).toBe(1);
    expect(one.name).not.toBe(other.name);
    for (const { attendances, invitations, name } of [one, other]) {
      expect(attendances.length, name).toBeGreaterThan(0);
      expect(attendances.every((a) => a.name === name)).toBe(true);
      expect(invitations.every((i) => i.name === name)).toBe(true);
    }
    const sessions = [...one.attendances, ...other.attendances].map(({ sessionId }) => sessionId);
    expect(new Set(sessions).size).toBe(sessions.length);
  }
});

test("cards: eight to twelve published by different centers, what they say of attendance is the session's; a draft at 釧路", async () => {
  const cards = await db().practiceCard.findMany({
    include: { center: true, session: { include: { attendances: { where: { role: "trainee" } } } } },
  });
  const published = cards.filter(({ publishedAt }) => publishedAt !== null);
  expect(published.length).toBeGreaterThanOrEqual(8);
  expect(published.length).toBeLessThanOrEqual(12);
  expect(new Set(published.map(({ centerId }) => centerId)).size).toBe(published.length);
  expect(new Set(published.map(({ content }) => content)).size).toBe(published.length);
  expect(new Set(published.map(({ theme }) => theme)).size).toBeGreaterThanOrEqual(3);
  for (const card of cards) {
    const { session, publishedAt } = card;
    const facts = { sessionState: session.state, now: NOW };
    expect(takeCardStep(card, "save", facts)).toEqual({ ok: true, value: publishedAt });
    expect([card.centerId, card.theme, session.category]).toEqual([session.centerId, session.theme, "training"]);
    const people = session.headcount ?? session.attendances.length;
    expect(card.attendance).toMatch(
      new RegExp(`^${session.headcountBasis === "approximate" ? "約" : ""}${people}人(?:（|$)`),
    );
    expect(session.endsAt && session.endsAt < card.createdAt && card.createdAt < NOW).toBe(true);
    if (publishedAt) expect(card.createdAt < publishedAt && publishedAt < NOW).toBe(true);
  }
  expect(cards.filter(({ publishedAt }) => publishedAt === null).map((card) => card.center.code)).toEqual(["kushiro"]);
});

test("join requests: one waits at 釧路, those accepted are invited, each could have been made", async () => {
  const requests = await db().joinRequest.findMany({
    include: { session: { include: { center: true } }, invitation: { include: { person: true } }, user: true },
  });
  expect(requests.map(({ state, session }) => [session.center.code, state]).sort()).toEqual([
    ["abashiri", "accepted"],
    ["kamikawa", "declined"],
    ["kushiro", "accepted"],
    ["kushiro", "requested"],
  ]);
  for (const { session, user, centerId, requestedAt, decidedAt, state, invitation, role } of requests) {
    expect(user.centerId).toBe(centerId);
    expect(askRefusal(session, { centerId, earlier: null }, requestedAt)).toBeNull();
    expect(decidedAt === null).toBe(state === "requested");
    if (state !== "accepted") expect(invitation).toBeNull();
    else
      expect(invitation).toMatchObject({
        sessionId: session.id,
        role,
        sentAt: decidedAt,
        person: { email: user.email, centerId: session.centerId },
        tokenHash: tokenHash(linkToken(SECRET, { id: invitation?.id ?? "", tokenGeneration: 0 })),
      });
  }
});

test("this year's sessions: planned and held, planned and cancelled, put off from last year, and unplanned", async () => {
  const sessions = await db().session.findMany({
    where: { startsAt: { gte: new Date("2026-04-01T00:00:00+09:00"), lt: new Date("2027-04-01T00:00:00+09:00") } },
  });
  const kinds = new Set(sessions.map(({ plannedFor, state }) => `${plannedFor} ${state}`));
  for (const kind of ["2026 held", "2026 cancelled", "2026 scheduled", "2025 held", "null held"])
    expect(kinds, kind).toContain(kind);
  const planned = sessions.filter(({ plannedFor }) => plannedFor === 2026).length;
  expect(planned / sessions.length).toBeGreaterThan(0.6);
  expect(planned).toBeLessThan(sessions.length);
  const inPlan = sessions.filter(({ plannedFor, plannedOn }) => plannedFor === 2026 && plannedOn !== null);
  expect(inPlan.length).toBe(planned);
  const moved = inPlan.filter(({ plannedOn, startsAt }) => startsAt && plannedOn !== tokyoDate(startsAt));
  expect(moved.length).toBeGreaterThan(10);
  expect(moved.length).toBeLessThan(planned / 2);
});

test("a seat that was done away with has nobody after its last day", async () => {
  const seats = await db().seat.findMany({
    where: { endsOn: { not: null } },
    include: { appointments: true, body: { include: { center: true } } },
  });
  expect(seats.map((seat) => seat.body.center.code)).toContain("kushiro");
  for (const { endsOn, appointments } of seats) {
    expect(endsOn).toBe("2026-03-31");
    expect(appointments.length).toBeGreaterThan(0);
    expect(appointments.every((a) => a.endsOn !== null && a.endsOn <= (endsOn ?? ""))).toBe(true);
  }
});

test("cancelled sessions to come are spread over days", async () => {
  const cancelled = await db().session.findMany({ where: { state: "cancelled", startsAt: { gt: NOW } } });
  expect(cancelled.length).toBeGreaterThan(5);
  const days = cancelled.map(({ startsAt }) => startsAt?.toISOString().slice(0, 10));
  expect(new Set(days).size).toBeGreaterThan(cancelled.length / 2);
});

test("whoever withdrew from a course is on no list any more, as the app leaves it", async () => {
  const withdrawn = await db().applicant.findMany({
    where: { withdrawnAt: { not: null } },
    include: { invitation: true },
  });
  expect(withdrawn.length).toBeGreaterThan(0);
  for (const { withdrawnAt, invitation } of withdrawn) {
    expect(invitation).toMatchObject({ revokedAt: withdrawnAt, toldAt: withdrawnAt });
  }
});
