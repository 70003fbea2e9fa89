import { expect, test } from "vitest";
import { countUntold } from "#app/adapters/db/change-store.server.ts";
import { noteTold } from "#app/use-cases/changes/note-told.ts";
import { showChanges } from "#app/use-cases/changes/show-changes.ts";
import { tellAgain, tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { takeOff } from "#app/use-cases/changes/withdraw-call.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { calledWorld } from "./change-world.ts";

const HANAKO = "hanako@example.jp";
const ICHIRO = "ichiro@example.jp";
const at = (time: string) => new Date(`2026-07-01T${time}:00+09:00`);
const LATER = { startsAt: new Date("2026-07-08T14:00:00+09:00"), endsAt: new Date("2026-07-08T16:00:00+09:00") };

async function shown({ desk, id }: Awaited<ReturnType<typeof calledWorld>>) {
  const result = await showChanges(desk, { sessionId: id });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function answer({ desk, id, invitationOf }: Awaited<ReturnType<typeof calledWorld>>) {
  const { id: invitationId } = await invitationOf("hanako");
  const said = { answer: "attending" as const, proxy: null, message: null, via: "phone" as const };
  return enterResponse(desk, { sessionId: id, invitationId, ...said });
}

test("another time of the day: everyone a mail reaches is told once, what changed first; the answers stay", async () => {
  const world = await calledWorld();
  const [invited] = await world.arrived(HANAKO);
  await answer(world);
  expect(await world.edit({ startsAt: at("15:00"), endsAt: at("17:00") })).toMatchObject({
    ok: true,
    value: { untold: 2 },
  });

  const page = await shown(world);
  expect(page.mailed.map(({ name, news, mustAnswerAgain }) => [name, news, mustAnswerAgain])).toEqual([
    ["釧路 花子", "changed", false],
    ["釧路 一郎", "changed", false],
  ]);
  expect(page.byHand.map(({ name, news }) => [name, news])).toEqual([["釧路 郵子", "called"]]);
  expect(page.changes).toEqual([
    { part: "time", before: "令和8年7月1日（水）14:00～16:00", after: "令和8年7月1日（水）15:00～17:00" },
  ]);
  expect(await world.arrived(HANAKO)).toEqual([]);

  expect(await world.tell()).toEqual({ ok: true, value: { mails: 2 } });
  const [told, ...more] = await world.arrived(HANAKO);
  expect(more).toEqual([]);
  expect(told?.subject).toBe("【変更】在宅医療専門部会（7月1日（水））");
  expect(told?.event).toEqual({
    ...{ method: "REQUEST", uid: invited?.event?.uid, sequence: 1, status: "CONFIRMED" },
    starts: "2026-07-01T15:00:00",
  });
  expect(told?.text).toMatch(/変更前　令和8年7月1日（水）14:00～16:00\n　変更後　令和8年7月1日（水）15:00～17:00/);
  expect(told?.text).toContain("先にいただいた御回答は、そのまま承っています");
  expect(await world.tell()).toEqual({ ok: false, error: "nobody-to-tell" });
  expect((await world.invitationOf("hanako")).currentResponseId).not.toBeNull();
  const audit = await world.ctx.db.auditRecord.findFirstOrThrow({ where: { action: "change.tell" } });
  expect(audit.after).not.toMatch(/花子|@/);
});

test("the desk tells nobody what it has not seen: a change made meanwhile is looked at first", async () => {
  const world = await calledWorld();
  await world.edit({ venue: "小会議室" });
  const { icalSequence } = await world.session();
  await world.edit({ venue: "講堂" });
  const stale = { sessionId: world.id, sequence: icalSequence };
  const refused = { ok: false, error: "changed-meanwhile" };
  expect(await tellChanges(world.desk, { ...stale, postponed: null })).toEqual(refused);
  expect(await noteTold(world.desk, { ...stale, people: ["x"], by: "fax" })).toEqual(refused);
});

test("another day: answers lapse, seats are free, and everyone is asked anew; what was answered stays on record", async () => {
  const world = await calledWorld();
  await world.arrived(HANAKO);
  await answer(world);
  await world.edit(LATER);
  expect(await world.invitationOf("hanako")).toMatchObject({ currentResponseId: null });
  expect(await world.ctx.db.response.count()).toBe(1);
  const page = await shown(world);
  expect(page.mailed.filter(({ mustAnswerAgain }) => mustAnswerAgain).map(({ name }) => name)).toEqual(["釧路 花子"]);
  await world.tell();
  const [told] = await world.arrived(HANAKO);
  expect(told?.text).toContain("日が変わったため、先にいただいた御回答は取り消しました");
  expect(told?.event?.starts).toBe("2026-07-08T14:00:00");
  expect(await answer(world)).toMatchObject({ ok: true });
});

test("postponed and held: a mail alone, the event stays; the new date comes on the same UID", async () => {
  const world = await calledWorld();
  const [invited] = await world.arrived(HANAKO);
  await world.take("postpone");
  expect(await world.tell(null)).toEqual({ ok: false, error: "postponed-way-needed" });
  expect(await world.tell("hold")).toMatchObject({ ok: true });
  const [postponed] = await world.arrived(HANAKO);
  expect(postponed).toMatchObject({ subject: "【延期】在宅医療専門部会（7月1日（水））", event: null });
  expect(postponed?.text).toContain("大雪のため");
  // Its plan is worked on meanwhile: nobody is told of that.
  await world.edit({ venue: "講堂" });
  expect((await shown(world)).mailed).toEqual([]);
  await world.edit({ ...LATER, venue: "講堂" }, true);
  await world.tell();
  const [anew] = await world.arrived(HANAKO);
  expect(anew?.event).toMatchObject({ method: "REQUEST", uid: invited?.event?.uid, starts: "2026-07-08T14:00:00" });
  expect(anew?.event?.sequence).toBeGreaterThan(invited?.event?.sequence ?? 9);
  expect(anew?.text).toMatch(/変更前　大会議室\n　変更後　講堂/);
});

test("postponed and taken out: CANCEL now, the new date later under a higher SEQUENCE", async () => {
  const world = await calledWorld();
  await world.deliver();
  await world.take("postpone");
  await world.tell("cancel");
  await world.deliver();
  await world.edit(LATER, true);
  await world.tell();
  const events = (await world.arrived(HANAKO)).map(({ event }) => event);
  expect(events.map((event) => [event?.method, event?.status, event?.starts.slice(0, 10)])).toEqual([
    ["REQUEST", "CONFIRMED", "2026-07-01"],
    ["CANCEL", "CANCELLED", "2026-07-01"],
    ["REQUEST", "CONFIRMED", "2026-07-08"],
  ]);
  expect(new Set(events.map((event) => event?.uid)).size).toBe(1);
  const sequences = events.map((event) => event?.sequence ?? -1);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
});

test("cancelled: CANCEL to whoever has it; who was never told of the call hears nothing", async () => {
  const world = await calledWorld();
  await world.arrived(HANAKO);
  await world.take("cancel");
  const page = await shown(world);
  expect(page.byHand).toEqual([]);
  expect(page.methods.cancel).toEqual({ REQUEST: 0, CANCEL: 2, none: 0 });
  await world.tell();
  const [told] = await world.arrived(HANAKO);
  expect(told?.subject).toBe("【中止】在宅医療専門部会（7月1日（水））");
  expect(told?.event).toMatchObject({ method: "CANCEL", status: "CANCELLED", sequence: 1 });
  expect(told?.text).not.toContain("/r/");
});

test("one person taken off: CANCEL to them alone, the others' calendars and queued mails stay as they are", async () => {
  const world = await calledWorld();
  await answer(world);
  world.tick();
  const { id: invitationId } = await world.invitationOf("hanako");
  expect(await takeOff(world.desk, { sessionId: world.id, invitationId })).toEqual({
    ok: true,
    value: { mailed: true, byHand: false },
  });
  expect(await takeOff(world.desk, { sessionId: world.id, invitationId })).toEqual({
    ok: false,
    error: "withdrawn-already",
  });
  const own = await world.arrived(HANAKO);
  expect(own.at(-1)?.event).toMatchObject({ method: "CANCEL", sequence: 1 });
  const others = await world.arrived(ICHIRO);
  expect(others.map(({ event }) => [event?.method, event?.sequence])).toEqual([["REQUEST", 0]]);
  expect(await world.session()).toMatchObject({ icalSequence: 0 });
  expect(await world.ctx.db.response.count()).toBe(1);
  expect((await shown(world)).mailed).toEqual([]);
});

test("called again: a new link, no answer, and a REQUEST above the CANCEL; later changes reach them like anybody", async () => {
  const world = await calledWorld();
  await answer(world);
  const before = await world.invitationOf("hanako");
  world.tick();
  await takeOff(world.desk, { sessionId: world.id, invitationId: before.id });
  await world.arrived(HANAKO);
  expect(await world.call(["hanako"])).toEqual({ ok: true, value: { called: 1, mails: 1 } });
  const after = await world.invitationOf("hanako");
  expect(after).toMatchObject({ id: before.id, revokedAt: null, currentResponseId: null, tokenGeneration: 1 });
  expect(after.tokenHash).not.toBe(before.tokenHash);
  const [anew] = await world.arrived(HANAKO);
  expect(anew?.event).toMatchObject({ method: "REQUEST", sequence: 2 });
  expect(await world.call(["hanako"])).toEqual({ ok: true, value: { called: 0, mails: 0 } });

  await world.edit({ venue: "講堂" });
  expect(await world.tell()).toEqual({ ok: true, value: { mails: 2 } });
  expect((await world.arrived(HANAKO)).map(({ event }) => event?.sequence)).toEqual([3]);
  expect((await world.arrived(ICHIRO)).map(({ event }) => event?.sequence)).toEqual([0, 1]);
});

test("the CANCEL of someone taken off goes out although the session has changed since", async () => {
  const world = await calledWorld();
  await world.arrived(HANAKO);
  const { id: invitationId } = await world.invitationOf("hanako");
  await takeOff(world.desk, { sessionId: world.id, invitationId });
  await world.edit({ venue: "講堂" });
  expect((await world.arrived(HANAKO)).map(({ event }) => event?.method)).toEqual(["CANCEL"]);
});

test("of a postponed session one person can be taken off, also before the mail of that has gone out", async () => {
  const world = await calledWorld();
  await world.arrived(HANAKO);
  await world.take("postpone");
  await world.tell("cancel");
  const { id: invitationId } = await world.invitationOf("hanako");
  expect(await takeOff(world.desk, { sessionId: world.id, invitationId })).toMatchObject({ ok: true });
  const mails = await world.arrived(HANAKO);
  expect(mails.map(({ event }) => event?.method)).toEqual(["CANCEL"]);
  expect(mails[0]?.subject).toBe("【案内の取消し】在宅医療専門部会（7月1日（水））");
});

test("who is told by hand waits until the desk notes it, by person and by the state told of", async () => {
  const world = await calledWorld();
  const { id: sessionId, desk, ctx } = world;
  const { id: invitationId, prefectureId } = await world.invitationOf("yuko");
  const untold = async () => (await countUntold(ctx.db, { prefectureId }, ctx.now())).get(sessionId);
  expect(await untold()).toEqual({ changed: 0, uncalled: 1 });
  const note = async () =>
    noteTold(desk, {
      ...{ sessionId, sequence: (await world.session()).icalSequence, people: [invitationId] },
      by: "fax",
    });
  expect(await note()).toEqual({ ok: true, value: { noted: 1 } });
  expect(await untold()).toBeUndefined();
  expect(await note()).toEqual({ ok: true, value: { noted: 0 } });
  await world.edit({ venue: "講堂" });
  expect(await untold()).toEqual({ changed: 3, uncalled: 0 });
  await world.tell();
  expect(await untold()).toEqual({ changed: 1, uncalled: 0 });
  await takeOff(desk, { sessionId, invitationId });
  expect((await shown(world)).byHand.map(({ news }) => news)).toEqual(["withdrawn"]);
  expect(await untold()).toEqual({ changed: 1, uncalled: 0 });
  await note();
  expect(await untold()).toBeUndefined();
});

test("a small edit tells nobody; asked for, each gets it once more under the same SEQUENCE and a newer DTSTAMP", async () => {
  const world = await calledWorld();
  await world.arrived(HANAKO);
  expect(await world.edit({ notice: "駐車場があります" })).toMatchObject({ ok: true, value: { untold: 0, called: 3 } });
  expect(await world.tell()).toEqual({ ok: false, error: "nobody-to-tell" });
  world.tick();
  const again = { sessionId: world.id, sequence: 0, shownAt: world.ctx.now() };
  world.tick();
  expect(await tellAgain(world.desk, again)).toEqual({ ok: true, value: { mails: 2 } });
  expect(await tellAgain(world.desk, again)).toEqual({ ok: false, error: "nobody-to-tell" });
  const [told, ...more] = await world.arrived(HANAKO);
  expect(more).toEqual([]);
  expect(told).toMatchObject({ subject: "【再案内】在宅医療専門部会（7月1日（水））", event: { sequence: 0 } });
  expect(told?.text).toContain("駐車場があります");
  const stamps = await world.ctx.db.calendarMessage.findMany({ where: { invitation: { name: "釧路 花子" } } });
  expect(new Set(stamps.map(({ content }) => content.match(/^DTSTAMP:.*$/m)?.[0])).size).toBe(2);
});
