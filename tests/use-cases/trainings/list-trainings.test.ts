import { expect, test } from "vitest";
import { askToJoin } from "#app/use-cases/trainings/ask-to-join.ts";
import { exportTrainings } from "#app/use-cases/trainings/export-trainings.ts";
import { listTrainings, listTrainingsBetween, type TrainingFilter } from "#app/use-cases/trainings/list-trainings.ts";
import { showTraining } from "#app/use-cases/trainings/show-training.ts";
import { createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { trainingWorld } from "./training-world.ts";

const on = (day: string) => ({ startsAt: new Date(`${day}T14:00:00+09:00`), endsAt: null });

test("trainings and lectures of every center whose date is fixed, the nearest first; what is over by filter", async () => {
  const { ctx, kushiro, nemuro, asker } = await trainingWorld();
  const make = (center: typeof kushiro, title: string, fields: object) =>
    createSession(ctx, center, { title, category: "training", ...fields });
  await make(kushiro, "自所の講演会", { category: "lecture", ...on("2026-06-20") });
  await make(nemuro, "けさの研修", { startsAt: new Date("2026-06-01T08:00:00+09:00"), endsAt: null });
  await make(nemuro, "春の研修", { state: "held", ...on("2026-05-01") });
  await make(nemuro, "会議", { category: "meeting", ...on("2026-06-20") });
  await make(nemuro, "下書きの研修", { state: "draft", ...on("2026-06-20") });
  await make(nemuro, "中止の研修", { state: "cancelled", ...on("2026-06-20") });
  const titles = async (when: TrainingFilter["when"]) =>
    (await listTrainings(asker, { when, page: 1 })).rows.map(({ title }) => title);
  expect(await titles("coming")).toEqual(["けさの研修", "自所の講演会", "看取りの研修会"]);
  expect(await titles("past")).toEqual(["春の研修"]);
  expect(await titles("2026-06")).toEqual(["けさの研修", "自所の講演会"]);
  const july = { from: new Date("2026-07-01T00:00:00+09:00"), until: new Date("2026-08-01T00:00:00+09:00") };
  expect(await listTrainingsBetween(asker, july, {})).toMatchObject([{ title: "看取りの研修会" }]);
  expect(await listTrainingsBetween(asker, july, { centerId: kushiro.id })).toEqual([]);
});

test("by center, target occupation and words; only whom it is for stands beside it", async () => {
  const { ctx, kushiro, nemuro, training, asker } = await trainingWorld();
  await ctx.db.sessionTag.createMany({
    data: [
      { sessionId: training.id, kind: "targetOccupation", value: "看護師" },
      { sessionId: training.id, kind: "careScene", value: "看取り" },
    ],
  });
  const total = async (filter: Partial<TrainingFilter>) =>
    (await listTrainings(asker, { when: "coming", page: 1, ...filter })).total;
  expect(await total({ centerId: nemuro.id, occupation: "看護師", words: "思い" })).toBe(1);
  expect(await total({ centerId: kushiro.id })).toBe(0);
  expect(await total({ occupation: "医師" })).toBe(0);
  expect(await total({ words: "思い 釧路" })).toBe(0);
  const [row] = (await listTrainings(asker, { when: "coming", page: 1 })).rows;
  expect(row?.tags).toEqual([{ kind: "targetOccupation", value: "看護師" }]);
});

test("one's own requests are found whatever became of the training, and nobody else's", async () => {
  const { ctx, training, asker, desk } = await trainingWorld();
  await askToJoin(asker, { sessionId: training.id, role: "auditor", message: null });
  await ctx.db.session.update({ where: { id: training.id }, data: { state: "cancelled" } });
  const mine = { when: "mine", page: 1 } as const;
  expect((await listTrainings(asker, mine)).rows).toMatchObject([
    { state: "cancelled", joinRequests: [{ state: "requested", role: "auditor" }] },
  ]);
  expect((await listTrainings(desk, mine)).total).toBe(0);
});

test("the file holds what the list holds", async () => {
  const { asker } = await trainingWorld();
  const csv = await exportTrainings(asker, { when: "coming" });
  expect(csv.trimEnd().split("\r\n")).toHaveLength(2);
  expect(csv).toContain(
    "令和8年7月1日,14:00,16:00,nemuro保健所,,研修会,看取りの研修会,,本人の思いを聴く,,,会場,大会議室,",
  );
});

test("others see what is published: open items, no people, no notes, no way into an online meeting", async () => {
  const { ctx, nemuro, training, asker } = await trainingWorld();
  await ctx.db.session.update({
    where: { id: training.id },
    data: { note: "内緒のメモ", onlineUrl: "https://secret.example.jp", documentNumber: "釧保第1号" },
  });
  await ctx.db.agendaItem.createMany({
    data: [
      { sessionId: training.id, position: 0, title: "講演", presenter: "講師 一郎", notes: "内緒の結果" },
      { sessionId: training.id, position: 1, title: "非公開の事例検討", open: false },
    ],
  });
  await createInvitation(ctx, training, await createPerson(ctx, nemuro, { name: "宛先 花子" }));
  const shown = await showTraining(asker, training.id);
  if (!shown.ok) throw new Error(shown.error);
  const { training: published, isOwn, mayAsk, refusal } = shown.value;
  expect(published.agenda.map(({ title, presenter }) => [title, presenter])).toEqual([["講演", "講師 一郎"]]);
  expect({ isOwn, mayAsk, refusal }).toEqual({ isOwn: false, mayAsk: true, refusal: null });
  expect(JSON.stringify(shown)).not.toMatch(/内緒|secret|宛先|非公開|釧保/);
});

test("a programme tells when its items run, past a closed one that is not told of; no times while one has no minutes", async () => {
  const { ctx, training, asker } = await trainingWorld();
  await ctx.db.agendaItem.createMany({
    data: [
      { sessionId: training.id, position: 0, title: "開会", minutes: 10 },
      { sessionId: training.id, position: 1, title: "非公開の事例検討", open: false, minutes: 30 },
      { sessionId: training.id, position: 2, title: "講演", minutes: 20 },
    ],
  });
  const periods = async () => {
    const shown = await showTraining(asker, training.id);
    return shown.ok && shown.value.training.agenda.map(({ title, period }) => [title, period?.from ?? null]);
  };
  const start = training.startsAt?.getTime() ?? Number.NaN;
  expect(await periods()).toEqual([
    ["開会", new Date(start)],
    ["講演", new Date(start + 40 * 60_000)],
  ]);
  await ctx.db.agendaItem.updateMany({ where: { title: "講演" }, data: { minutes: null } });
  expect(await periods()).toEqual([
    ["開会", null],
    ["講演", null],
  ]);
});

test("what is not published, or no training, has no page here", async () => {
  const { ctx, nemuro, asker, desk } = await trainingWorld();
  const draft = await createSession(ctx, nemuro, { category: "training", state: "draft" });
  const meeting = await createSession(ctx, nemuro);
  for (const id of [draft.id, meeting.id, "unknown"]) {
    expect(await showTraining(asker, id)).toEqual({ ok: false, error: "not-found" });
    expect(await showTraining(desk, id)).toEqual({ ok: false, error: "not-found" });
  }
});
