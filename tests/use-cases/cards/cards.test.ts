import { expect, test } from "vitest";
import type { CardText } from "#app/domain/practice-card.ts";
import { copyCard } from "#app/use-cases/cards/copy-card.ts";
import { type CardFilter, listCards } from "#app/use-cases/cards/list-cards.ts";
import { saveCard } from "#app/use-cases/cards/save-card.ts";
import { showCard } from "#app/use-cases/cards/show-card.ts";
import { showCardDraft } from "#app/use-cases/cards/show-card-draft.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPrefecture, createSession } from "#tests/support/factories.ts";

const CARD: CardText = {
  title: "カードで練習した看取りの研修会",
  theme: "本人の思いを聴く",
  lecturer: "根室医院　院長　根室 太郎",
  target: "看護師、介護支援専門員",
  attendance: "約80人",
  content: "二人一組で練習した。",
  result: "もしもの話をする事業所が増えた。",
  advice: null,
};
const EVERY: CardFilter = { fiscalYear: null, page: 1 };

/** 根室 has held a training; 釧路 reads. */
async function world() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const place = { prefectureId: prefecture.id, areaId: area.id };
  const nemuro = await createCenter(ctx, "nemuro", place);
  const kushiro = await createCenter(ctx, "kushiro", place);
  const session = await createSession(ctx, nemuro, {
    category: "training",
    format: "hybrid",
    state: "held",
    title: "令和8年度第1回研修会",
    startsAt: new Date("2026-05-01T14:00:00+09:00"),
    endsAt: null,
  });
  const write = await asStaff(ctx, nemuro);
  const save = (input: Partial<Parameters<typeof saveCard>[1]> = {}) =>
    saveCard(write, { sessionId: session.id, version: null, card: CARD, step: "publish", ...input });
  return {
    ctx,
    nemuro,
    kushiro,
    session,
    write,
    read: await asStaff(ctx, kushiro),
    viewer: await asStaff(ctx, kushiro, "prefectureViewer"),
    save,
    card: () => ctx.db.practiceCard.findUniqueOrThrow({ where: { sessionId: session.id } }),
    found: async (reader: typeof write, filter: Partial<CardFilter> = {}) =>
      (await listCards(reader, { ...EVERY, ...filter })).rows.map(({ title }) => title),
  };
}

test("a draft is its own desk's, what is published every center's, what is taken back its own again", async () => {
  const { write, read, viewer, save, card, found } = await world();
  expect(await save({ step: "save" })).toMatchObject({ ok: true });
  const { id } = await card();
  expect([await found(write), await found(read)]).toEqual([[], []]);
  expect((await listCards(write, EVERY)).drafts.map((draft) => draft.id)).toEqual([id]);
  expect((await listCards(read, EVERY)).drafts).toEqual([]);
  expect(await showCard(read, id)).toEqual({ ok: false, error: "forbidden" });
  expect(await showCard(write, id)).toMatchObject({ ok: true });

  expect(await save({ version: 0 })).toMatchObject({ ok: true });
  expect([await found(read), await found(viewer)]).toEqual([[CARD.title], [CARD.title]]);
  expect(await showCard(read, id)).toMatchObject({ value: { mayWrite: false, copyTo: [{ name: "kushiro保健所" }] } });
  expect(await showCard(viewer, id)).toMatchObject({ value: { copyTo: [] } });

  expect(await save({ version: 1, step: "takeBack" })).toMatchObject({ ok: true });
  expect(await found(read)).toEqual([]);
  expect(await showCard(read, id)).toEqual({ ok: false, error: "forbidden" });
});

test("published, then not held after all: hidden from the others, its desk's to take back; held again, it is shown", async () => {
  const { ctx, kushiro, session, write, read, save, card, found } = await world();
  await save();
  const { id } = await card();
  const set = (state: "scheduled" | "cancelled" | "held") =>
    ctx.db.session.update({ where: { id: session.id }, data: { state } });
  for (const state of ["scheduled", "cancelled"] as const) {
    await set(state);
    expect([await found(read), await found(write)]).toEqual([[], []]);
    expect(await showCard(read, id)).toEqual({ ok: false, error: "forbidden" });
    expect(await copyCard(read, { cardId: id, centerId: kushiro.id })).toEqual({ ok: false, error: "forbidden" });
    expect((await listCards(write, EVERY)).drafts.map((draft) => draft.id)).toEqual([id]);
    expect((await listCards(read, EVERY)).drafts).toEqual([]);
    expect(await showCard(write, id)).toMatchObject({ ok: true });
  }
  await set("held");
  expect(await found(read)).toEqual([CARD.title]);
  await set("cancelled");
  expect(await save({ version: 0, step: "takeBack" })).toMatchObject({ ok: true });
  await set("held");
  expect(await found(read)).toEqual([]);
});

test("what was published changes with what is saved, and stays since when it was first published", async () => {
  const { ctx, write, save, card, session, found, read } = await world();
  await save();
  const first = await card();
  ctx.at("2026-06-09T09:00:00+09:00");
  const later = { ...write, now: ctx.now };
  const changed = { sessionId: session.id, version: 0, card: { ...CARD, theme: "薬のこと" }, step: "save" } as const;
  expect(await saveCard(later, changed)).toMatchObject({ ok: true });
  expect(await card()).toMatchObject({ theme: "薬のこと", version: 1, publishedAt: first.publishedAt });
  expect(await found(read, { words: "薬" })).toEqual([CARD.title]);
  expect(await found(read, { words: "思い" })).toEqual([]);
});

test("refused, and nothing is written: not held, nothing to read, an older version, another desk", async () => {
  const { ctx, session, save, read, viewer } = await world();
  await save();
  const before = dump(ctx);
  expect(await save({ version: null })).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await save({ version: 7 })).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await save({ version: 0, card: { ...CARD, result: "" } })).toEqual({
    ok: false,
    error: "card-result-required",
  });
  const input = { sessionId: session.id, version: 0, card: CARD, step: "save" } as const;
  expect(await saveCard(read, input)).toEqual({ ok: false, error: "forbidden" });
  expect(await saveCard(viewer, input)).toEqual({ ok: false, error: "forbidden" });
  expect(dump(ctx)).toEqual(before);
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "scheduled" } });
  expect(await save({ version: 0 })).toEqual({ ok: false, error: "card-session-not-held" });
  expect(await save({ version: 0, step: "takeBack" })).toMatchObject({ ok: true });
});

test("the audit log tells what was done, not what the card says", async () => {
  const { ctx, save } = await world();
  await save();
  const records = await ctx.db.auditRecord.findMany();
  expect(records.map(({ action }) => action)).toEqual(["card.publish"]);
  expect(JSON.stringify(records)).not.toContain("根室 太郎");
});

test("cards are found by words in any width, center, fiscal year, target occupation and programme item", async () => {
  const { ctx, nemuro, kushiro, session, save, found, read } = await world();
  await save();
  await ctx.db.sessionTag.createMany({
    data: [
      { sessionId: session.id, kind: "targetOccupation", value: "看護師" },
      { sessionId: session.id, kind: "programmeItem", value: "カ" },
    ],
  });
  const hits: Partial<CardFilter>[] = [
    { words: "ｶｰﾄﾞ 根室太郎" },
    { centerId: nemuro.id },
    { fiscalYear: 2026 },
    { occupation: "看護師", programmeItem: "カ" },
  ];
  for (const filter of hits) expect(await found(read, filter)).toEqual([CARD.title]);
  const misses: Partial<CardFilter>[] = [
    { words: "カード 釧路" },
    { centerId: kushiro.id },
    { fiscalYear: 2025 },
    { occupation: "カ" },
    { programmeItem: "ア" },
  ];
  for (const filter of misses) expect(await found(read, filter)).toEqual([]);
});

test("the record gives the card its numbers, by occupation or by group, and no names but the lecturers'", async () => {
  const { ctx, session, write, viewer } = await world();
  const attendance = (name: string, role: "trainee" | "lecturer", occupation: string | null) =>
    ctx.db.attendance.create({
      data: { prefectureId: session.prefectureId, sessionId: session.id, role, name, occupation },
    });
  await ctx.db.attendanceGroup.create({
    data: { sessionId: session.id, position: 0, label: "市町", role: "trainee", people: 5 },
  });
  const source = async () => {
    const draft = await showCardDraft(write, session.id);
    if (!draft.ok) throw new Error(draft.error);
    return draft.value.source;
  };
  expect(await source()).toMatchObject({
    headcount: { kind: "listed", people: 5 },
    attendance: { shares: [{ label: "市町", people: 5 }] },
  });
  await attendance("受講 一", "trainee", "看護師");
  await attendance("受講 二", "trainee", null);
  await attendance("講師 三", "lecturer", "医師");
  expect(await source()).toEqual({
    headcount: { kind: "listed", people: 2 },
    attendance: { shares: [{ label: "看護師", people: 1 }], unnamed: 1 },
    byGroup: false,
    lecturers: [{ name: "講師 三", organizationName: null, title: null }],
  });
  expect(await showCardDraft(viewer, session.id)).toMatchObject({ value: { mayWrite: false } });
});

test("a copy is a draft of the reader's own: what it was, without when, where and who, and without closed items", async () => {
  const { ctx, kushiro, nemuro, session, save, card, read, viewer } = await world();
  await ctx.db.sessionTag.create({ data: { sessionId: session.id, kind: "targetOccupation", value: "看護師" } });
  await ctx.db.agendaItem.create({
    data: {
      ...{ sessionId: session.id, position: 0, title: "講演", presenter: "根室 太郎", presenterRole: "lecturer" },
      ...{ minutes: 60, notes: "盛況", topics: { create: { topic: "看取り" } } },
    },
  });
  await ctx.db.agendaItem.create({ data: { sessionId: session.id, position: 1, title: "非公開", open: false } });
  await save();
  const { id: cardId } = await card();
  const copied = await copyCard(read, { cardId, centerId: kushiro.id });
  if (!copied.ok) throw new Error(copied.error);
  const copy = await ctx.db.session.findUniqueOrThrow({
    where: { id: copied.value.id },
    include: { tags: true, agenda: { include: { topics: true } } },
  });
  expect(copy).toMatchObject({
    ...{ centerId: kushiro.id, state: "draft", title: CARD.title, theme: CARD.theme, category: "training" },
    ...{ format: "hybrid", startsAt: null, venue: null },
    tags: [{ kind: "targetOccupation", value: "看護師" }],
  });
  expect(copy.agenda).toMatchObject([
    { title: "講演", presenter: null, notes: null, minutes: 60, topics: [{ topic: "看取り" }] },
  ]);
  const before = dump(ctx);
  expect(await copyCard(read, { cardId, centerId: nemuro.id })).toEqual({ ok: false, error: "forbidden" });
  expect(await copyCard(viewer, { cardId, centerId: kushiro.id })).toEqual({ ok: false, error: "forbidden" });
  expect(await copyCard(read, { cardId: "unknown", centerId: kushiro.id })).toEqual({ ok: false, error: "not-found" });
  expect(dump(ctx)).toEqual(before);
  await save({ version: 0, step: "takeBack" });
  expect(await copyCard(read, { cardId, centerId: kushiro.id })).toEqual({ ok: false, error: "forbidden" });
});
