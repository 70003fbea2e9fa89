import { expect, test } from "vitest";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { findTasks } from "#app/use-cases/home/find-tasks.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";
import { records } from "#tests/support/dump.ts";
import { seatDesk } from "#tests/support/seats.ts";

const seated = (value: boolean) => ({ ok: true, value: { seated: value } });

test("a seat given up is offered to who has waited longest, by mail, and is theirs by one press", async () => {
  const { ctx, answer, press, offers, shown, mails } = await seatDesk(["一番", "二番", "三番"]);
  expect(await answer("一番")).toMatchObject(seated(true));
  expect(await answer("二番")).toMatchObject(seated(false));
  expect(await answer("三番")).toMatchObject(seated(false));
  expect([await shown("二番"), await shown("三番")]).toMatchObject([{ place: 1 }, { place: 2 }]);
  // A word added costs nobody their place.
  await answer("二番", "attending", { message: "ぜひ参加したいです" });
  expect(await shown("二番")).toMatchObject({ place: 1, offer: null });

  await answer("一番", "absent");
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
  expect(await mails()).toEqual([["seatOffer", "二番"]]);
  const mail = await ctx.db.outboxMail.findFirstOrThrow();
  expect(mail.subject).toBe("【空席の御案内】在宅医療専門部会（7月1日（水））");
  expect(mail.text).toContain("令和8年6月3日（水）09:05までに");
  // It is held: who comes now waits.
  expect(await answer("一番")).toMatchObject(seated(false));
  expect(await shown("二番")).toMatchObject({
    place: null,
    offer: { expiresAt: new Date("2026-06-03T09:05:00+09:00") },
  });
  expect(await shown("三番")).toMatchObject({ place: 1, offer: null });

  expect(await press("二番", true)).toMatchObject({ ok: true, value: { seated: true, message: "ぜひ参加したいです" } });
  expect(await offers()).toEqual([["二番", "onSite", "taken"]]);
  expect(await press("二番", true)).toEqual({ ok: false, error: "offer-over" });
  // Nothing had brought the session into their calendar so far.
  expect(await mails()).toEqual([
    ["seatOffer", "二番"],
    ["seatGiven", "二番"],
  ]);
});

test("declined, or answered otherwise, it is offered to the next; the answer again takes it", async () => {
  const { answer, press, offers } = await seatDesk(["一番", "二番", "三番", "四番"]);
  for (const name of ["一番", "二番", "三番", "四番"]) await answer(name);
  await answer("一番", "absent");
  expect(await press("二番", false)).toMatchObject({ ok: true, value: { answer: "absent" } });
  await answer("三番", "absent");
  expect(await answer("四番")).toMatchObject(seated(true));
  expect(await offers()).toEqual([
    ["二番", "onSite", "declined"],
    ["三番", "onSite", "declined"],
    ["四番", "onSite", "taken"],
  ]);
});

test("after the answer deadline an offer is taken all the same", async () => {
  const { ctx, answer, press, shown } = await seatDesk(["一番", "二番"], { capacity: 1, answerBy: "2026-06-10" });
  await answer("一番");
  await answer("二番");
  ctx.at("2026-06-20T09:00:00+09:00");
  await answer("一番", "absent");
  expect(await shown("二番")).toMatchObject({ offer: { mode: "onSite" } });
  expect(await press("二番", true)).toMatchObject({ ok: true, value: { seated: true, late: false } });
});

test("let pass, it goes to the next; they wait behind the others, and have the next seat given up", async () => {
  const { ctx, answer, offers, mails, shown } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  await answer("一番", "absent");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 0 });
  ctx.at("2026-06-03T09:04:00+09:00");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 1, offers: 1 });
  expect(await offers()).toEqual([
    ["二番", "onSite", "expired"],
    ["三番", "onSite", "open"],
  ]);
  expect(await mails()).toEqual([
    ["seatOffer", "二番"],
    ["seatOfferOver", "二番"],
    ["seatOffer", "三番"],
  ]);
  expect(await shown("二番")).toMatchObject({ place: 1 });
  // The third lets it pass as well: nobody is asked a second time for the same seat.
  ctx.at("2026-06-05T09:04:00+09:00");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 1, offers: 0 });
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 0 });
  // The seat is free: the page says so, to each of them, and no place in a queue.
  for (const name of ["二番", "三番"]) {
    expect(await shown(name)).toMatchObject({ place: null, lapsed: true, free: "onSite", full: [] });
  }
  const [passedOn, free] = await ctx.db.outboxMail.findMany({
    where: { kind: "seatOfferOver" },
    orderBy: { id: "asc" },
  });
  expect(passedOn?.text).toContain("次の方に御案内することとしました");
  expect(free?.text).not.toContain("次の方");
  expect(free?.text).toContain("空いている間は、先着順で");
  // Whoever asks for it has it; once it is given up anew, it is offered in order.
  expect(await answer("三番")).toMatchObject(seated(true));
  await answer("三番", "absent");
  expect((await offers()).at(-1)).toEqual(["二番", "onSite", "open"]);
});

test("a free seat that all let pass is whoever's presses first, after the deadline too, until the session starts", async () => {
  const { ctx, answer, press, offers, shown } = await seatDesk(["一番", "二番", "三番"], {
    capacity: 1,
    answerBy: "2026-06-02",
  });
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  expect(await press("三番", true)).toEqual({ ok: false, error: "offer-over" });
  await answer("一番", "absent");
  for (const day of ["03", "05"]) {
    ctx.at(`2026-06-${day}T09:05:00+09:00`);
    await moveSeatsOn(ctx);
  }
  expect((await offers()).map(([, , state]) => state)).toEqual(["expired", "expired"]);
  // Who does not wait is bound by the deadline.
  expect(await answer("一番")).toEqual({ ok: false, error: "deadline-passed" });
  expect(await press("一番", true)).toEqual({ ok: false, error: "offer-over" });
  expect(await press("三番", true)).toMatchObject({ ok: true, value: { seated: true, late: false } });
  expect(await shown("二番")).toMatchObject({ place: 1, lapsed: true, free: null });
  expect(await press("二番", true)).toEqual({ ok: false, error: "offer-over" });
  await answer("三番", "absent");
  ctx.at("2026-07-01T13:59:00+09:00");
  await moveSeatsOn(ctx);
  expect(await shown("二番")).toMatchObject({ free: "onSite" });
  ctx.at("2026-07-01T14:00:00+09:00");
  await moveSeatsOn(ctx);
  expect(await shown("二番")).toMatchObject({ free: null });
  expect(await press("二番", true)).toEqual({ ok: false, error: "offer-over" });
});

test("on site and online are counted apart; who changes over frees the one and claims the other", async () => {
  const { answer, offers, shown, ctx, session } = await seatDesk(["会場", "画面", "待つ人", "移る人"], {
    format: "hybrid",
    capacity: 1,
    onlineCapacity: 2,
  });
  expect(await answer("会場")).toMatchObject(seated(true));
  expect(
    await answer("待つ人", "proxy", { proxy: { name: "代理", title: null, organization: null, email: null } }),
  ).toMatchObject(seated(false));
  expect(await answer("画面", "online")).toMatchObject(seated(true));
  expect(await shown("移る人")).toMatchObject({ full: ["attending", "proxy"], place: null });
  expect(await answer("会場", "online")).toMatchObject(seated(true));
  expect(await offers()).toEqual([["待つ人", "onSite", "open"]]);
  expect(await shown("移る人")).toMatchObject({ full: ["attending", "online", "proxy"] });
  expect(await answer("会場", "attending")).toMatchObject(seated(false));
  const { onSite, online } = await readSeats(ctx.db, session);
  expect([onSite, online]).toMatchObject([
    { seated: 0, offered: 1, waiting: 1 },
    { seated: 1, offered: 0, waiting: 0 },
  ]);
});

test("whom no mail reaches the desk tells, and enters what they say", async () => {
  const { ctx, staff, session, answer, enter, offers, mails, center } = await seatDesk(
    ["一番", "二番", "三番"],
    { capacity: 1 },
    { email: null },
  );
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  await answer("一番", "absent");
  expect(await mails()).toEqual([]);
  const list = await showResponses(staff, { sessionId: session.id, standing: null });
  expect(list).toMatchObject({
    value: {
      offers: [{ name: "二番", byHand: true, phone: "0154-00-0000", expiresAt: new Date("2026-06-03T09:04:00+09:00") }],
      seats: [{ mode: "onSite", capacity: 1, seated: 0, offered: 1, waiting: 1 }],
    },
  });
  expect((await findTasks(staff, center.id)).offersToTell).toMatchObject({ count: 1, sessionIds: [session.id] });
  // A seat that is held is nobody else's, whoever enters it.
  expect(await enter("三番", "attending")).toMatchObject(seated(false));
  expect(await enter("二番", "attending")).toMatchObject(seated(true));
  expect(await offers()).toEqual([["二番", "onSite", "taken"]]);
  expect((await findTasks(staff, center.id)).offersToTell.count).toBe(0);
  // Too late for mails: the desk gives the seat by hand, to whom it likes.
  ctx.at("2026-07-01T12:30:00+09:00");
  await enter("二番", "absent");
  expect(await offers()).toHaveLength(1);
  expect(await enter("一番", "attending")).toMatchObject(seated(true));
  expect(await enter("三番", "attending")).toMatchObject(seated(false));
});

test("more seats are offered to those who wait; fewer than are held are refused, each mode by itself", async () => {
  const { ctx, edit, answer, offers } = await seatDesk(["一番", "二番", "三番"], {
    format: "hybrid",
    capacity: 1,
    onlineCapacity: 1,
    venue: "大会議室",
  });
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  expect(await edit({ capacity: 2, onlineCapacity: 1 })).toMatchObject({ ok: true });
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
  // A seat that is offered is held.
  expect(await edit({ capacity: 1, onlineCapacity: 1 })).toEqual({ ok: false, error: "capacity-below-seated" });
  expect(await edit({ capacity: null, onlineCapacity: 1 })).toMatchObject({ ok: true });
  expect(await offers()).toHaveLength(2);
  await answer("一番", "online");
  await answer("二番", "online");
  expect(await edit({ capacity: null, onlineCapacity: 5 })).toMatchObject({ ok: true });
  expect((await offers()).at(-1)).toEqual(["二番", "online", "open"]);
  expect(await edit({ capacity: null, onlineCapacity: 1 })).toEqual({
    ok: false,
    error: "online-capacity-below-seated",
  });
  // What the format has no seats for is no limit.
  expect(await edit({ capacity: 9, onlineCapacity: 9, format: "onSite" })).toMatchObject({ ok: true });
  expect(await ctx.db.session.findFirstOrThrow()).toMatchObject({ capacity: 9, onlineCapacity: null });
});

test("a session that does not take place ends its offers without a word", async () => {
  const { ctx, session, answer, offers, mails } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 0 });
  expect(await offers()).toEqual([["二番", "onSite", "withdrawn"]]);
  expect(await mails()).toHaveLength(1);
});

test("a mail that offers a seat stays home once the offer is over", async () => {
  const { ctx, session, answer } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  const { id } = await ctx.db.outboxMail.findFirstOrThrow();
  const mail = async () => {
    const found = await findMail(ctx.db, { id, prefectureId: session.prefectureId });
    if (!found) throw new Error("no mail");
    return outdated(found);
  };
  expect(await mail()).toBeNull();
  await answer("二番", "absent");
  expect(await mail()).toBe("offer-over");
});

test("looking changes nothing, and the duty run twice does nothing twice", async () => {
  const { ctx, answer, shown } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  ctx.at("2026-06-10T09:00:00+09:00");
  const before = records(ctx);
  await shown("二番");
  expect(records(ctx)).toEqual(before);
  await Promise.all([moveSeatsOn(ctx), moveSeatsOn(ctx), moveSeatsOn(ctx)]);
  expect(await ctx.db.seatOffer.count()).toBe(1);
  expect(await ctx.db.outboxMail.count({ where: { kind: "seatOfferOver" } })).toBe(1);
});

test("a seat that became free unnoticed is offered by the clock", async () => {
  const { ctx, of, answer, offers } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await ctx.db.invitation.update({ where: { id: of("一番").id }, data: { revokedAt: ctx.now() } });
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 1 });
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
});

test("the desk seats a guest before those who wait by adding a seat: nobody's seat, place or offer is touched", async () => {
  const { ctx, staff, session, of, answer, enter, offers, shown } = await seatDesk(["一番", "二番", "三番", "来賓"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  expect(await enter("来賓", "attending")).toMatchObject(seated(false));
  const guest = { sessionId: session.id, invitationId: of("来賓").id, answer: "attending", via: "phone" } as const;
  const withSeat = () => enterResponse(staff, { ...guest, proxy: null, message: null, addSeat: true });
  expect(await withSeat()).toMatchObject({ ok: true, value: { seated: true, givenSeat: "mailed" } });
  expect(await ctx.db.session.findFirstOrThrow()).toMatchObject({ capacity: 2, onlineCapacity: null, version: 1 });
  expect([await shown("二番"), await shown("三番"), await offers()]).toMatchObject([{ place: 1 }, { place: 2 }, []]);
  // Who has a seat already gets no other.
  expect(await withSeat()).toMatchObject({ ok: true, value: { seated: true, givenSeat: null } });
  expect(await ctx.db.session.findFirstOrThrow()).toMatchObject({ capacity: 2 });
  const [record] = await ctx.db.auditRecord.findMany({ where: { action: "session.addSeat" } });
  expect([record?.before, record?.after]).toEqual(['{"capacity":1}', '{"capacity":2}']);
  // What they give up is offered like any seat.
  await answer("来賓", "absent");
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
});

test("an offer whose mail has not gone out when the session changes is written anew, once; one that has is not", async () => {
  const { ctx, answer, edit, offers, later } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  const mails = () => ctx.db.outboxMail.findMany({ where: { kind: "seatOffer" }, orderBy: { id: "asc" } });
  later(1);
  await edit({ venue: "講堂" });
  const [old, anew, ...more] = await mails();
  expect(more).toEqual([]);
  expect(old?.text).toContain("大会議室");
  expect(anew).toMatchObject({ toName: "二番", state: "queued", text: expect.stringContaining("講堂") });
  // It ends when it was to end.
  expect(anew?.text).toContain("令和8年6月3日（水）09:03までに");
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
  const found = await findMail(ctx.db, { id: anew?.id ?? "", prefectureId: anew?.prefectureId ?? "" });
  expect(found && outdated(found)).toBeNull();
  await ctx.db.outboxMail.update({ where: { id: anew?.id ?? "" }, data: { state: "sent" } });
  await edit({ venue: "小会議室" });
  expect(await mails()).toHaveLength(2);
});
