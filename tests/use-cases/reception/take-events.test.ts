import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RECEPTION_KINDS } from "#app/domain/reception.ts";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import type { SentEvent } from "#app/use-cases/reception/apply-events.ts";
import { readPresence, showReception } from "#app/use-cases/reception/show-reception.ts";
import { takeEvents } from "#app/use-cases/reception/take-events.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { answer, came, confirmYear } from "../attendance/day-over.ts";

/** A desk at 15:00 of the day of its session (14:00 to 16:00), with people called in this order. */
async function theDay(names: readonly string[]) {
  const base = testContext({ now: "2026-07-01T15:00:00+09:00" });
  const center = await createCenter(base);
  const ctx = await asStaff(base, center);
  const session = await createSession(ctx, center);
  const invitations = [];
  for (const [position, name] of names.entries()) {
    const person = await createPerson(ctx, center, { name });
    invitations.push(await createInvitation(ctx, session, person, { position, organizationName: `${name}の所属` }));
  }
  const take = (desk: string, ...events: SentEvent[]) => takeEvents(ctx, { sessionId: session.id, desk, events });
  return { base, ctx, center, session, invitations, take };
}

const NOBODY = {
  ...{ invitationId: null, attendanceId: null, enteredBy: null },
  ...{ mode: null, proxy: null, walkIn: null, asAnswered: false },
};

/** A press at a time of the day. */
function press(kind: SentEvent["kind"], time: string, about: Partial<SentEvent>): SentEvent {
  return { ...NOBODY, id: randomUUID(), kind, at: new Date(`2026-07-01T${time}+09:00`), ...about };
}

/** Who is recorded, by name: how, from when and until when. */
async function recorded(ctx: StaffContext) {
  const rows = await ctx.db.attendance.findMany();
  return rows
    .map(({ name, role, mode, arrivedAt, leftAt, representing }) => {
      const clock = (at: Date | null) => at && new Date(at.getTime() + 9 * 3600_000).toISOString().slice(11, 16);
      return [name, role, mode, clock(arrivedAt), clock(leftAt), representing].join(" ");
    })
    .sort();
}

test("whoever opens the record within 15 minutes of a press is told that the reception goes on", async () => {
  const { base, ctx, session, invitations, take } = await theDay(["青木"]);
  const runs = async () => {
    const shown = await showAttendance(ctx, session.id);
    return shown.ok && shown.value.receptionRuns;
  };
  expect(await runs()).toBe(false);
  await take("受付1", press("arrived", "14:00:00", { invitationId: invitations[0]?.id ?? "", mode: "onSite" }));
  expect(await runs()).toBe(true);
  base.at("2026-07-01T15:15:00+09:00");
  expect(await runs()).toBe(true);
  base.at("2026-07-01T15:15:01+09:00");
  expect(await runs()).toBe(false);
});

describe("taking people in", () => {
  test("makes the attendance that the page of attendance shows: on time, late, gone early, online", async () => {
    const { ctx, session, invitations, take } = await theDay(["青木", "石川", "上田"]);
    const [aoki, ishikawa, ueda] = invitations.map(({ id }) => ({ invitationId: id }));
    await take("受付1", press("arrived", "13:40:00", { ...aoki, mode: "onSite" }));
    await take(
      "受付2",
      press("arrived", "14:20:30", { ...ishikawa, mode: "onSite" }),
      press("left", "14:50:10", { ...ishikawa }),
      press("arrived", "14:00:20", { ...ueda, mode: "online" }),
    );
    expect(await recorded(ctx)).toEqual([
      "上田 member online   ",
      "石川 member onSite 14:20 14:51 ",
      "青木 member onSite   ",
    ]);
    const shown = await showReception(ctx, session.id);
    expect(shown.ok && shown.value.present.map(({ name, taken }) => [name, taken?.desk])).toEqual(
      expect.arrayContaining([
        ["青木", "受付1"],
        ["上田", "受付2"],
      ]),
    );
  });

  test("before the start too, on its day; not the day before, nor in a closed year", async () => {
    const { base, ctx, center, invitations, take } = await theDay(["青木"]);
    const came = () => press("arrived", "13:00:00", { invitationId: invitations[0]?.id ?? "" });
    base.at("2026-06-30T22:00:00+09:00");
    expect(await take("受付1", came())).toEqual({ ok: false, error: "not-started" });
    base.at("2026-07-01T13:00:00+09:00");
    expect(await take("受付1", came())).toEqual({ ok: true, value: { taken: 1, refused: [] } });
    await confirmYear(ctx, center, 2026);
    expect(await take("受付1", press("notArrived", "13:01:00", { invitationId: invitations[0]?.id ?? "" }))).toEqual({
      ok: false,
      error: "report-confirmed",
    });
    expect(await ctx.db.attendance.count()).toBe(1);
  });

  test("a press sent again changes nothing, and is not told the audit log twice", async () => {
    const { ctx, session, invitations, take } = await theDay(["青木"]);
    const event = press("arrived", "13:40:00", { invitationId: invitations[0]?.id ?? "" });
    await take("受付1", event);
    expect(await take("受付1", event, event)).toEqual({ ok: true, value: { taken: 0, refused: [] } });
    expect(await ctx.db.receptionEvent.count()).toBe(1);
    const audits = await ctx.db.auditRecord.findMany();
    expect(audits.map(({ action }) => action)).toEqual(["attendance.receive"]);
    expect(JSON.stringify(audits)).not.toContain("青木");
    expect((await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } })).version).toBe(1);
  });

  test("a proxy stands for the member; who comes after all themselves is recorded as themselves", async () => {
    const { ctx, invitations, take } = await theDay(["青木", "石川"]);
    const [aoki] = invitations.map(({ id }) => ({ invitationId: id }));
    const proxy = { name: "代理 一郎", title: null, organization: null };
    await take("受付1", press("arrived", "13:40:00", { ...aoki, proxy }));
    expect(await recorded(ctx)).toEqual(["代理 一郎 proxy onSite   青木"]);
    await take("受付1", press("arrived", "13:45:00", { ...aoki }));
    expect(await recorded(ctx)).toEqual(["青木 member onSite   "]);
  });

  test("one person called, who also stands in for another, counts once", async () => {
    const { ctx, invitations, take } = await theDay(["青木", "石川"]);
    const [aoki, ishikawa] = invitations.map(({ id }) => ({ invitationId: id }));
    const proxy = { name: "石川", title: null, organization: "石川の所属" };
    await take("受付1", press("arrived", "13:40:00", { ...aoki, proxy }));
    await take("受付2", press("arrived", "13:41:00", { ...ishikawa }));
    expect(await recorded(ctx)).toEqual(["石川 member onSite   "]);
  });

  test("a press for a proxy who is there themselves comes to nothing, and says so", async () => {
    const { ctx, invitations, take } = await theDay(["青木", "石川"]);
    const [aoki, ishikawa] = invitations.map(({ id }) => ({ invitationId: id }));
    await take("受付1", press("arrived", "13:40:00", { ...ishikawa }));
    const proxy = { name: "石川", title: null, organization: "石川の所属" };
    const event = press("arrived", "13:41:00", { ...aoki, proxy });
    expect(await take("受付2", event)).toEqual({
      ok: true,
      value: { taken: 0, refused: [{ id: event.id, because: "there-already" }] },
    });
    expect(await recorded(ctx)).toEqual(["石川 member onSite   "]);
  });

  test("as answered, by the answer that holds now: the desk may know an older one", async () => {
    const { ctx, invitations, take } = await theDay(["青木", "石川"]);
    const [aoki, ishikawa] = invitations;
    await answer(ctx, aoki as { id: string }, { answer: "proxy", proxyName: "代理 二郎", proxyOrganization: "釧路市" });
    const shown = { mode: "onSite" as const, proxy: null };
    await take(
      "受付1",
      press("arrived", "13:40:00", { invitationId: aoki?.id ?? "", ...shown, asAnswered: true }),
      press("arrived", "13:40:00", { invitationId: ishikawa?.id ?? "", ...shown, mode: "online" }),
    );
    expect(await recorded(ctx)).toEqual(["代理 二郎 proxy onSite   青木", "石川 member online   "]);
  });

  test("what another center's session holds is none of this one's", async () => {
    const { ctx, center, session, take } = await theDay(["青木"]);
    const other = await createSession(ctx, center);
    const stranger = await createInvitation(ctx, other, await createPerson(ctx, center, { name: "別の人" }));
    const event = press("arrived", "13:40:00", { invitationId: stranger.id });
    expect(await take("受付1", event)).toEqual({
      ok: true,
      value: { taken: 0, refused: [{ id: event.id, because: "not-called" }] },
    });
    expect(await ctx.db.attendance.count()).toBe(0);
    expect(await ctx.db.receptionEvent.count({ where: { sessionId: session.id } })).toBe(0);
  });
});

describe("walk-ins", () => {
  const ono = { name: "大野", organization: "釧路市" };

  test("two desks that enter the same person make one; each can take the early leave by its own press", async () => {
    const { ctx, take } = await theDay(["青木"]);
    const [first, second] = [
      press("arrived", "13:40:00", { walkIn: ono }),
      press("arrived", "13:50:00", { walkIn: ono }),
    ];
    await take("受付1", first);
    await take("受付2", second, press("left", "14:30:00", { enteredBy: second.id }));
    expect(await recorded(ctx)).toEqual(["大野 observer onSite  14:30 "]);
    await take("受付1", press("notLeft", "14:40:00", { enteredBy: first.id }));
    expect(await recorded(ctx)).toEqual(["大野 observer onSite   "]);
    await take("受付1", press("notArrived", "14:50:00", { enteredBy: first.id }));
    expect(await recorded(ctx)).toEqual([]);
  });

  test("who is on the list after all is that person, not another", async () => {
    const { ctx, invitations, take } = await theDay(["青木", "石川"]);
    const proxy = { proxyName: "代理 二郎", proxyOrganization: "釧路市" };
    await answer(ctx, invitations[1] as { id: string }, { answer: "proxy", ...proxy });
    await take("受付1", press("arrived", "13:40:00", { walkIn: { name: "青　木", organization: "青木の所属" } }));
    await take("受付1", press("arrived", "13:41:00", { walkIn: { name: "代理二郎", organization: "釧路市" } }));
    await take("受付2", press("arrived", "13:42:00", { invitationId: invitations[0]?.id ?? "" }));
    expect(await recorded(ctx)).toEqual(["代理 二郎 proxy onSite   石川", "青木 member onSite   "]);
  });

  test("who was entered as a walk-in on the page of attendance, and is found on the list, moves there", async () => {
    const { ctx, session, invitations, take } = await theDay([]);
    const { center } = { center: await ctx.db.healthCenter.findFirstOrThrow() };
    const organization = await ctx.db.organization.create({
      data: { prefectureId: center.prefectureId, kind: "病院", name: "釧路病院", searchKey: "釧路病院" },
    });
    const person = await createPerson(ctx, center, { name: "大野", organizationId: organization.id });
    expect(invitations).toEqual([]);
    const walkIn = { id: null, name: "大野", organization: "釧路病院", title: null, occupation: null } as const;
    await recordAttendance(ctx, {
      ...{ sessionId: session.id, version: 0, present: [], groups: [] },
      walkIns: [{ ...walkIn, role: "member", mode: "onSite" }],
    });
    const late = await createInvitation(ctx, session, person);
    await take("受付1", press("arrived", "14:30:00", { invitationId: late.id }));
    const rows = await ctx.db.attendance.findMany();
    expect(rows.map(({ personId, invitationId }) => [personId, invitationId])).toEqual([[person.id, late.id]]);
  });
});

describe("beside the page of attendance", () => {
  test("a page opened before does not overwrite what the reception recorded meanwhile", async () => {
    const { ctx, session, invitations, take } = await theDay(["青木", "石川"]);
    await take("受付1", press("arrived", "13:40:00", { invitationId: invitations[0]?.id ?? "" }));
    const saved = await recordAttendance(ctx, {
      ...{ sessionId: session.id, version: 0, walkIns: [], groups: [] },
      present: [came(invitations[1] as { id: string })],
    });
    expect(saved).toEqual({ ok: false, error: "edited-meanwhile" });
    expect(await recorded(ctx)).toEqual(["青木 member onSite   "]);
  });

  test("what was corrected by hand stands when older presses come in late", async () => {
    const { ctx, session, invitations, take } = await theDay(["青木"]);
    const aoki = { invitationId: invitations[0]?.id ?? "" };
    await take("受付1", press("arrived", "14:10:00", { ...aoki }), press("arrived", "14:30:00", { ...aoki }));
    const present = [{ ...came(invitations[0] as { id: string }), role: "observer" as const, arrived: "14:05" }];
    const { version } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
    await recordAttendance(ctx, { sessionId: session.id, version, walkIns: [], groups: [], present });
    await take("受付2", press("arrived", "14:20:00", { ...aoki }));
    expect(await recorded(ctx)).toEqual(["青木 observer onSite 14:05  "]);
    await take("受付2", press("left", "14:50:00", { ...aoki }));
    expect(await recorded(ctx)).toEqual(["青木 observer onSite 14:05 14:50 "]);
  });
});

test("a desk that knows the newest is told so; else it is told who is there, and what was answered since", async () => {
  const { ctx, center, session, invitations, take } = await theDay(["青木"]);
  const sessionId = session.id;
  const first = await readPresence(ctx, { sessionId, since: 0, list: null });
  expect(first).toMatchObject({ ok: true, value: { present: null, lines: [{ standing: "pending" }], expected: 0 } });
  const list = first.ok ? first.value.list : "";
  await take("受付1", press("arrived", "13:40:00", { invitationId: invitations[0]?.id ?? "" }));
  expect(await readPresence(ctx, { sessionId, since: 0, list })).toMatchObject({
    ok: true,
    value: { version: 1, present: [{ name: "青木", taken: { desk: "受付1" } }], list, lines: null },
  });
  await answer(ctx, invitations[0] as { id: string }, { answer: "attending" });
  const answered = await readPresence(ctx, { sessionId, since: null, list });
  expect(answered).toMatchObject({ ok: true, value: { lines: [{ standing: "attending" }], expected: 1 } });
  await createInvitation(ctx, session, await createPerson(ctx, center, { name: "追加" }), { position: 9 });
  const newer = answered.ok ? answered.value.list : "";
  expect(await readPresence(ctx, { sessionId, since: null, list: newer })).toMatchObject({
    ok: true,
    value: { lines: [{ name: "青木" }, { name: "追加" }] },
  });
});

test("the presses of several desks, in any interleaving and sent again, come to one attendance, nobody twice", async () => {
  const { base, ctx, session, invitations } = await theDay(["青木", "石川", "上田"]);
  const whom = [
    ...invitations.map(({ id }) => ({ invitationId: id })),
    { walkIn: { name: "大野", organization: "釧路市" } },
    // The same as one of those called.
    { walkIn: { name: "石川", organization: "石川の所属" } },
  ];
  const one = fc.record({
    desk: fc.integer({ min: 0, max: 2 }),
    whom: fc.constantFrom(...whom.keys()),
    kind: fc.constantFrom(...RECEPTION_KINDS),
    mode: fc.constantFrom("onSite" as const, "online" as const),
    second: fc.integer({ min: 0, max: 59 }),
  });
  const heard = fc.array(one, { minLength: 1, maxLength: 8 }).chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
      again: fc.array(fc.nat(all.length - 1), { maxLength: 3 }),
    }),
  );
  const play = async (events: readonly SentEvent[], order: readonly number[]) => {
    await ctx.db.receptionEvent.deleteMany();
    await ctx.db.attendance.deleteMany();
    for (const index of order) {
      const event = events[index] as SentEvent;
      expect(await takeEvents(ctx, { sessionId: session.id, desk: null, events: [event] })).toMatchObject({ ok: true });
    }
    const rows = await ctx.db.attendance.findMany();
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    return recorded(ctx);
  };
  base.at("2026-07-01T15:00:00+09:00");
  await fc.assert(
    fc.asyncProperty(heard, async ({ all, order, again }) => {
      const events = all.map(({ whom: who, kind, mode, second }, i) => {
        const about = whom[who] as Partial<SentEvent>;
        // Uncalled people are entered; what else is pressed about them goes by their row, which a desk has been shown.
        const kindOf = about.walkIn ? ("arrived" as const) : kind;
        const time = `14:30:${String(second).padStart(2, "0")}`;
        return { ...press(kindOf, time, { ...about, mode }), id: `event ${i}` };
      });
      const asSent = await play(events, [...events.keys()]);
      expect(await play(events, [...order, ...again])).toEqual(asSent);
    }),
    { numRuns: 15 },
  );
});
