import { expect, test } from "vitest";
import { addPerson } from "#app/use-cases/invitations/add-person.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPrefecture,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";

async function world() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const place = { prefectureId: prefecture.id, areaId: area.id };
  const center = await createCenter(ctx, "kushiro", place);
  const staff = await asStaff(ctx, center);
  const session = await createSession(ctx, center, { answerBy: "2026-06-20", capacity: 1 });
  const invite = async (name: string, position: number, fields = {}) =>
    createInvitation(ctx, session, await createPerson(ctx, center, { name }), { position, ...fields });
  const invitations = {
    late: await invite("二番", 2, { role: "observer", reachedBy: "fax" }),
    first: await invite("一番", 1),
    silent: await invite("三番", 3),
    revoked: await invite("四番", 4, { revokedAt: ctx.now() }),
  };
  const enter = (invitationId: string, fields: Partial<Parameters<typeof enterResponse>[1]> = {}, as = staff) =>
    enterResponse(as, {
      sessionId: session.id,
      invitationId,
      answer: "attending",
      proxy: null,
      message: null,
      via: "phone",
      ...fields,
    });
  return { ctx, place, center, staff, session, invitations, enter };
}

test("the desk enters what it was told, after the deadline too, under the same rules", async () => {
  const { ctx, staff, invitations, enter } = await world();
  ctx.at("2026-06-21T09:00:00+09:00");
  const entered = await enter(invitations.late.id, { via: "fax", message: "FAXで受領" });
  expect(entered).toMatchObject({ ok: true, value: { late: true, seated: true } });
  expect(await ctx.db.response.findFirstOrThrow()).toMatchObject({ via: "fax", enteredById: staff.actor.userId });
  expect(await ctx.db.auditRecord.findFirstOrThrow()).toMatchObject({ actorKind: "staff", action: "response.record" });
  // Not the person's own hand: the link has not been used.
  expect((await ctx.db.invitation.findUniqueOrThrow({ where: { id: invitations.late.id } })).openedAt).toBeNull();
  expect(await enter(invitations.first.id)).toMatchObject({ ok: true, value: { seated: false } });
  const before = dump(ctx);
  expect(await enter(invitations.silent.id, { answer: "proxy" })).toEqual({ ok: false, error: "proxy-name-required" });
  expect(await enter(invitations.silent.id, { answer: "online" })).toEqual({ ok: false, error: "answer-not-offered" });
  expect(await enter(invitations.revoked.id)).toEqual({ ok: false, error: "link-ended" });
  expect(await enter("nobody")).toEqual({ ok: false, error: "not-found" });
  ctx.at("2026-07-01T16:00:00+09:00");
  expect(await enter(invitations.silent.id)).toEqual({ ok: false, error: "session-over" });
  expect(dump(ctx)).toEqual(before);
});

test("the list stands in its order, with totals by answer and by role, narrowed on demand", async () => {
  const { ctx, staff, session, invitations, enter } = await world();
  await enter(invitations.late.id);
  await enter(invitations.first.id);
  const show = async (standing: Parameters<typeof showResponses>[1]["standing"]) => {
    const list = await showResponses(staff, { sessionId: session.id, standing });
    if (!list.ok) throw new Error(list.error);
    return list.value;
  };
  const all = await show(null);
  expect(all.rows.map(({ name }) => name)).toEqual(["一番", "二番", "三番", "四番"]);
  // The revoked one is shown and not counted; who waits for a seat does not come.
  expect(all.called).toBe(3);
  expect(all.totals).toMatchObject({ attending: 1, waiting: 1, pending: 1, absent: 0 });
  expect(all.byRole.map(({ role, called, totals }) => [role, called, totals.attending])).toEqual([
    ["member", 2, 0],
    ["observer", 1, 1],
  ]);
  expect((await show("waiting")).rows.map(({ name }) => name)).toEqual(["一番"]);
  expect((await show("pending")).rows.map(({ name }) => name)).toEqual(["三番"]);
  const before = dump(ctx);
  await show("absent");
  expect(dump(ctx)).toEqual(before);
});

test("the history tells who, when, how, and what it replaced", async () => {
  const { ctx, staff, session, invitations, enter } = await world();
  const { first } = invitations;
  await respondToInvitation(ctx, {
    answer: "absent",
    proxy: null,
    message: null,
    token: tokenOf(ctx, first),
    address: "a",
  });
  ctx.at("2026-06-02T09:00:00+09:00");
  await enter(first.id, { answer: "proxy", proxy: { name: "代理", title: null, organization: null, email: null } });
  const shown = await showResponseHistory(staff, { sessionId: session.id, invitationId: first.id });
  if (!shown.ok) throw new Error(shown.error);
  const [last, before] = shown.value.invitation.responses;
  expect(last).toMatchObject({ answer: "proxy", via: "phone", enteredBy: { name: "職員" }, replacesId: before?.id });
  expect(before).toMatchObject({ answer: "absent", via: "link", enteredBy: null, replacesId: null });
  expect(shown.value.link).toBe(`https://renkei.example.jp/r/${tokenOf(ctx, first)}`);
});

test("answers are for the own desk and the prefecture; the link for those who could answer", async () => {
  const { ctx, place, center, session, invitations, enter } = await world();
  const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", place));
  const foreign = await createPrefecture(ctx, "02");
  const away = await createCenter(ctx, "aomori", { prefectureId: foreign.prefecture.id, areaId: foreign.area.id });
  const stranger = await asStaff(ctx, away, "prefectureAdmin");
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  const ids = { sessionId: session.id, invitationId: invitations.first.id };
  const before = dump(ctx);
  for (const [staff, error] of [
    [neighbour, "forbidden"],
    [stranger, "not-found"],
  ] as const) {
    expect(await showResponses(staff, { sessionId: session.id, standing: null })).toEqual({ ok: false, error });
    expect(await showResponseHistory(staff, ids)).toEqual({ ok: false, error });
    expect(await enter(ids.invitationId, {}, staff)).toEqual({ ok: false, error });
    const person = { name: "新人", kana: "", organizationName: null, title: null, email: null };
    expect(await addPerson(staff, { sessionId: session.id, person })).toEqual({ ok: false, error });
  }
  expect(await showResponses(viewer, { sessionId: session.id, standing: null })).toMatchObject({
    value: { mayEnter: false },
  });
  expect(await showResponseHistory(viewer, ids)).toMatchObject({ value: { link: null, mayEnter: false } });
  expect(await enter(ids.invitationId, {}, viewer)).toEqual({ ok: false, error: "forbidden" });
  expect(dump(ctx)).toEqual(before);
});

test("someone new is put on file once, with the organization of that name", async () => {
  const { ctx, staff, center, session } = await world();
  const known = await ctx.db.organization.create({
    data: { prefectureId: center.prefectureId, name: "釧路病院", searchKey: "釧路病院", kind: "病院" },
  });
  const person = {
    name: "新人 太郎",
    kana: "シンジン",
    organizationName: "釧路 病院",
    title: null,
    email: "n@example.jp",
  };
  const added = await addPerson(staff, { sessionId: session.id, person });
  expect(await addPerson(staff, { sessionId: session.id, person })).toEqual(added);
  const kept = await ctx.db.person.findMany({ where: { name: "新人 太郎" } });
  expect(kept).toMatchObject([{ organizationId: known.id, centerId: center.id, searchKey: "新人太郎|しんじん" }]);
  await addPerson(staff, {
    sessionId: session.id,
    person: { ...person, name: "別の人", organizationName: "新しい施設" },
  });
  expect(await ctx.db.organization.findFirstOrThrow({ where: { name: "新しい施設" } })).toMatchObject({
    kind: "その他",
  });
  expect(await ctx.db.auditRecord.count({ where: { action: "person.add" } })).toBe(2);
});
