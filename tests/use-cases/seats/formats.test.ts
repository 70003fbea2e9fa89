import { expect, test } from "vitest";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";
import { seatDesk } from "#tests/support/seats.ts";

const HYBRID = { format: "hybrid", capacity: 1, onlineCapacity: 1 } as const;
const ok = { ok: true };

test("an offer of a seat that the format has no more is taken back, by mail; the new seats are offered in order", async () => {
  const { ctx, answer, press, edit, offers, mails, shown } = await seatDesk(["一番", "二番", "三番"], HYBRID);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  await answer("一番", "absent");
  expect(await offers()).toEqual([["二番", "onSite", "open"]]);
  expect(await edit({ format: "online", onlineCapacity: 1 })).toMatchObject(ok);
  expect(await offers()).toEqual([
    ["二番", "onSite", "withdrawn"],
    ["二番", "online", "open"],
  ]);
  expect(await mails()).toEqual([
    ["seatOffer", "二番"],
    ["seatOfferOver", "二番"],
    ["seatOffer", "二番"],
  ]);
  const [first, over, second] = await ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } });
  expect(over?.subject).toBe("【空席の御案内の取消し】在宅医療専門部会（7月1日（水））");
  expect(over?.text).toContain("先に御案内した会場の席は、開催方法の変更により、御用意できなくなりました。");
  expect(over?.text).toContain("空き待ちの順番は変わりません。");
  // The first mail, were it still to leave, would name a seat that is not there.
  const stayHome = await Promise.all(
    [first, over, second].map(async (mail) => {
      const found = mail && (await findMail(ctx.db, mail));
      return found && outdated(found);
    }),
  );
  expect(stayHome).toEqual(["session-changed", null, null]);
  // 出席, given when there were seats on site, takes the place online by one press.
  expect(await shown("二番")).toMatchObject({ offer: { mode: "online" } });
  expect(await press("二番", true)).toMatchObject({ ok: true, value: { seated: true, answer: "online" } });
  expect(await shown("三番")).toMatchObject({ place: 1 });
});

test("whose answer the format has no more waits for nothing, is offered nothing, and is told to answer anew", async () => {
  const { ctx, session, staff, answer, press, edit, offers, shown, mails } = await seatDesk(
    ["一番", "二番", "三番"],
    HYBRID,
  );
  for (const name of ["一番", "二番", "三番"]) await answer(name, "online");
  await answer("一番", "absent");
  expect(await offers()).toEqual([["二番", "online", "open"]]);
  expect(await edit({ format: "onSite" })).toMatchObject(ok);
  expect(await offers()).toEqual([["二番", "online", "withdrawn"]]);
  const over = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "seatOfferOver" } });
  expect(over.text).toContain("先に御案内したオンラインの席は");
  expect(over.text).toContain("改めて御回答ください");
  expect(await press("二番", true)).toEqual({ ok: false, error: "offer-over" });
  expect(await shown("三番")).toMatchObject({ place: null, offer: null });
  expect(await moveSeatsOn(ctx)).toEqual({ expired: 0, offers: 0 });
  expect(await mails()).toHaveLength(2);
  const list = await showResponses(staff, { sessionId: session.id, standing: null });
  expect(list).toMatchObject({ value: { stranded: ["二番", "三番"], seats: [{ mode: "onSite", waiting: 0 }] } });
  expect(await answer("三番")).toMatchObject({ value: { seated: true } });
});

test("an offer counts in its own mode: a change of format never sells a seat twice", async () => {
  const proxy = { name: "代理", title: null, organization: null, email: null };
  const { answer, edit, offers } = await seatDesk(["一番", "二番", "三番"], {
    ...{ format: "online", onlineCapacity: 1 },
  });
  await answer("一番", "online");
  await answer("二番", "proxy", { proxy });
  await answer("一番", "absent");
  expect(await offers()).toEqual([["二番", "online", "open"]]);
  // With seats on site, the proxy comes there; the place online is free, and that on site is offered.
  expect(await edit({ format: "hybrid", capacity: 1, onlineCapacity: 1 })).toMatchObject(ok);
  expect(await offers()).toEqual([
    ["二番", "online", "withdrawn"],
    ["二番", "onSite", "open"],
  ]);
  expect(await answer("三番")).toMatchObject({ value: { seated: false } });
  expect(await answer("三番", "online")).toMatchObject({ value: { seated: true } });
});

test("a change of format that would oversell is refused, and takes no offer back", async () => {
  const { ctx, answer, edit, offers, mails } = await seatDesk(["一番", "二番", "三番"], { ...HYBRID, capacity: 2 });
  await answer("一番");
  await answer("二番");
  await answer("三番");
  await answer("一番", "absent");
  await answer("一番");
  expect(await offers()).toEqual([["三番", "onSite", "open"]]);
  await answer("三番");
  // Two on site are to be two online, with one place.
  expect(await edit({ format: "online", onlineCapacity: 1 })).toEqual({
    ok: false,
    error: "online-capacity-below-seated",
  });
  expect(await offers()).toEqual([["三番", "onSite", "taken"]]);
  expect((await mails()).filter(([kind]) => kind === "seatOffer")).toHaveLength(1);
  expect((await ctx.db.session.findFirstOrThrow()).format).toBe("hybrid");
});

test("an edit, answers and the clock of several processes at once: at most one open offer each, no seat twice", async () => {
  const names = Array.from({ length: 8 }, (_, i) => `待${i}`);
  const desk = await seatDesk(["会場", "画面", ...names], HYBRID);
  const { ctx, session, answer, edit } = desk;
  await answer("会場");
  await answer("画面", "online");
  for (const [i, name] of names.entries()) await answer(name, i % 2 ? "online" : "attending");
  const others = [1, 2].map(() => ({ ...ctx, db: openDatabase(`file:${ctx.databaseFile}`) }));
  const now = ctx.now();
  const gone = { answer: "absent" as const };
  await Promise.all([
    edit({ format: "online", onlineCapacity: 3 }),
    answer("会場", gone.answer),
    answer("画面", gone.answer),
    ...others.flatMap((other) => [moveSeatsOn(other), moveSeatsOn(other), moveSeatsOn(other)]),
  ]);
  ctx.at(now.toISOString());
  await Promise.all([moveSeatsOn(ctx), ...others.map((other) => moveSeatsOn(other))]);
  await Promise.all(others.map(({ db }) => db.$disconnect()));
  const open = await ctx.db.seatOffer.findMany({ where: { sessionId: session.id, state: "open" } });
  expect(new Set(open.map(({ invitationId }) => invitationId)).size).toBe(open.length);
  expect(open.every(({ mode }) => mode === "online")).toBe(true);
  const { online } = await readSeats(ctx.db, { ...session, capacity: null, onlineCapacity: 3 });
  expect(online).toMatchObject({ seated: 0, offered: 3, waiting: 5 });
  const mails = await ctx.db.outboxMail.count({ where: { kind: "seatOffer" } });
  expect(mails).toBe(await ctx.db.seatOffer.count());
});
