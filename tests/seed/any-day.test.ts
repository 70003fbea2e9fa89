import holidayJp from "@holiday-jp/holiday_jp";
import { expect, test } from "vitest";
import type { Database } from "#app/adapters/db/database.server.ts";
import { decideReply } from "#app/domain/poll.ts";
import { pollPlanFaults } from "#app/domain/poll-plan.ts";
import { decideResponse } from "#app/domain/rsvp.ts";
import { planRefusals } from "#app/domain/session.ts";
import { CASE_IDS, demoCaseSessionId } from "#prisma/seed/case-ids.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { testContext } from "#tests/support/context.ts";
import { SECRET } from "./demo-database.ts";

/** A Sunday before a holiday, the year's first and last day, the end of 連休. */
const DAYS = ["2026-11-22", "2027-04-01", "2027-03-31", "2026-05-06"];

test.each(DAYS)("on %s the demo keeps every rule", { timeout: 120_000 }, async (today) => {
  const { db, settings } = testContext();
  const now = new Date(`${today}T00:00:00+09:00`);
  await seedDemo(db, { now, secret: SECRET, filesDir: settings.filesDir });
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
  await pollsHold(db, now);
  await agendasHold(db);
  await plansHold(db, today);
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

function onWorkingDay({ startsAt, title }: Pick<Loaded, "startsAt" | "title">): void {
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
    // An application calls and answers in one step.
    expect(invitation.sentAt && invitation.sentAt <= response.answeredAt && response.answeredAt < now).toBe(true);
    expect(response.enteredById === null).toBe(response.via === "link" || response.via === "application");
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

/** Each poll could have been opened as it is, each reply was one its rules take, and the last of them holds. */
async function pollsHold(db: Database, now: Date): Promise<void> {
  const polls = await db.datePoll.findMany({
    include: {
      session: true,
      options: { orderBy: { position: "asc" } },
      participants: {
        include: { replies: { orderBy: { repliedAt: "asc" }, include: { marks: true } }, person: true },
      },
    },
  });
  expect(new Set(polls.map(({ state, session }) => `${state} ${session.state}`))).toEqual(
    new Set(["open polling", "decided scheduled"]),
  );
  for (const poll of polls) {
    const needs = poll.participants.map(({ need }) => need);
    const plan = { candidates: poll.options, answerBy: poll.answerBy, quorum: poll.quorum, needs };
    expect(pollPlanFaults(plan, poll.createdAt), poll.session.title).toEqual([]);
    expect(needs).toContain("key");
    expect(poll.options.map(({ startsAt }) => startsAt)).toEqual(poll.options.map((o) => o.startsAt).sort(byTime));
    for (const { startsAt } of poll.options) onWorkingDay({ startsAt, title: poll.session.title });
    for (const asked of poll.participants) {
      expect(asked.currentReplyId).toBe(asked.replies.at(-1)?.id ?? null);
      expect(asked.reachedBy === "mail").toBe(asked.person.email !== null);
      for (const reply of asked.replies) {
        const marks = new Map(reply.marks.map(({ optionId, mark }) => [optionId, mark]));
        const facts = { now: reply.repliedAt, via: reply.via };
        const options = { options: poll.options, answerBy: poll.answerBy, state: "open" } as const;
        expect(decideReply(options, { marks, comment: null }, facts)).toEqual({ ok: true, value: "open" });
        expect(asked.sentAt && asked.sentAt < reply.repliedAt && reply.repliedAt < now).toBe(true);
        expect(reply.enteredById === null).toBe(reply.via === "link");
      }
    }
  }
  for (const poll of polls.filter(({ state }) => state === "open"))
    for (const { startsAt } of poll.options) expect(startsAt > now, poll.session.title).toBe(true);
  for (const { decidedOptionId, options, session, closedAt } of polls.filter(({ state }) => state === "decided")) {
    const { startsAt, endsAt } = options.find(({ id }) => id === decidedOptionId) ?? {};
    expect({ startsAt, endsAt }).toEqual({ startsAt: session.startsAt, endsAt: session.endsAt });
    expect(closedAt && closedAt < now).toBe(true);
  }
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime();

/** What is taken up again was left open in an earlier round of the same body; no agenda is longer than its session. */
async function agendasHold(db: Database): Promise<void> {
  const items = await db.agendaItem.findMany({
    include: { presenterPerson: true, session: { include: { bodies: true } } },
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  const carried = items.filter(({ carriedFromId }) => carriedFromId !== null);
  expect(carried.length).toBeGreaterThan(50);
  for (const item of carried) {
    const earlier = byId.get(item.carriedFromId ?? "");
    expect(earlier).toMatchObject({ outcome: "continued", session: { state: "held" } });
    expect(earlier?.session.bodies[0]?.bodyId).toBe(item.session.bodies[0]?.bodyId);
    expect((earlier?.session.startsAt ?? 0) < (item.session.startsAt ?? 0)).toBe(true);
  }
  const minutes = new Map<string, number>();
  for (const item of items) {
    minutes.set(item.sessionId, (minutes.get(item.sessionId) ?? 0) + (item.minutes ?? 0));
    expect(item.outcome === null || item.session.state === "held", item.session.title).toBe(true);
    if (item.presenterPerson) {
      expect(item.presenter).toContain(item.presenterPerson.name);
      expect(item.presenterPerson.centerId).toBe(item.session.centerId);
    }
    const { startsAt, endsAt } = item.session;
    if (startsAt && endsAt)
      expect(minutes.get(item.sessionId)).toBeLessThanOrEqual((endsAt.getTime() - startsAt.getTime()) / 60_000);
  }
}

/** From January on some desks have drafts for the next year; before that there are none. */
async function plansHold(db: Database, today: string): Promise<void> {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < "04-01" ? 1 : 0);
  const next = await db.session.findMany({ where: { plannedFor: year + 1 }, include: { bodies: true } });
  expect(next.every(({ state }) => state === "draft")).toBe(true);
  const bodies = new Set(next.flatMap((session) => session.bodies.map(({ bodyId }) => bodyId)));
  if (today.slice(5) < "04-01") expect(bodies.size).toBeGreaterThanOrEqual(8);
  else expect(bodies.size).toBe(0);
}
