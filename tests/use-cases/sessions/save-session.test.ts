import { expect, test } from "vitest";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { editSession, planSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { showWarnings } from "#app/use-cases/sessions/show-warnings.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

const START = new Date("2026-07-01T14:00:00+09:00");
const END = new Date("2026-07-01T16:00:00+09:00");

function input(fields: Partial<SessionInput> = {}): SessionInput {
  return {
    title: "第1回在宅医療専門部会",
    category: "meeting",
    format: "onSite",
    startsAt: START,
    endsAt: END,
    answerBy: "2026-06-20",
    venue: "大会議室",
    onlineUrl: null,
    series: null,
    round: 1,
    theme: null,
    capacity: null,
    onlineCapacity: null,
    notice: null,
    note: null,
    bodyIds: [],
    coHostIds: [],
    tags: [],
    agenda: [],
    ...fields,
  };
}

const item = (title: string, id: string | null = null) => ({
  id,
  title,
  kind: "discussion" as const,
  open: true,
  carriedFromId: null,
  part: null,
  presenter: null,
  presenterRole: null,
  minutes: null,
  topics: [] as string[],
});

async function world() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  return { ctx, center, desk: await asStaff(ctx, center) };
}

test("a training that someone waits to join stays one until they are answered", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const { id, prefectureId } = await createSession(ctx, center, { category: "training" });
  const request = await ctx.db.joinRequest.create({
    data: { sessionId: id, prefectureId, userId: desk.actor.userId, role: "auditor", requestedAt: ctx.now() },
  });
  const edit = (category: "meeting" | "lecture", version: number) =>
    editSession(desk, { id, version, input: input({ category }), schedule: false });
  expect(await edit("meeting", 0)).toEqual({ ok: false, error: "requests-to-join" });
  expect(await edit("lecture", 0)).toMatchObject({ ok: true });
  await ctx.db.joinRequest.update({ where: { id: request.id }, data: { state: "declined" } });
  expect(await edit("meeting", 1)).toMatchObject({ ok: true });
});

test("a session is planned with its agenda in order, and the audit tells it", async () => {
  const { ctx, center, desk } = await world();
  const agenda = [{ ...item("報告"), topics: ["相談支援"] }, item("協議")];
  const result = await planSession(desk, { centerId: center.id, input: input({ agenda }), schedule: true });
  if (!result.ok) throw new Error(result.error);
  const session = await ctx.db.session.findUniqueOrThrow({
    where: { id: result.value.id },
    include: { agenda: { orderBy: { position: "asc" }, include: { topics: true } } },
  });
  expect(session.state).toBe("scheduled");
  expect(session.startsAt).toEqual(START);
  expect(session.agenda.map((a) => [a.title, a.topics.map((t) => t.topic)])).toEqual([
    ["報告", ["相談支援"]],
    ["協議", []],
  ]);
  const [audit] = await ctx.db.auditRecord.findMany();
  expect(audit).toMatchObject({ action: "session.plan", actorId: desk.actor.userId, sessionId: session.id });
});

test.each([
  ["end-before-start", { endsAt: new Date("2026-07-01T13:00:00+09:00") }],
  ["answer-by-after-start", { answerBy: "2026-07-02" }],
  ["title-too-long", { title: "長".repeat(201) }],
  ["date-required", { startsAt: null, endsAt: null, answerBy: null }],
  ["not-found", { bodyIds: ["another-centers-body"] }],
] as const)("%s is refused and nothing is written", async (error, fields) => {
  const { ctx, center, desk } = await world();
  const request = { centerId: center.id, input: input(fields as Partial<SessionInput>), schedule: true };
  expect(await planSession(desk, request)).toEqual({ ok: false, error });
  expect(await ctx.db.session.count()).toBe(0);
  expect(await ctx.db.auditRecord.count()).toBe(0);
});

test("agenda items that stay keep their id when they are moved; the others go", async () => {
  const { ctx, center, desk } = await world();
  const agenda = [item("一"), item("二"), item("三")];
  const planned = await planSession(desk, { centerId: center.id, input: input({ agenda }), schedule: false });
  if (!planned.ok) throw new Error(planned.error);
  const id = planned.value.id;
  const [one, two, three] = await ctx.db.agendaItem.findMany({
    where: { sessionId: id },
    orderBy: { position: "asc" },
  });
  await ctx.db.agendaItem.update({ where: { id: three?.id }, data: { outcome: "decided", notes: "合意" } });
  const moved = [item("三", three?.id), item("新"), item("一", one?.id)];
  expect(await editSession(desk, { id, version: 0, input: input({ agenda: moved }), schedule: false })).toMatchObject({
    ok: true,
  });
  const after = await ctx.db.agendaItem.findMany({ where: { sessionId: id }, orderBy: { position: "asc" } });
  expect(after.map((a) => [a.title, a.outcome])).toEqual([
    ["三", "decided"],
    ["新", null],
    ["一", null],
  ]);
  expect(after.map((a) => a.id)).not.toContain(two?.id);
});

test("an edit made on an older version is refused", async () => {
  const { center, ctx, desk } = await world();
  const { id } = await createSession(ctx, center);
  const edit = (version: number) => editSession(desk, { id, version, input: input(), schedule: false });
  expect(await edit(0)).toMatchObject({ ok: true });
  expect(await edit(0)).toEqual({ ok: false, error: "edited-meanwhile" });
  const cancel = (version: number) => changeSessionState(desk, { id, step: "cancel", reason: "大雪", version });
  expect(await cancel(0)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await cancel(1)).toMatchObject({ ok: true });
});

test("SEQUENCE rises when the calendar shows something else, not for a small edit", async () => {
  const { center, ctx, desk } = await world();
  const { id, icalUid } = await createSession(ctx, center, { title: input().title });
  const sequence = async () => (await ctx.db.session.findUniqueOrThrow({ where: { id } })).icalSequence;
  await editSession(desk, { id, version: 0, input: input({ note: "座席は円形" }), schedule: false });
  expect(await sequence()).toBe(0);
  await editSession(desk, { id, version: 1, input: input({ venue: "小会議室" }), schedule: false });
  expect(await sequence()).toBe(1);
  await changeSessionState(desk, { id, step: "cancel", reason: "感染症の発生" });
  expect(await sequence()).toBe(2);
  expect((await ctx.db.session.findUniqueOrThrow({ where: { id } })).icalUid).toBe(icalUid);
});

test("a cancelled session keeps its reason and takes no further step", async () => {
  const { center, ctx, desk } = await world();
  const { id } = await createSession(ctx, center);
  expect(await changeSessionState(desk, { id, step: "cancel" })).toEqual({ ok: false, error: "step-needs-reason" });
  expect(await changeSessionState(desk, { id, step: "cancel", reason: "大雪" })).toMatchObject({ ok: true });
  expect(await changeSessionState(desk, { id, step: "schedule" })).toEqual({ ok: false, error: "step-not-from-here" });
  expect(await ctx.db.session.findUnique({ where: { id } })).toMatchObject({ state: "cancelled", stateReason: "大雪" });
});

test("a postponed session is scheduled again under a new date", async () => {
  const { center, ctx, desk } = await world();
  const { id } = await createSession(ctx, center);
  await changeSessionState(desk, { id, step: "postpone", reason: "大雪" });
  const later = { startsAt: new Date("2026-08-03T14:00:00+09:00"), endsAt: new Date("2026-08-03T16:00:00+09:00") };
  expect(await editSession(desk, { id, version: 1, input: input(later), schedule: true })).toMatchObject({ ok: true });
  expect(await ctx.db.session.findUnique({ where: { id } })).toMatchObject({ state: "scheduled", stateReason: null });
});

test("nothing of a year whose report is confirmed is changed, nor moved into it", async () => {
  const { center, ctx, desk } = await world();
  const { id } = await createSession(ctx, center);
  const held = await createSession(ctx, center, {
    state: "held",
    startsAt: new Date("2025-05-01T14:00:00+09:00"),
    endsAt: null,
  });
  await ctx.db.activityReport.create({
    data: {
      prefectureId: center.prefectureId,
      reportingUnitId: center.reportingUnitId,
      fiscalYear: 2025,
      state: "confirmed",
    },
  });
  const past = input({ startsAt: held.startsAt, endsAt: null, answerBy: null });
  const refused = { ok: false, error: "report-confirmed" };
  expect(await editSession(desk, { id: held.id, version: 0, input: past, schedule: false })).toEqual(refused);
  expect(await editSession(desk, { id, version: 0, input: past, schedule: false })).toEqual(refused);
  expect(await planSession(desk, { centerId: center.id, input: past, schedule: true })).toEqual(refused);
});

test("the capacity is not set below the seats that are taken", async () => {
  const { center, ctx, desk } = await world();
  const { id, prefectureId } = await createSession(ctx, center);
  for (const name of ["甲", "乙"]) {
    const invitation = await createInvitation(ctx, { id, prefectureId }, await createPerson(ctx, center, { name }));
    const response = await ctx.db.response.create({
      data: { invitationId: invitation.id, answer: "attending", via: "link", answeredAt: ctx.now() },
    });
    await ctx.db.invitation.update({ where: { id: invitation.id }, data: { currentResponseId: response.id } });
  }
  const withCapacity = (capacity: number) =>
    editSession(desk, { id, version: 0, input: input({ capacity }), schedule: false });
  expect(await withCapacity(1)).toEqual({ ok: false, error: "capacity-below-seated" });
  expect(await withCapacity(2)).toMatchObject({ ok: true });
});

test("a cancelled session stays on record as it was", async () => {
  const { center, ctx, desk } = await world();
  const { id } = await createSession(ctx, center, { state: "cancelled", stateReason: "大雪" });
  const emptied = input({ startsAt: null, endsAt: null, answerBy: null });
  expect(await editSession(desk, { id, version: 0, input: emptied, schedule: false })).toMatchObject({ ok: false });
});

test("what others read holds neither names called nor what was noted", async () => {
  const { center, ctx } = await world();
  const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", place));
  const { id } = await createSession(ctx, center, {
    agenda: { create: { position: 0, title: "協議", notes: "内部の経過" } },
  } as never);
  const clash = await createSession(ctx, center, { title: "秘密の下書き", state: "draft" });
  const person = await createPerson(ctx, center, { name: "渡辺 大輔" });
  for (const sessionId of [id, clash.id]) {
    await createInvitation(ctx, { id: sessionId, prefectureId: center.prefectureId }, person);
  }
  const shown = await showSession(neighbour, id);
  if (!shown.ok) throw new Error(shown.error);
  const seen = JSON.stringify([shown.value, await showWarnings(neighbour, shown.value.session)]);
  for (const secret of ["渡辺", "秘密の下書き", "内部の経過"]) expect(seen).not.toContain(secret);
});

test("other desks read what is published, without note and online address, and write nothing", async () => {
  const { center, ctx } = await world();
  const other = await createCenter(ctx, "nemuro", {
    prefectureId: center.prefectureId,
    areaId: center.medicalAreaId,
  });
  const neighbour = await asStaff(ctx, other);
  const { id } = await createSession(ctx, center, { note: "内部", onlineUrl: "https://meet.example.jp/1" });
  const draft = await createSession(ctx, center, { state: "draft" });
  const shown = await showSession(neighbour, id);
  expect(shown).toMatchObject({ ok: true, value: { isOwn: false, mayWrite: false } });
  if (shown.ok) expect(shown.value.session).toMatchObject({ note: null, onlineUrl: null });
  expect(await showSession(neighbour, draft.id)).toEqual({ ok: false, error: "forbidden" });
  expect(await editSession(neighbour, { id, version: 0, input: input(), schedule: false })).toEqual({
    ok: false,
    error: "forbidden",
  });
  expect(await planSession(neighbour, { centerId: center.id, input: input(), schedule: false })).toEqual({
    ok: false,
    error: "forbidden",
  });
});

test("another prefecture's session does not exist", async () => {
  const { center, ctx } = await world();
  const { id } = await createSession(ctx, center);
  const far = await ctx.db.prefecture.create({ data: { code: "02", name: "青森県" } });
  const area = await ctx.db.medicalArea.create({ data: { prefectureId: far.id, name: "青森", position: 1 } });
  const stranger = await asStaff(
    ctx,
    await createCenter(ctx, "aomori", { prefectureId: far.id, areaId: area.id }),
    "prefectureAdmin",
  );
  expect(await showSession(stranger, id)).toEqual({ ok: false, error: "not-found" });
  expect(await changeSessionState(stranger, { id, step: "cancel", reason: "x" })).toEqual({
    ok: false,
    error: "not-found",
  });
});
