import { expect, test } from "vitest";
import type { AgendaPlan } from "#app/domain/agenda.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { listPresenters } from "#app/use-cases/sessions/list-presenters.ts";
import { editSession, planSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { showLastRound, waitingItems } from "#app/use-cases/sessions/show-last-round.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { suggestRound } from "#app/use-cases/sessions/suggest-round.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";

const item = (title: string, given: Partial<AgendaPlan> = {}): AgendaPlan => ({
  id: null,
  title,
  kind: "discussion",
  open: true,
  part: null,
  presenter: null,
  presenterRole: null,
  minutes: null,
  topics: [],
  carriedFromId: null,
  ...given,
});

const input = (agenda: AgendaPlan[], bodyIds: string[] = []): SessionInput => ({
  title: "部会",
  category: "meeting",
  format: "onSite",
  startsAt: new Date("2026-07-01T14:00:00+09:00"),
  endsAt: null,
  answerBy: null,
  venue: "大会議室",
  onlineUrl: null,
  series: null,
  round: null,
  theme: null,
  capacity: null,
  onlineCapacity: null,
  notice: null,
  note: null,
  bodyIds,
  coHostIds: [],
  tags: [],
  agenda,
});

async function world() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const bodyOf = (name: string) =>
    ctx.db.body.create({ data: { prefectureId: center.prefectureId, centerId: center.id, kind: "専門部会", name } });
  const body = await bodyOf("在宅医療専門部会");
  const seat = await ctx.db.seat.create({
    data: { prefectureId: center.prefectureId, bodyId: body.id, position: 1, post: "会長", role: "chair" },
  });
  const person = await createPerson(ctx, center, { name: "釧路 花子" });
  const appointment = await ctx.db.appointment.create({
    data: { prefectureId: center.prefectureId, seatId: seat.id, personId: person.id, startsOn: "2026-04-01" },
  });
  const meet = (day: string, fields: Parameters<typeof createSession>[2] = {}, of = body) =>
    createSession(ctx, center, {
      state: "held",
      startsAt: new Date(`${day}T14:00:00+09:00`),
      endsAt: null,
      bodies: { create: { bodyId: of.id, position: 0 } },
      ...fields,
    });
  return { ctx, center, desk, body, bodyOf, person, appointment, meet };
}

const agendaOf = (ctx: TestContext, sessionId: string) =>
  ctx.db.agendaItem.findMany({ where: { sessionId }, orderBy: { position: "asc" } });

async function planned({ desk, center, body }: Awaited<ReturnType<typeof world>>, agenda: AgendaPlan[]) {
  const result = await planSession(desk, { centerId: center.id, input: input(agenda, [body.id]), schedule: true });
  if (!result.ok) throw new Error(result.error);
  return result.value.id;
}

test("kind, whether it is open, and the presenter on the roster are kept", async () => {
  const w = await world();
  const id = await planned(w, [
    item("報告", { kind: "report", presenter: "釧路花子" }),
    item("事例", { open: false, presenter: "事務局" }),
  ]);
  expect(await agendaOf(w.ctx, id)).toMatchObject([
    { kind: "report", open: true, presenter: "釧路花子", presenterId: w.person.id },
    { kind: "discussion", open: false, presenter: "事務局", presenterId: null },
  ]);
});

test("who was meant as presenter stays so after leaving the roster, until another is typed", async () => {
  const w = await world();
  const id = await planned(w, [item("報告", { presenter: "釧路 花子" })]);
  await w.ctx.db.appointment.update({ where: { id: w.appointment.id }, data: { endsOn: "2026-06-30" } });
  const [kept] = await agendaOf(w.ctx, id);
  const edit = (version: number, presenter: string) =>
    editSession(w.desk, {
      id,
      version,
      schedule: false,
      input: input([item("報告", { id: kept?.id ?? null, presenter })], [w.body.id]),
    });
  expect(await edit(0, "釧路 花子")).toMatchObject({ ok: true });
  expect((await agendaOf(w.ctx, id))[0]?.presenterId).toBe(w.person.id);
  expect(await edit(1, "釧路花子")).toMatchObject({ ok: true });
  expect((await agendaOf(w.ctx, id))[0]?.presenterId).toBeNull();
});

test("the roster offers presenters, and never those of another center", async () => {
  const w = await world();
  const asked = { centerId: w.center.id, bodyIds: [w.body.id], startsAt: null };
  expect(await listPresenters(w.desk, asked)).toEqual({ ok: true, value: ["釧路 花子"] });
  const place = { prefectureId: w.center.prefectureId, areaId: w.center.medicalAreaId };
  const otaru = await createCenter(w.ctx, "otaru", place);
  const other = await asStaff(w.ctx, otaru);
  expect(await listPresenters(other, { ...asked, centerId: otaru.id })).toEqual({ ok: true, value: [] });
  expect(await listPresenters(other, asked)).toEqual({ ok: false, error: "forbidden" });
});

test("other centers see no closed item; those invited see it, marked, with its time", async () => {
  const w = await world();
  const id = await planned(w, [item("公開の報告", { minutes: 20 }), item("個別の事例", { open: false, minutes: 30 })]);
  const place = { prefectureId: w.center.prefectureId, areaId: w.center.medicalAreaId };
  const other = await asStaff(w.ctx, await createCenter(w.ctx, "otaru", place));
  const seen = await showSession(other, id);
  expect(seen.ok && seen.value.session.agenda.map(({ title }) => title)).toEqual(["公開の報告"]);
  expect(JSON.stringify(seen)).not.toContain("個別の事例");

  const session = await w.ctx.db.session.findUniqueOrThrow({ where: { id } });
  const invitation = await createInvitation(w.ctx, session, w.person);
  const shown = await showInvitation(w.ctx, tokenOf(w.ctx, invitation));
  const at = (time: string) => new Date(`2026-07-01T${time}:00+09:00`);
  expect(shown.ok && shown.value.invitee?.session.agenda).toMatchObject([
    { title: "公開の報告", open: true, period: { from: at("14:00"), until: at("14:20") } },
    { title: "個別の事例", open: false, period: { from: at("14:20"), until: at("14:50") } },
  ]);
});

test("the last round is the latest earlier one of the body that was held or is to be, a draft with a day too", async () => {
  const w = await world();
  const { desk, center, body, meet } = w;
  const first = await meet("2026-04-15");
  const second = await meet("2026-05-20", { state: "scheduled" });
  await meet("2026-05-27", { state: "cancelled" });
  const draft = await meet("2026-06-03", { state: "draft" });
  await meet("2026-06-24", { state: "postponed" });
  await meet("2026-06-10", {}, await w.bodyOf("ほかの部会"));
  await meet("2026-08-05");
  await meet("2026-09-09", { state: "draft" });
  const before = async (day: string | null, id: string | null = null) => {
    const startsAt = day ? new Date(`${day}T14:00:00+09:00`) : null;
    const last = await showLastRound(desk, { id, centerId: center.id, bodyIds: [body.id], series: null, startsAt });
    return last.ok ? last.value : last.error;
  };
  expect(await before("2026-07-01")).toMatchObject({ id: draft.id });
  expect(await before("2026-06-03", draft.id)).toMatchObject({ id: second.id });
  expect(await before("2026-05-20", second.id)).toMatchObject({ id: first.id });
  expect(await before("2026-04-15")).toBeNull();
  expect(await before(null)).toMatchObject({ startsAt: new Date("2026-08-05T14:00:00+09:00") });
});

test("a series without a body has its rounds too; without either there is no last round, nor for another desk", async () => {
  const w = await world();
  const { ctx, desk, center } = w;
  const training = await createSession(ctx, center, { series: "多職種研修", state: "held", bodies: undefined });
  const round = { id: null, centerId: center.id, bodyIds: [], series: "多職種研修", startsAt: null };
  expect(await showLastRound(desk, round)).toMatchObject({ value: { id: training.id } });
  expect(await showLastRound(desk, { ...round, series: null })).toEqual({ ok: true, value: null });
  const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const other = await asStaff(ctx, await createCenter(ctx, "otaru", place));
  expect(await showLastRound(other, round)).toEqual({ ok: false, error: "forbidden" });
});

test("an item carried over is shown at both ends", async () => {
  const w = await world();
  const last = await w.meet("2026-04-15", {
    title: "前回",
    agenda: { create: [{ position: 0, title: "入退院ルール", outcome: "continued" }] },
  });
  const [open] = await agendaOf(w.ctx, last.id);
  if (!open) throw new Error("an item is needed");
  const id = await planned(w, [item("入退院ルール", { carriedFromId: open.id })]);
  const [taken] = await agendaOf(w.ctx, id);
  const now = await showSession(w.desk, id);
  expect(now.ok && now.value.carried[taken?.id ?? ""]).toMatchObject({
    from: { session: { id: last.id, title: "前回" } },
    to: [],
  });
  const then = await showSession(w.desk, last.id);
  expect(then.ok && then.value.carried[open.id]).toMatchObject({ from: null, to: [{ session: { id } }] });
});

test("an item that another session takes up waits no more, unless that one is cancelled or the session itself", async () => {
  const w = await world();
  const last = await w.meet("2026-04-15", {
    agenda: {
      create: [
        { position: 0, title: "入退院ルール", outcome: "continued" },
        { position: 1, title: "看取り", outcome: "decided" },
      ],
    },
  });
  const [open] = await agendaOf(w.ctx, last.id);
  if (!open) throw new Error("an item is needed");
  const taking = { agenda: { create: { position: 0, title: "入退院ルール", carriedFromId: open.id } } };
  const extra = await w.meet("2026-08-05", { state: "draft", ...taking });
  const waiting = async (id: string | null) => {
    const startsAt = new Date("2026-07-01T14:00:00+09:00");
    const round = await showLastRound(w.desk, {
      id,
      centerId: w.center.id,
      bodyIds: [w.body.id],
      series: null,
      startsAt,
    });
    if (!round.ok || !round.value) throw new Error("a round is needed");
    return waitingItems(round.value).map(({ title }) => title);
  };
  expect(await waiting(null)).toEqual([]);
  expect(await waiting(extra.id)).toEqual(["入退院ルール"]);
  await w.ctx.db.session.update({ where: { id: extra.id }, data: { state: "cancelled" } });
  expect(await waiting(null)).toEqual(["入退院ルール"]);
});

test("an item of another center, or of the session itself, is not carried from", async () => {
  const w = await world();
  const place = { prefectureId: w.center.prefectureId, areaId: w.center.medicalAreaId };
  const otherCenter = await createCenter(w.ctx, "otaru", place);
  const theirs = await createSession(w.ctx, otherCenter, { agenda: { create: { position: 0, title: "よその議題" } } });
  const [foreign] = await agendaOf(w.ctx, theirs.id);
  const id = await planned(w, [
    item("議題", { carriedFromId: foreign?.id ?? null }),
    item("次", { carriedFromId: "gone" }),
  ]);
  const [first, second] = await agendaOf(w.ctx, id);
  expect([first?.carriedFromId, second?.carriedFromId]).toEqual([null, null]);
  const itself = item("次", { id: second?.id ?? null, carriedFromId: first?.id ?? null });
  await editSession(w.desk, {
    id,
    version: 0,
    schedule: false,
    input: input([item("議題", { id: first?.id ?? null }), itself], [w.body.id]),
  });
  expect((await agendaOf(w.ctx, id)).map(({ carriedFromId }) => carriedFromId)).toEqual([null, null]);
});

test("the number a session would have is told by its one body or series, of its year and its day", async () => {
  const w = await world();
  const other = await w.bodyOf("ほかの部会");
  const suggested = async (day: string | null, given: { id?: string; bodyIds?: string[]; series?: string } = {}) => {
    const startsAt = day ? new Date(`${day}T14:00:00+09:00`) : null;
    const round = { id: null, centerId: w.center.id, bodyIds: [w.body.id], series: null, startsAt, ...given };
    const result = await suggestRound(w.desk, round);
    return result.ok ? result.value : result.error;
  };
  expect(await suggested("2026-07-01")).toBe(1);
  await w.meet("2026-04-15", { round: 1 });
  const polled = await w.meet("2026-07-01", { round: null });
  expect(await suggested("2026-07-01", { id: polled.id })).toBe(2);
  expect(await suggested("2027-04-14", { id: polled.id })).toBe(1);
  expect(await suggested(null)).toBeNull();
  expect(await suggested("2026-07-01", { bodyIds: [w.body.id, other.id] })).toBeNull();
  expect(await suggested("2026-07-01", { bodyIds: [], series: "多職種研修" })).toBe(1);
  expect(await suggested("2026-07-01", { bodyIds: [] })).toBeNull();
  await w.meet("2026-05-13", { round: null }, other);
  expect(await suggested("2026-07-01", { bodyIds: [other.id] })).toBeNull();
});
