import { expect, test } from "vitest";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import { findMail, leaseNextMail } from "#app/adapters/db/outbox-store.server.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";
import { seatDesk } from "#tests/support/seats.ts";

const at = (text: string) => new Date(`${text}:00+09:00`);

test("a seat given up at night is held at once and told of in the morning; its deadline counts from then", async () => {
  const { ctx, staff, session, answer, offers, shown } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  ctx.at("2026-06-10T22:29:00+09:00");
  await answer("一番", "absent");
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
  expect(await answer("一番")).toMatchObject({ value: { seated: false } });
  expect(await shown("二番")).toMatchObject({ offer: { expiresAt: at("2026-06-13T08:00") } });
  const mail = await ctx.db.outboxMail.findFirstOrThrow();
  expect(mail).toMatchObject({ kind: "seatOffer", dueAt: at("2026-06-11T08:00") });
  expect(mail.text).toContain("令和8年6月11日");
  expect(mail.text).toContain("令和8年6月13日（土）08:00までに");
  const lease = { owner: "test", leaseMs: 60_000 };
  expect(await leaseNextMail(ctx.db, { ...lease, now: at("2026-06-11T07:59") })).toBeNull();
  expect(await leaseNextMail(ctx.db, { ...lease, now: at("2026-06-11T08:00") })).not.toBeNull();
  const list = await showResponses(staff, { sessionId: session.id, standing: null });
  expect(list).toMatchObject({ value: { offers: [{ name: "二番", toldAt: at("2026-06-11T08:00") }] } });
});

test("an offer that would end at night is held until the morning, when the next can be told", async () => {
  const { ctx, answer, offers } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  ctx.at("2026-06-30T17:59:00+09:00");
  await answer("一番", "absent");
  const [offer] = await ctx.db.seatOffer.findMany();
  expect(offer?.expiresAt).toEqual(at("2026-07-01T08:00"));
  ctx.at("2026-07-01T07:59:00+09:00");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 0 });
  ctx.at("2026-07-01T08:00:00+09:00");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 1, offers: 1 });
  expect(await offers()).toEqual([
    ["二番", "onSite", "expired"],
    ["三番", "onSite", "open"],
  ]);
  const due = await ctx.db.outboxMail.findMany({ select: { kind: true, dueAt: true }, orderBy: { id: "asc" } });
  expect(due).toEqual([
    { kind: "seatOffer", dueAt: at("2026-06-30T18:00") },
    { kind: "seatOfferOver", dueAt: at("2026-07-01T08:00") },
    { kind: "seatOffer", dueAt: at("2026-07-01T08:00") },
  ]);
});

test("no mail about a seat leaves in quiet hours, a desk's edit or the clock's own included", async () => {
  const { ctx, answer, edit, later } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  ctx.at("2026-06-10T19:00:00+09:00");
  await answer("一番", "absent");
  ctx.at("2026-06-12T23:00:00+09:00");
  await edit({ capacity: 2 });
  later(60);
  await moveSeatsOn(ctx);
  const mails = await ctx.db.outboxMail.findMany({ select: { kind: true, dueAt: true }, orderBy: { id: "asc" } });
  expect(mails.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
    ["seatOffer", at("2026-06-10T19:01")],
    // To 二番; then to 三番 in their turn, and to 二番 again, for the seat there is more.
    ["seatOfferOver", at("2026-06-13T08:00")],
    ["seatOffer", at("2026-06-13T08:00")],
    ["seatOffer", at("2026-06-13T08:00")],
  ]);
});

test("of two offers in one night, the mail of the first stays home: it names another deadline", async () => {
  const { ctx, answer } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  ctx.at("2026-06-10T22:00:00+09:00");
  for (const _ of [1, 2]) {
    await answer("一番", "absent");
    await answer("二番", "absent");
    await answer("一番");
    await answer("二番");
  }
  await answer("一番", "absent");
  const mails = await ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } });
  const left = await Promise.all(
    mails.map(async (mail) => {
      const found = await findMail(ctx.db, mail);
      return found && outdated(found);
    }),
  );
  expect(left).toEqual(["offer-over", "offer-over", null]);
});

test("a seat freed too late for mails goes to nobody by itself; the desk sees that, and who comes next", async () => {
  const { ctx, staff, session, answer, enter, offers, mails } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  const seats = async () => {
    const list = await showResponses(staff, { sessionId: session.id, standing: null });
    if (!list.ok) throw new Error(list.error);
    return { seats: list.value.seats, places: list.value.rows.map(({ name, place }) => [name, place?.place]) };
  };
  expect(await seats()).toMatchObject({ seats: [{ free: 0, waiting: 2, byHand: null }] });
  ctx.at("2026-07-01T12:00:00+09:00");
  await answer("一番", "absent");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 0 });
  expect([await offers(), await mails()]).toEqual([[], []]);
  expect(await seats()).toMatchObject({
    seats: [{ free: 1, waiting: 2, byHand: "late" }],
    places: [
      ["一番", undefined],
      ["二番", 1],
      ["三番", 2],
    ],
  });
  // By phone the third says yes: the desk gives the seat to whom it likes.
  expect(await enter("三番", "attending")).toMatchObject({ value: { seated: true } });
  expect(await seats()).toMatchObject({ seats: [{ free: 0, waiting: 1, byHand: null }] });
});

test("a free seat that everyone has let pass is for the desk to give, and it says so", async () => {
  const { ctx, staff, session, answer } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  ctx.at("2026-06-10T09:00:00+09:00");
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 1, offers: 0 });
  const list = await showResponses(staff, { sessionId: session.id, standing: null });
  expect(list).toMatchObject({ value: { seats: [{ free: 1, offered: 0, waiting: 1, byHand: "passed" }] } });
});

test("the clock looks for seats to move on without the write lock, while another process holds it", async () => {
  const { ctx, answer } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  const other = openDatabase(`file:${ctx.databaseFile}`);
  const moved = await other.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "Session" SET "id" = "id"`;
    return moveSeatsOn(ctx);
  });
  await other.$disconnect();
  expect(moved).toEqual({ expired: 0, offers: 0 });
});
