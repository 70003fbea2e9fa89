import { expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { editMaterial } from "#app/use-cases/materials/edit-material.ts";
import { previewMaterialsMail } from "#app/use-cases/materials/preview-materials-mail.ts";
import { takeOffMaterial } from "#app/use-cases/materials/take-off-material.ts";
import { tellOfMaterials } from "#app/use-cases/materials/tell-of-materials.ts";
import { dump } from "#tests/support/dump.ts";
import { createInvitation, createPerson } from "#tests/support/factories.ts";
import { add, arrived, desk, listed } from "./desk.ts";

/** Called: one who has not answered, one who comes, one who declined, one without mail, one taken off. */
async function called(fields: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const world = await desk(fields);
  const { ctx, center, staff, session } = world;
  const call = async (name: string, answer: "attending" | "absent" | null, person = {}, invitation = {}) => {
    const row = await createInvitation(ctx, session, await createPerson(ctx, center, { name, ...person }), invitation);
    if (!answer) return row;
    const response = await ctx.db.response.create({
      data: { invitationId: row.id, answer, via: "link", answeredAt: ctx.now() },
    });
    await ctx.db.invitation.update({ where: { id: row.id }, data: { currentResponseId: response.id } });
    return row;
  };
  await call("未 回答", null);
  await call("出 席", "attending");
  await call("欠 席", "absent");
  await call("書 面", null, { email: null, fax: "0154-00-0000" });
  await call("取 消", null, {}, { revokedAt: ctx.now() });
  await add(staff, session.id, ["次第.pdf"]);
  await add(staff, session.id, ["内部メモ.pdf"], { forInvitees: false });
  return { ...world, sessionId: session.id };
}

/** Looks at what would be told, and tells it. */
async function tell(staff: StaffContext, sessionId: string, lastSentAt: Date | null = null) {
  const preview = await previewMaterialsMail(staff, sessionId);
  const materialIds = preview.ok ? preview.value.materialIds : [];
  return tellOfMaterials(staff, { sessionId, version: 0, lastSentAt, materialIds });
}

test("the preview tells how many are reached by mail, who must be told by hand, who is not told; it changes nothing", async () => {
  const { ctx, staff, sessionId } = await called();
  const before = dump(ctx);
  const preview = await previewMaterialsMail(staff, sessionId);
  if (!preview.ok) throw new Error(preview.error);
  const { people, declined, materials, mail } = preview.value;
  expect(people.map(({ name, reachedBy }) => [name, reachedBy])).toEqual([
    ["未 回答", "mail"],
    ["出 席", "mail"],
    ["書 面", "fax"],
  ]);
  expect(declined).toBe(1);
  expect(materials.map(({ title }) => title)).toEqual(["次第"]);
  expect(mail?.text).toContain("資料1　次第（PDF、1KB未満）");
  expect(mail?.text).not.toContain("内部メモ");
  expect(dump(ctx)).toEqual(before);
});

test("each with a mail address who has not declined gets one mail, with their own link and no calendar", async () => {
  const { ctx, staff, sessionId } = await called();
  expect(await tell(staff, sessionId)).toEqual({ ok: true, value: { mails: 2 } });
  const mails = await ctx.db.outboxMail.findMany({ include: { invitation: true } });
  expect(mails.map(({ toName }) => toName).sort()).toEqual(["出 席", "未 回答"]);
  for (const mail of mails) {
    expect(mail).toMatchObject({ kind: "materials", calendarMessageId: null, tokenGeneration: 0, state: "queued" });
    expect(mail.toName).toBe(mail.invitation?.name);
    expect(mail.text).toContain(`https://renkei.example.jp/r/${TOKEN_PLACEHOLDER}`);
  }
  expect(await ctx.db.session.findFirst()).toMatchObject({ materialsSentAt: ctx.now() });
  const audit = await ctx.db.auditRecord.findFirst({ where: { action: "material.tell" } });
  expect(audit?.after).toContain(mails[0]?.invitationId);
  expect(JSON.stringify(audit)).not.toMatch(/未 回答|example\.jp/);
});

test("a second press sends nothing, one after the other or both at once", async () => {
  const { ctx, staff, sessionId } = await called();
  const both = await Promise.all([1, 2].map(() => tell(staff, sessionId)));
  expect(both.map((result) => result.ok && result.value.mails).sort()).toEqual([0, 2]);
  expect(await tell(staff, sessionId)).toEqual({ ok: true, value: { mails: 0 } });
  expect(await ctx.db.outboxMail.count()).toBe(2);
});

test("told again, the mail marks what was added and what was replaced since", async () => {
  const { ctx, staff, sessionId } = await called();
  await add(staff, sessionId, ["名簿.pdf"]);
  await tell(staff, sessionId);
  ctx.at("2026-06-02T09:00:00+09:00");
  const [agenda] = (await listed(staff, sessionId)).materials;
  const words = { title: "次第", number: "資料1", agendaItemId: null, forInvitees: true };
  const file = await arrived(staff, "次第2.pdf");
  await editMaterial(staff, { sessionId, materialId: agenda?.id ?? "", version: 0, material: words, file });
  await add(staff, sessionId, ["追加.pdf"]);
  const lastSentAt = new Date("2026-06-01T09:00:00+09:00");
  expect(await tell(staff, sessionId, lastSentAt)).toMatchObject({ value: { mails: 2 } });
  const mail = await ctx.db.outboxMail.findFirst({ orderBy: { createdAt: "desc" } });
  expect(mail?.text).toMatch(/【差替え】資料1　次第/);
  expect(mail?.text).toMatch(/\n資料3　名簿/);
  expect(mail?.text).toMatch(/【追加】資料4　追加/);
  expect(mail?.text).toContain("更新しましたので");
});

test("told again, the mail marks what was opened to them or put back since, however long it has been there", async () => {
  const { ctx, staff, sessionId } = await called();
  await add(staff, sessionId, ["名簿.pdf"]);
  await tell(staff, sessionId);
  const lastSentAt = ctx.now();
  ctx.at("2026-06-02T09:00:00+09:00");
  const later = { ...staff, now: ctx.now };
  const idOf = async (title: string) =>
    (await ctx.db.material.findFirstOrThrow({ where: { title }, select: { id: true } })).id;
  const words = { title: "内部メモ", number: null, agendaItemId: null, forInvitees: true };
  const memo = { sessionId, materialId: await idOf("内部メモ"), version: 0, material: words, file: null };
  expect(await editMaterial(later, memo)).toMatchObject({ ok: true });
  for (const off of [true, false]) {
    await takeOffMaterial(later, { sessionId, materialId: await idOf("名簿"), off });
  }
  const preview = await previewMaterialsMail(later, sessionId);
  expect(preview.ok && preview.value.materials.map(({ title, news }) => [title, news])).toEqual([
    ["次第", null],
    ["内部メモ", "added"],
    ["名簿", "added"],
  ]);
  expect(await tell(later, sessionId, lastSentAt)).toMatchObject({ value: { mails: 2 } });
  // Only said anew, it is not shown anew.
  ctx.at("2026-06-03T09:00:00+09:00");
  await editMaterial({ ...staff, now: ctx.now }, { ...memo, version: 1, material: { ...words, number: "別添" } });
  const again = await previewMaterialsMail(later, sessionId);
  expect(again.ok && again.value.materials.map(({ news }) => news)).toEqual([null, null, null]);
});

test.each([
  ["draft", "session-not-open"],
  ["postponed", "session-not-open"],
  ["cancelled", "session-not-open"],
] as const)("of a session that is %s nobody is told", async (state, error) => {
  const { ctx, staff, sessionId } = await called();
  await ctx.db.session.update({ where: { id: sessionId }, data: { state } });
  expect(await previewMaterialsMail(staff, sessionId)).toEqual({ ok: false, error });
  expect(await tell(staff, sessionId)).toEqual({ ok: false, error });
  expect(await ctx.db.outboxMail.count()).toBe(0);
});

test("a session that has changed since it was looked at sends nothing", async () => {
  const { ctx, staff, sessionId } = await called();
  await ctx.db.session.update({ where: { id: sessionId }, data: { version: 1 } });
  expect(await tell(staff, sessionId)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await ctx.db.outboxMail.count()).toBe(0);
});

test("a material that came after the look is not told of, and nobody is", async () => {
  const { ctx, staff, sessionId } = await called();
  const preview = await previewMaterialsMail(staff, sessionId);
  if (!preview.ok) throw new Error(preview.error);
  await add(staff, sessionId, ["まだ出さない資料.pdf"]);
  const { materialIds } = preview.value;
  const result = await tellOfMaterials(staff, { sessionId, version: 0, lastSentAt: null, materialIds });
  expect(result).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await ctx.db.outboxMail.count()).toBe(0);
});

test("without a material for them, or without anybody to reach by mail, nobody is told", async () => {
  const { ctx, staff, sessionId } = await called();
  await ctx.db.person.updateMany({ data: { email: null } });
  expect(await tell(staff, sessionId)).toEqual({ ok: false, error: "nobody-to-tell" });
  await ctx.db.material.updateMany({ data: { forInvitees: false } });
  expect(await tell(staff, sessionId)).toEqual({ ok: false, error: "no-materials" });
  expect(await ctx.db.session.findFirst()).toMatchObject({ materialsSentAt: null });
});

test("a mail that waits while its session is called off, or its link ends, stays home", async () => {
  const { ctx, staff, session, sessionId } = await called();
  await tell(staff, sessionId);
  const [mail] = await ctx.db.outboxMail.findMany();
  const staleness = async () => {
    const stored = await findMail(ctx.db, { id: mail?.id ?? "", prefectureId: session.prefectureId });
    return stored && outdated(stored);
  };
  expect(await staleness()).toBeNull();
  for (const state of ["cancelled", "postponed"] as const) {
    await ctx.db.session.update({ where: { id: sessionId }, data: { state } });
    expect(await staleness()).toBe("session-changed");
  }
  // It says neither when nor where: a change of those leaves it as true as it was.
  await ctx.db.session.update({ where: { id: sessionId }, data: { state: "held", icalSequence: { increment: 1 } } });
  expect(await staleness()).toBeNull();
  await ctx.db.invitation.updateMany({ data: { tokenGeneration: 1 } });
  expect(await staleness()).toBe("link-ended");
});
