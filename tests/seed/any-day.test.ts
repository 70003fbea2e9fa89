import holidayJp from "@holiday-jp/holiday_jp";
import { expect, test } from "vitest";
import type { Database } from "#app/adapters/db/database.server.ts";
import { decideResponse } from "#app/domain/rsvp.ts";
import { planRefusals } from "#app/domain/session.ts";
import { CASE_IDS, demoCaseSessionId } from "#prisma/seed/case-ids.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { testContext } from "#tests/support/context.ts";
import { SECRET } from "./demo-database.ts";

/** A Sunday before a holiday, the year's first and last day, the end of 連休. */
const DAYS = ["2026-11-22", "2027-04-01", "2027-03-31", "2026-05-06"];

test.each(DAYS)("on %s the demo keeps every rule", { timeout: 60_000 }, async (today) => {
  const { db } = testContext();
  const now = new Date(`${today}T00:00:00+09:00`);
  await seedDemo(db, { now, secret: SECRET });
  const sessions = await loadSessions(db);
  await rostersHold(db);
  noCaseAside(sessions).forEach(onWorkingDay);
  for (const session of sessions) {
    expect(planRefusals(session, session.state), session.title).toEqual([]);
    if (session.state === "held") expect(session.startsAt && session.startsAt < now, session.title).toBe(true);
    else expect(session.attendances, session.title).toEqual([]);
    if (session.state === "scheduled") expect(tokyoDay(session.startsAt as Date) >= today, session.title).toBe(true);
    const reasoned = session.state === "cancelled" || session.state === "postponed";
    expect(session.stateReason !== null, session.title).toBe(reasoned);
    if (session.state === "draft" || session.state === "polling") expect(session.invitations).toEqual([]);
    for (const invitation of session.invitations) answersHold(session, invitation, now);
  }
  roundsAreUnique(sessions);
  showsEveryState(sessions, today);
});

/** Sessions with what hangs on them, table by table: too many for one query's parameters. */
async function loadSessions(db: Database) {
  const responses = groupBy(await db.response.findMany({ orderBy: { answeredAt: "asc" } }), (r) => r.invitationId);
  const invitations = groupBy(await db.invitation.findMany(), (i) => i.sessionId);
  const sessions = await db.session.findMany({ include: { attendances: true, bodies: true, center: true } });
  return sessions.map((session) => ({
    ...session,
    invitations: (invitations.get(session.id) ?? []).map((i) => ({ ...i, responses: responses.get(i.id) ?? [] })),
  }));
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

type Loaded = Awaited<ReturnType<typeof loadSessions>>[number];

const tokyoDay = (at: Date) => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);

function noCaseAside(sessions: Loaded[]): Loaded[] {
  const cases = new Set(CASE_IDS.map(demoCaseSessionId));
  return sessions.filter((session) => !cases.has(session.id));
}

function onWorkingDay({ startsAt, title }: Loaded): void {
  if (!startsAt) return;
  const day = tokyoDay(startsAt);
  expect([0, 6], `${title} ${day}`).not.toContain(new Date(day).getUTCDay());
  expect(holidayJp.isHoliday(day), `${title} ${day}`).toBe(false);
}

/** Each answer was one the rules take at its time, and the pointer stands on the last. */
function answersHold(session: Loaded, invitation: Loaded["invitations"][number], now: Date): void {
  const { responses } = invitation;
  expect(invitation.currentResponseId).toBe(responses.at(-1)?.id ?? null);
  responses.forEach((response, i) => {
    expect(response.replacesId).toBe(responses[i - 1]?.id ?? null);
    expect(invitation.sentAt && invitation.sentAt < response.answeredAt && response.answeredAt < now).toBe(true);
    expect(response.enteredById === null).toBe(response.via === "link");
    const proxy = response.proxyName
      ? { name: response.proxyName, title: null, organization: null, email: null }
      : null;
    const facts = { now: response.answeredAt, revoked: false, via: response.via };
    const input = { answer: response.answer, proxy, message: response.message };
    expect(decideResponse({ ...session, state: "scheduled" }, input, facts), session.title).toEqual({
      ok: true,
      value: { late: response.late },
    });
  });
}

function roundsAreUnique(sessions: Loaded[]): void {
  const seen = new Set<string>();
  for (const { round, startsAt, bodies, series, centerId, title } of sessions) {
    if (round === null || !startsAt) continue;
    const day = tokyoDay(startsAt);
    const year = Number(day.slice(0, 4)) - (day.slice(5) < "04-01" ? 1 : 0);
    const key = `${bodies[0]?.bodyId ?? `${centerId}/${series}`} ${year} ${round}`;
    expect(seen.has(key), `${title}: ${key}`).toBe(false);
    seen.add(key);
  }
}

/** Each holder of a seat begins after the one before has ended. */
async function rostersHold(db: Database): Promise<void> {
  const appointments = await db.appointment.findMany({ orderBy: { startsOn: "asc" } });
  for (const ofSeat of groupBy(appointments, (appointment) => appointment.seatId).values())
    ofSeat.slice(1).forEach((next, i) => {
      expect((ofSeat[i]?.endsOn ?? "9999") < next.startsOn).toBe(true);
    });
}

function showsEveryState(sessions: Loaded[], today: string): void {
  const states = new Set(sessions.map((session) => session.state));
  expect([...states].sort()).toEqual(["cancelled", "draft", "held", "polling", "postponed", "scheduled"]);
  const coming = sessions.filter((session) => session.state === "scheduled");
  const standings = new Set(
    coming
      .flatMap((s) => s.invitations)
      .map((i) => (i.sentAt ? (i.responses.at(-1)?.answer ?? "pending") : "not sent")),
  );
  expect([...standings].sort()).toEqual(["absent", "attending", "not sent", "online", "pending", "proxy"]);
  expect(coming.filter((s) => s.answerBy && s.answerBy > today).length).toBeGreaterThan(20);
  for (const code of new Set(sessions.map((s) => s.center.code)))
    expect(coming.filter((s) => s.center.code === code && s.invitations.length > 0).length, code).toBeGreaterThan(0);
}
