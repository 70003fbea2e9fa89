import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findPlaces, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import type { ChildOptions } from "#tests/support/answers-child.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { createCenter, createSession } from "#tests/support/factories.ts";
import { seatDesk } from "#tests/support/seats.ts";

const PEOPLE = 500;
const SEATS = 30;
const PROCESSES = 3;
const NOW = "2026-06-01T09:00:00+09:00";
/** For all to begin at once. One that starts later is late, and nothing else: no result depends on when. */
const BEFORE_START_MS = 2_000;
/** Ten times what it takes: for a machine that does much else. */
const TIME_OUT_MS = 300_000;

const run = promisify(execFile);

async function answerFrom(ctx: TestContext, parts: Pick<ChildOptions, "tokens" | "answer" | "moveOn">[]) {
  const at = Date.now();
  const now = ctx.now().toISOString();
  const { databaseFile, settings } = ctx;
  const outputs = await Promise.all(
    parts.map((part) => {
      const startAt = at + BEFORE_START_MS;
      const options: ChildOptions = { databaseFile, secret: settings.secret, now, at, startAt, ...part };
      return run(process.execPath, ["--import", "tsx", "tests/support/answers-child.ts", JSON.stringify(options)], {
        env: { ...process.env, TZ: "UTC" },
      });
    }),
  );
  return outputs.map(({ stdout }) => JSON.parse(stdout) as (boolean | string)[]);
}

/** One pile for each process, as cards are dealt. */
function dealt<T>(all: readonly T[]): T[][] {
  return Array.from({ length: PROCESSES }, (_, pile) => all.filter((_, i) => i % PROCESSES === pile));
}

test(
  "500 answer at once from several processes for 30 seats: 30 in, 470 wait in order; what they give up is offered once each",
  async () => {
    const ctx = testContext({ now: NOW });
    const center = await createCenter(ctx);
    const session = await createSession(ctx, center, { capacity: SEATS });
    const { prefectureId } = center;
    const people = Array.from({ length: PEOPLE }, (_, i) => ({
      ...{ id: randomUUID(), prefectureId, centerId: center.id, name: `人${i}`, searchKey: `人${i}` },
      email: `p${i}@example.jp`,
    }));
    await ctx.db.person.createMany({ data: people });
    const invitations = people.map((person, i) => {
      const id = randomUUID();
      const token = linkToken(ctx.settings.secret, { id, tokenGeneration: 0 });
      return { id, token, personId: person.id, name: person.name, position: i + 1 };
    });
    await ctx.db.invitation.createMany({
      data: invitations.map(({ token, ...row }) => ({
        ...row,
        ...{
          prefectureId,
          sessionId: session.id,
          role: "member" as const,
          tokenHash: tokenHash(token),
          sentAt: ctx.now(),
        },
      })),
    });

    const tokens = dealt(invitations.map(({ token }) => token));
    const answers = await answerFrom(
      ctx,
      tokens.map((own) => ({ tokens: own, answer: "attending", moveOn: 0 })),
    );
    const counted = answers.flat();
    expect(counted.filter((seated) => seated === true)).toHaveLength(SEATS);
    expect(counted.filter((seated) => seated === false)).toHaveLength(PEOPLE - SEATS);
    const responses = await ctx.db.response.findMany({ orderBy: [{ answeredAt: "asc" }, { id: "asc" }] });
    expect(responses).toHaveLength(PEOPLE);
    expect(new Set(responses.map(({ invitationId }) => invitationId)).size).toBe(PEOPLE);
    // The first to be recorded have the seats, and the others stand in the order in which they were.
    expect(responses.slice(0, SEATS).every(({ seated }) => seated)).toBe(true);
    const { onSite } = await readSeats(ctx.db, session);
    expect(onSite.seated).toBe(SEATS);
    const order = responses.slice(SEATS).map(({ invitationId }) => invitationId);
    const places = await findPlaces(ctx.db, session);
    expect([...places].sort(([, a], [, b]) => a.place - b.place).map(([id]) => id)).toEqual(order);

    // Half of those who come give up at once, from all processes, while the clock of each looks for seats to move on.
    const byId = new Map<string, string>(invitations.map(({ id, token }) => [id, token]));
    const leaving = responses.slice(0, SEATS / 2).flatMap(({ invitationId }) => byId.get(invitationId) ?? []);
    const left = await answerFrom(
      ctx,
      dealt(leaving).map((own) => ({ tokens: own, answer: "absent", moveOn: 1 })),
    );
    expect(left.flat().every((seated) => seated === true)).toBe(true);
    const offers = await ctx.db.seatOffer.findMany();
    expect(offers.every(({ state }) => state === "open")).toBe(true);
    expect(offers.map(({ invitationId }) => invitationId).sort()).toEqual(order.slice(0, SEATS / 2).sort());
    const mails = await ctx.db.outboxMail.groupBy({ by: ["invitationId", "kind"], _count: true });
    expect(mails).toHaveLength(SEATS / 2);
    expect(mails.every(({ kind, _count }) => kind === "seatOffer" && _count === 1)).toBe(true);

    // Everyone who is offered a seat takes it, at once: all sit, and nobody else does.
    const taking = offers.flatMap(({ invitationId }) => byId.get(invitationId) ?? []);
    const taken = await answerFrom(
      ctx,
      dealt(taking).map((own) => ({ tokens: own, answer: "attending", moveOn: 0 })),
    );
    expect(taken.flat().every((seated) => seated === true)).toBe(true);
    const after = (await readSeats(ctx.db, session)).onSite;
    expect(after).toMatchObject({ seated: SEATS });
    expect(after.waiting).toBe(PEOPLE - SEATS - SEATS / 2);
    expect(await ctx.db.seatOffer.count({ where: { state: "taken" } })).toBe(SEATS / 2);
    expect(await ctx.db.seatOffer.count()).toBe(SEATS / 2);
  },
  TIME_OUT_MS,
);

test(
  "seats that are free unnoticed, and offers let pass, move on once each with the clocks of several processes at it",
  async () => {
    const names = Array.from({ length: 24 }, (_, i) => `人${i}`);
    const { ctx, session, answer, of } = await seatDesk(names, { capacity: 6 });
    for (const name of names) await answer(name);
    const idle: Parameters<typeof answerFrom>[1][number] = { tokens: [], answer: "attending", moveOn: 8 };
    // Six calls end without anybody looking at the seats.
    const gone = names.slice(0, 6).map((name) => of(name).id);
    await ctx.db.invitation.updateMany({ where: { id: { in: gone } }, data: { revokedAt: ctx.now() } });
    await answerFrom(ctx, [idle, idle, idle]);
    const offered = () =>
      ctx.db.seatOffer.findMany({
        select: { state: true, invitation: { select: { name: true } } },
        orderBy: { id: "asc" },
      });
    const named = (from: number, to: number, state: string) =>
      names.slice(from, to).map((name) => ({ state, invitation: { name } }));
    expect(await offered()).toEqual(named(6, 12, "open"));
    // Nobody answers: each offer ends once, and each seat goes to the next.
    ctx.at("2026-06-04T09:00:00+09:00");
    await answerFrom(ctx, [idle, idle, idle]);
    expect(await offered()).toEqual([...named(6, 12, "expired"), ...named(12, 18, "open")]);
    const mails = await ctx.db.outboxMail.groupBy({ by: ["invitationId", "kind"], _count: true });
    expect(mails.every(({ _count }) => _count === 1)).toBe(true);
    expect(mails.filter(({ kind }) => kind === "seatOffer")).toHaveLength(12);
    expect(mails.filter(({ kind }) => kind === "seatOfferOver")).toHaveLength(6);
    expect((await readSeats(ctx.db, session)).onSite).toMatchObject({ seated: 0, offered: 6, waiting: 12 });
  },
  TIME_OUT_MS,
);
