import { describe, expect, onTestFinished, test } from "vitest";
import { readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { type AppointInput, appointHolder, previewAppointment } from "#app/use-cases/bodies/appoint-holder.ts";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { testContext } from "#tests/support/context.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { dump, records } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPrefecture,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { createBody, createSeat } from "./body-rows.ts";

/** On 2026-06-01: a seat held to 2027-03-31, its holder called to two sessions of July and to others that stay. */
async function world() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const center = await createCenter(ctx, "kushiro", within);
  const staff = await asStaff(ctx, center);
  const body = await createBody(ctx, center, { termYears: 2 });
  const other = await createBody(ctx, center, { name: "推進会議" });
  const seat = await createSeat(ctx, center, body.id, 1, [["前任", "2025-04-01", "2027-03-31"]]);
  const [appointment] = await ctx.db.appointment.findMany({ where: { seatId: seat.id }, include: { person: true } });
  if (!appointment) throw new Error("the seat is held");
  const former = appointment.person;
  const successor = await createPerson(ctx, center, { name: "後任", title: "副会長" });
  const bodies = { create: [{ bodyId: body.id, position: 0 }] };
  const at = (day: string) => ({
    startsAt: new Date(`${day}T14:00:00+09:00`),
    endsAt: new Date(`${day}T16:00:00+09:00`),
    bodies,
  });
  const sessions = {
    first: await createSession(ctx, center, { ...at("2026-07-01"), title: "第1回", documentNumber: "釧保企第1号" }),
    second: await createSession(ctx, center, { ...at("2026-07-20"), title: "第2回", capacity: 2 }),
    before: await createSession(ctx, center, { ...at("2026-06-10"), title: "交代の前" }),
    held: await createSession(ctx, center, { ...at("2026-05-01"), title: "済んだ会議", state: "held" }),
    cancelled: await createSession(ctx, center, { ...at("2026-07-10"), title: "中止", state: "cancelled" }),
  };
  const invitations: Record<string, Awaited<ReturnType<typeof createInvitation>>> = {};
  for (const [name, session] of Object.entries(sessions)) {
    invitations[name] = await createInvitation(ctx, session, former, { seatId: seat.id, position: 3 });
  }
  const call = (name: string) => {
    const invitation = invitations[name];
    if (!invitation) throw new Error(name);
    return invitation;
  };
  const input: AppointInput = {
    bodyId: body.id,
    seatId: seat.id,
    personId: successor.id,
    startsOn: "2026-06-15",
    endsOn: null,
    replacing: appointment.id,
  };
  return { ctx, staff, center, within, body, other, seat, appointment, former, successor, sessions, call, input };
}

type World = Awaited<ReturnType<typeof world>>;

const answer = (w: World, invitation: { id: string; tokenGeneration: number }, what: "attending" | "absent") =>
  respondToInvitation(w.ctx, {
    token: tokenOf(w.ctx, invitation),
    address: "192.0.2.1",
    answer: what,
    proxy: null,
    message: null,
  });

async function replaced(w: World, input: AppointInput = w.input) {
  const preview = await previewAppointment(w.staff, input);
  if (!preview.ok) throw new Error(preview.error);
  const { foreseen } = preview.value;
  return { preview: preview.value, result: await appointHolder(w.staff, { ...input, foreseen }) };
}

const invitationOf = (w: World, session: { id: string }, person: { id: string }) =>
  w.ctx.db.invitation.findUnique({
    where: { sessionId_personId: { sessionId: session.id, personId: person.id } },
    include: { mails: { include: { calendarMessage: true } }, responses: true },
  });

test("the preview tells which open calls fall to the successor and how each is reached, and changes nothing", async () => {
  const w = await world();
  await answer(w, w.call("second"), "absent");
  const before = dump(w.ctx);
  const preview = await previewAppointment(w.staff, w.input);
  expect(preview).toMatchObject({
    ok: true,
    value: {
      plan: { startsOn: "2026-06-15", endsOn: "2027-03-31", ended: { endsOn: "2026-06-14" } },
      former: { name: "前任" },
      holder: { name: "後任", organizationName: "機関1", title: "会長", role: "member", reachedBy: "mail" },
      calls: [
        {
          invitationId: w.call("first").id,
          standing: "pending",
          session: { title: "第1回" },
          outcome: "call",
          successorsId: null,
        },
        {
          invitationId: w.call("second").id,
          standing: "absent",
          session: { title: "第2回" },
          freesSeat: false,
          otherSeat: null,
        },
      ],
    },
  });
  expect(dump(w.ctx)).toEqual(before);
});

test("one step: two open calls go over by new links, the old links end, mails go to the successor alone", async () => {
  const w = await world();
  let woken = 0;
  w.staff.wakeMailer = () => void woken++;
  await answer(w, w.call("first"), "attending");
  const { result } = await replaced(w);
  expect(result).toEqual({ ok: true, value: { called: 2, ended: 2, asked: 0, mails: 2 } });
  expect(woken).toBe(1);

  for (const name of ["first", "second"] as const) {
    const session = w.sessions[name];
    const old = await invitationOf(w, session, w.former);
    const own = await invitationOf(w, session, w.successor);
    expect(old).toMatchObject({ revokedAt: w.ctx.now(), mails: [] });
    expect(own).toMatchObject({
      succeedsId: old?.id,
      seatId: w.seat.id,
      position: 3,
      revokedAt: null,
      currentResponseId: null,
      name: "後任",
      organizationName: "機関1",
      title: "会長",
      sentAt: w.ctx.now(),
      mails: [{ toAddress: w.successor.email, kind: "invitation", calendarMessage: { method: "REQUEST" } }],
    });
    expect(await answer(w, w.call(name), "absent")).toEqual({ ok: false, error: "link-ended" });
    if (own) expect(await answer(w, own, "attending")).toMatchObject({ ok: true });
  }
  // What was answered before the change stays on record.
  expect((await invitationOf(w, w.sessions.first, w.former))?.responses).toMatchObject([{ answer: "attending" }]);
  expect(await w.ctx.db.outboxMail.count()).toBe(2);
  const mail = await w.ctx.db.outboxMail.findFirstOrThrow({ where: { sessionId: w.sessions.first.id } });
  expect(mail.text).toContain("釧保企第1号");

  // Sessions before the change, over, or called off: as they were.
  for (const name of ["before", "held", "cancelled"] as const) {
    expect(await invitationOf(w, w.sessions[name], w.former)).toMatchObject({ revokedAt: null });
    expect(await invitationOf(w, w.sessions[name], w.successor)).toBeNull();
  }
  const rosters = await Promise.all(["2026-06-14", "2026-06-15"].map((on) => showBody(w.staff, w.body.id, on)));
  expect(
    rosters.map((shown) => shown.ok && shown.value.roster.map(({ holder }) => [holder?.name, holder?.endsOn])),
  ).toEqual([[["前任", "2026-06-14"]], [["後任", "2027-03-31"]]]);
  const audited = await w.ctx.db.auditRecord.findMany({ where: { actorKind: "staff" } });
  expect(audited.map(({ action }) => action).sort()).toEqual(
    ["seat.replaceHolder", "invitation.carryOver", "invitation.carryOver"].sort(),
  );
  expect(JSON.stringify(audited)).not.toContain("後任");
});

test("the former holder's answer counts no more: not in the totals, nor for a seat", async () => {
  const w = await world();
  const { ctx, sessions, center } = w;
  const third = await createInvitation(ctx, sessions.second, await createPerson(ctx, center, { name: "三人目" }));
  const fourth = await createInvitation(ctx, sessions.second, await createPerson(ctx, center, { name: "四人目" }));
  for (const invitation of [w.call("second"), third, fourth]) await answer(w, invitation, "attending");
  const before = await showResponses(w.staff, { sessionId: sessions.second.id, standing: null });
  expect(before).toMatchObject({ ok: true, value: { totals: { attending: 2, waiting: 1, pending: 0 } } });

  const { preview } = await replaced(w);
  expect(preview.calls.map(({ session, freesSeat }) => [session.title, freesSeat])).toEqual([
    ["第1回", false],
    ["第2回", true],
  ]);
  expect((await readSeats(ctx.db, sessions.second)).onSite).toMatchObject({
    seated: 1,
    offered: 1,
  });
  // The seat that was freed goes to whoever has waited; the successor comes after them.
  expect(await answer(w, fourth, "attending")).toMatchObject({ ok: true, value: { seated: true } });
  const own = await invitationOf(w, sessions.second, w.successor);
  expect(own && (await answer(w, own, "attending"))).toMatchObject({ ok: true, value: { seated: false } });
  const after = await showResponses(w.staff, { sessionId: sessions.second.id, standing: null });
  expect(after).toMatchObject({ ok: true, value: { totals: { attending: 2, waiting: 1, pending: 0 } } });
});

test("delivered are the successor's notices alone, not one to the former holder that was still waiting", async () => {
  const w = await world();
  const queued = await w.ctx.db.outboxMail.create({
    data: {
      prefectureId: w.center.prefectureId,
      centerId: w.center.id,
      sessionId: w.sessions.first.id,
      invitationId: w.call("first").id,
      tokenGeneration: 0,
      kind: "invitation",
      messageId: "<old@renkei>",
      fromName: "釧路保健所",
      toName: "前任",
      toAddress: w.former.email ?? "",
      subject: "案内",
      text: "本文",
      html: "<p>本文</p>",
      dueAt: w.ctx.now(),
      createdAt: new Date(w.ctx.now().getTime() - 60_000),
    },
  });
  await replaced(w);
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  while (await deliverNextMail(w.ctx, transport, "test"));
  expect(smtp.received.map(({ to }) => to)).toEqual([[w.successor.email], [w.successor.email]]);
  expect(await w.ctx.db.outboxMail.findUnique({ where: { id: queued.id } })).toMatchObject({ state: "failed" });
});

test("who is called there already is not called again, and keeps their link and answer", async () => {
  const w = await world();
  const own = await createInvitation(w.ctx, w.sessions.first, w.successor, { role: "observer" });
  await answer(w, own, "attending");
  const { preview, result } = await replaced(w);
  expect(preview.calls[0]).toMatchObject({ successorsId: own.id, outcome: "calledBefore" });
  expect(result).toEqual({ ok: true, value: { called: 1, ended: 2, asked: 0, mails: 1 } });
  expect(await invitationOf(w, w.sessions.first, w.successor)).toMatchObject({
    id: own.id,
    tokenGeneration: 0,
    mails: [],
    responses: [{ answer: "attending" }],
  });
  expect(await answer(w, own, "absent")).toMatchObject({ ok: true });
});

test("a former holder who is called by another seat too keeps their link, by that seat", async () => {
  const w = await world();
  const { ctx, center, other, sessions, former } = w;
  const second = await createSeat(ctx, center, other.id, 1);
  const { prefectureId } = center;
  await ctx.db.appointment.create({
    data: { prefectureId, seatId: second.id, personId: former.id, startsOn: "2025-04-01" },
  });
  await ctx.db.sessionBody.create({ data: { sessionId: sessions.first.id, bodyId: other.id, position: 1 } });
  const { result } = await replaced(w);
  expect(result).toEqual({ ok: true, value: { called: 2, ended: 1, asked: 0, mails: 2 } });
  expect(await invitationOf(w, sessions.first, former)).toMatchObject({ revokedAt: null, seatId: second.id });
  expect(await invitationOf(w, sessions.first, w.successor)).toMatchObject({ succeedsId: null, seatId: w.seat.id });
  expect(await answer(w, w.call("first"), "attending")).toMatchObject({ ok: true });
});

test("changed back: the first holder gets a new link and answers anew; neither old link opens again", async () => {
  const w = await world();
  await answer(w, w.call("first"), "attending");
  await replaced(w);
  const between = await invitationOf(w, w.sessions.first, w.successor);
  const [current] = await w.ctx.db.appointment.findMany({ where: { personId: w.successor.id } });
  const back = { ...w.input, personId: w.former.id, startsOn: "2026-06-20", replacing: current?.id ?? "" };
  const { result } = await replaced(w, back);
  expect(result).toEqual({ ok: true, value: { called: 2, ended: 2, asked: 0, mails: 2 } });
  const again = await invitationOf(w, w.sessions.first, w.former);
  expect(again).toMatchObject({
    id: w.call("first").id,
    tokenGeneration: 1,
    revokedAt: null,
    currentResponseId: null,
    succeedsId: between?.id,
    responses: [{ answer: "attending" }],
  });
  expect(await answer(w, w.call("first"), "absent")).toEqual({ ok: false, error: "unknown-link" });
  expect(between && (await answer(w, between, "absent"))).toEqual({ ok: false, error: "link-ended" });
  expect(again && (await answer(w, again, "absent"))).toMatchObject({ ok: true });

  // And on to a third: nothing is left of the turns before that would stand in the way.
  const third = await createPerson(w.ctx, w.center, { name: "三人目" });
  const [last] = await w.ctx.db.appointment.findMany({
    where: { personId: w.former.id },
    orderBy: { startsOn: "desc" },
  });
  const on = { ...w.input, personId: third.id, startsOn: "2026-06-25", replacing: last?.id ?? "" };
  expect((await replaced(w, on)).result).toEqual({ ok: true, value: { called: 2, ended: 2, asked: 0, mails: 2 } });
});

test("who is appointed to a seat whose holder resigned takes over the calls as well, once; without mail none goes", async () => {
  const w = await world();
  await w.ctx.db.appointment.update({ where: { id: w.appointment.id }, data: { endsOn: "2026-06-05" } });
  await w.ctx.db.person.update({ where: { id: w.successor.id }, data: { email: null, fax: "0154-00-0000" } });
  const input = { ...w.input, replacing: null, endsOn: "2026-07-10" };
  const { preview, result } = await replaced(w, input);
  expect(preview).toMatchObject({ former: null, holder: { reachedBy: "fax" } });
  // The second session is after the term: it stays with whoever was called.
  expect(result).toEqual({ ok: true, value: { called: 1, ended: 1, asked: 0, mails: 0 } });
  expect(await w.ctx.db.outboxMail.count()).toBe(0);
  expect(await invitationOf(w, w.sessions.second, w.former)).toMatchObject({ revokedAt: null });
});

test("what the preview did not show refuses the whole step", async () => {
  const w = await world();
  const before = records(w.ctx);
  for (const foreseen of [[], [w.call("first").id], [w.call("first").id, "another"]]) {
    expect(await appointHolder(w.staff, { ...w.input, foreseen })).toEqual({
      ok: false,
      error: "edited-meanwhile",
    });
  }
  expect(records(w.ctx)).toEqual(before);
});

test("pressed twice, the second press is refused and changes nothing", async () => {
  const w = await world();
  const foreseen = [w.call("first").id, w.call("second").id];
  const both = await Promise.all([0, 1].map(() => appointHolder(w.staff, { ...w.input, foreseen })));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await w.ctx.db.appointment.count({ where: { seatId: w.seat.id } })).toBe(2);
  expect(await w.ctx.db.outboxMail.count()).toBe(2);
});

test("only the center's own people can be appointed, to its own seats", async () => {
  const w = await world();
  const elsewhere = await createCenter(w.ctx, "kitami", w.within);
  const stranger = await createPerson(w.ctx, elsewhere, { name: "よその人" });
  const foreseen = [w.call("first").id, w.call("second").id];
  expect(await appointHolder(w.staff, { ...w.input, personId: stranger.id, foreseen })).toEqual({
    ok: false,
    error: "unknown-person",
  });
  const neighbour = await asStaff(w.ctx, elsewhere);
  expect(await appointHolder(neighbour, { ...w.input, foreseen })).toEqual({ ok: false, error: "forbidden" });
  expect(await appointHolder(w.staff, { ...w.input, bodyId: w.other.id, foreseen })).toEqual({
    ok: false,
    error: "not-found",
  });
});

test("a call to a postponed session ends with the holder; the successor is called once it has a date", async () => {
  const w = await world();
  await w.ctx.db.session.update({ where: { id: w.sessions.first.id }, data: { state: "postponed" } });
  // One whose old date is over, and that begins anew some day.
  await w.ctx.db.session.update({ where: { id: w.sessions.held.id }, data: { state: "postponed" } });
  const { preview, result } = await replaced(w, { ...w.input, startsOn: "2026-06-01" });
  const told = preview.calls.map(({ session, outcome }) => [session.title, session.startsAt !== null, outcome]);
  expect(told).toEqual([
    ["済んだ会議", false, "undated"],
    ["交代の前", true, "call"],
    ["第1回", false, "undated"],
    ["第2回", true, "call"],
  ]);
  expect(result).toEqual({ ok: true, value: { called: 2, ended: 4, asked: 0, mails: 2 } });
  for (const session of [w.sessions.first, w.sessions.held]) {
    expect(await invitationOf(w, session, w.former)).toMatchObject({ revokedAt: w.ctx.now() });
    expect(await invitationOf(w, session, w.successor)).toBeNull();
  }
  // With a date again, the list proposes the successor, and not whom they followed.
  await w.ctx.db.session.update({ where: { id: w.sessions.first.id }, data: { state: "scheduled" } });
  const proposed = await proposeInvitations(w.staff, { sessionId: w.sessions.first.id, added: [], search: "" });
  expect(proposed.ok && proposed.value.roster.map(({ name }) => name)).toEqual(["後任"]);
});

test("a postponed session whose old date lies before the change stays with the former holder", async () => {
  const w = await world();
  await w.ctx.db.session.update({ where: { id: w.sessions.before.id }, data: { state: "postponed" } });
  await replaced(w);
  expect(await invitationOf(w, w.sessions.before, w.former)).toMatchObject({ revokedAt: null });
});

test("a successor called after the session's deadline answers until it starts", async () => {
  const w = await world();
  await w.ctx.db.session.update({ where: { id: w.sessions.first.id }, data: { answerBy: "2026-05-31" } });
  await replaced(w);
  const own = await invitationOf(w, w.sessions.first, w.successor);
  expect(own?.mails[0]?.text).not.toContain("令和8年5月31日");
  expect(own && (await answer(w, own, "attending"))).toMatchObject({ ok: true, value: { late: false } });
});

describe("a holder who is reappointed already", () => {
  /** From 2027-04-01 on again, and called as the seat to a session of that term. */
  async function reappointed() {
    const w = await world();
    const { ctx, seat, former, center, body } = w;
    const { prefectureId } = center;
    const days = { startsOn: "2027-04-01", endsOn: "2029-03-31" };
    const again = await ctx.db.appointment.create({
      data: { prefectureId, seatId: seat.id, personId: former.id, ...days },
    });
    const session = await createSession(ctx, center, {
      title: "次の任期の会議",
      startsAt: new Date("2027-04-20T14:00:00+09:00"),
      endsAt: null,
      bodies: { create: [{ bodyId: body.id, position: 0 }] },
    });
    const invitation = await createInvitation(ctx, session, former, { seatId: seat.id });
    return { ...w, again, session, invitation };
  }
  const holders = (w: World) =>
    w.ctx.db.appointment.findMany({
      where: { seatId: w.seat.id },
      select: { personId: true, startsOn: true, endsOn: true },
      orderBy: { startsOn: "asc" },
    });

  test("does not come back: the later term is withdrawn, told of before, and in the audit", async () => {
    const w = await reappointed();
    const { preview, result } = await replaced(w);
    expect(preview.plan.withdrawn).toMatchObject([{ id: w.again.id, startsOn: "2027-04-01", endsOn: "2029-03-31" }]);
    expect(preview.foreseen).toContain(w.again.id);
    expect(result).toEqual({ ok: true, value: { called: 2, ended: 3, asked: 0, mails: 2 } });
    expect(await holders(w)).toEqual([
      { personId: w.former.id, startsOn: "2025-04-01", endsOn: "2026-06-14" },
      { personId: w.successor.id, startsOn: "2026-06-15", endsOn: "2027-03-31" },
    ]);
    const [audit] = await w.ctx.db.auditRecord.findMany({ where: { action: "appointment.withdraw" } });
    expect(JSON.parse(audit?.before ?? "")).toEqual({
      ...{ id: w.again.id, personId: w.former.id, startsOn: "2027-04-01", endsOn: "2029-03-31" },
    });
    expect(audit).toMatchObject({ subject: "Seat", subjectId: w.seat.id, after: null });
  });

  test("is called no more to a session of the term withdrawn; the successor, whose term it is not, is not called", async () => {
    const w = await reappointed();
    const { preview } = await replaced(w);
    expect(preview.calls.at(-1)).toMatchObject({ session: { title: "次の任期の会議" }, outcome: "afterTerm" });
    expect(await invitationOf(w, w.session, w.former)).toMatchObject({ revokedAt: w.ctx.now() });
    expect(await invitationOf(w, w.session, w.successor)).toBeNull();
  });

  test("since the preview: the step is refused", async () => {
    const w = await reappointed();
    const foreseen = [w.call("first").id, w.call("second").id, w.invitation.id];
    expect(await appointHolder(w.staff, { ...w.input, foreseen })).toEqual({ ok: false, error: "edited-meanwhile" });
    expect(await holders(w)).toHaveLength(2);
  });

  test("and whose next term has begun keeps it, when the term before is put right", async () => {
    const w = await reappointed();
    w.ctx.at("2027-04-10T09:00:00+09:00");
    const { preview } = await replaced(w);
    expect(preview.plan.withdrawn).toEqual([]);
    expect(await holders(w)).toHaveLength(3);
    expect(await invitationOf(w, w.session, w.former)).toMatchObject({ revokedAt: null });
  });
});

test("a wrong successor is put right: calls sent to them go to the right person, their appointment never was", async () => {
  const w = await world();
  await replaced(w);
  const wrong = await w.ctx.db.appointment.findFirstOrThrow({ where: { personId: w.successor.id } });
  const right = await createPerson(w.ctx, w.center, { name: "正しい後任", email: "right@example.jp" });
  const { preview, result } = await replaced(w, { ...w.input, personId: right.id, replacing: wrong.id });
  expect(preview).toMatchObject({ former: { name: "後任" }, plan: { ended: null, voided: { id: wrong.id } } });
  expect(preview.foreseen).toContain(wrong.id);
  expect(result).toMatchObject({ ok: true, value: { called: 2, ended: 2 } });
  const held = await w.ctx.db.appointment.findMany({ where: { seatId: w.seat.id }, orderBy: { startsOn: "asc" } });
  expect(held.map(({ personId, startsOn, endsOn }) => [personId, startsOn, endsOn])).toEqual([
    [w.former.id, "2025-04-01", "2026-06-14"],
    [right.id, "2026-06-15", "2027-03-31"],
  ]);
  for (const session of [w.sessions.first, w.sessions.second]) {
    expect(await invitationOf(w, session, w.successor)).toMatchObject({ revokedAt: w.ctx.now() });
    expect(await invitationOf(w, session, right)).toMatchObject({ revokedAt: null, seatId: w.seat.id });
  }
});
