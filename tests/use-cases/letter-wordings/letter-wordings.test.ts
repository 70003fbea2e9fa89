import { beforeEach, expect, test } from "vitest";
import { textsOf } from "#app/domain/paper.ts";
import { standardLetterWording } from "#app/text/letter-wording.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { findLetterWording } from "#app/use-cases/letter-wordings/find-letter-wording.ts";
import { previewLetterWording } from "#app/use-cases/letter-wordings/preview-letter-wording.ts";
import { saveLetterWording } from "#app/use-cases/letter-wordings/save-letter-wording.ts";
import { listLetterWordings, showLetterWording } from "#app/use-cases/letter-wordings/show-letter-wording.ts";
import { showSettings } from "#app/use-cases/settings/show-settings.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

let ctx: TestContext;
let center: Awaited<ReturnType<typeof createCenter>>;
let admin: StaffContext;
let desk: StaffContext;
let body: { id: string };

const NONE = { signatory: "", opening: "", closing: "" };
const STANDARD = standardLetterWording("notice");

beforeEach(async () => {
  ctx = testContext();
  center = await createCenter(ctx);
  [admin, desk] = [await asStaff(ctx, center, "prefectureAdmin"), await asStaff(ctx, center)];
  const { prefectureId, id: centerId } = center;
  body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: "連携協議会" } });
});

const save = (
  staff: StaffContext,
  bodyId: string | null,
  version: number,
  typed: Partial<typeof NONE>,
  kind: "notice" | "commission" = "notice",
) => saveLetterWording(staff, { place: { bodyId, kind }, version, typed: { ...NONE, ...typed } });
const find = (bodyIds: string[]) =>
  findLetterWording(ctx.db, { prefectureId: center.prefectureId, bodyIds, kind: "notice" });

test("a body's words stand before the prefecture's, and these before Renkei's, field by field", async () => {
  expect(await find([body.id])).toEqual(STANDARD);
  await save(admin, null, 0, { signatory: "県保健福祉部長", opening: "県の本文", closing: "県の結び" });
  await save(desk, body.id, 0, { signatory: "県保健福祉部長", opening: "会の本文", closing: "県の結び" });
  expect(await find([])).toEqual({ signatory: "県保健福祉部長", opening: "県の本文", closing: "県の結び" });
  expect(await find([body.id])).toEqual({ signatory: "県保健福祉部長", opening: "会の本文", closing: "県の結び" });
  // What the body did not write follows the prefecture; a closing can be done without.
  await save(admin, null, 1, { opening: "県の本文", closing: "新しい結び" });
  expect(await find([body.id])).toEqual({ signatory: null, opening: "会の本文", closing: "新しい結び" });
  await save(desk, body.id, 1, { opening: "会の本文", closing: " \n" });
  expect(await find([body.id])).toMatchObject({ opening: "会の本文", closing: "" });
  expect(await find([])).toMatchObject({ closing: "新しい結び" });
});

test("of several bodies, the first that has words of its own", async () => {
  const { prefectureId, id: centerId } = center;
  const other = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "部会", name: "部会" } });
  await save(desk, other.id, 0, { opening: "部会の本文" });
  expect((await find([body.id, other.id])).opening).toBe("部会の本文");
  await save(desk, body.id, 0, { opening: "協議会の本文" });
  expect((await find([body.id, other.id])).opening).toBe("協議会の本文");
});

test("one row a place and kind, with the version to edit it on; an older form is refused", async () => {
  await save(admin, null, 0, { opening: "一" });
  expect(await save(admin, null, 0, { opening: "二" })).toEqual({ ok: false, error: "edited-meanwhile" });
  const before = dump(ctx);
  expect(await save(admin, null, 1, { opening: "一" })).toEqual({ ok: true, value: undefined });
  expect(dump(ctx)).toEqual(before);
  await save(admin, null, 1, NONE);
  const rows = await ctx.db.letterWording.findMany();
  expect(rows).toMatchObject([{ bodyId: null, kind: "notice", opening: null, closing: null, version: 2 }]);
  expect(await showLetterWording(admin, { bodyId: null, kind: "notice" })).toMatchObject({
    value: { words: { opening: STANDARD.opening, signatory: "" }, own: false, version: 2, mayWrite: true },
  });
  const actions = await ctx.db.auditRecord.findMany({ select: { action: true } });
  expect(actions.map(({ action }) => action)).toEqual(["letterWording.edit", "letterWording.edit"]);
});

test.each(["{会場}", "{回答期限", "｛席｝"])("%s keeps the words out, and is told at its field", async (opening) => {
  await createSession(ctx, center);
  const before = dump(ctx);
  expect(await save(admin, null, 0, { opening })).toEqual({ ok: false, error: "wording-faulty" });
  expect(dump(ctx)).toEqual(before);
  const place = { bodyId: null, kind: "notice" };
  const choice = { centerId: null, subjectId: null };
  const preview = await previewLetterWording(admin, { place, typed: { ...NONE, opening }, choice });
  expect(preview).toMatchObject({ value: { paper: null, faults: { opening: {} } } });
});

test("a prefecture's words are its admin's to write, a body's its desk's; pages tell whose words hold", async () => {
  expect(await save(desk, null, 0, { opening: "本文" })).toEqual({ ok: false, error: "forbidden" });
  await save(desk, body.id, 0, { opening: "本文" }, "commission");
  const listed = await listLetterWordings(desk, body.id);
  expect(listed.ok && listed.value.kinds.filter(({ own }) => own)).toEqual([{ kind: "commission", own: true }]);
  expect((await showSettings(desk)).letters.every(({ own }) => !own)).toBe(true);
  expect(await showLetterWording(desk, { bodyId: body.id, kind: "constructor" })).toEqual({
    ok: false,
    error: "not-found",
  });
});

test.each(["notice", "cancellation", "postponement", "thanks", "commission"])(
  "a preview of %s is the letter itself, about the next session and to its first",
  async (kind) => {
    const session = await createSession(ctx, center, { answerBy: "2026-06-20" });
    await ctx.db.sessionBody.create({ data: { sessionId: session.id, bodyId: body.id, position: 1 } });
    await createInvitation(ctx, session, await createPerson(ctx, center, { name: "釧路 花子" }));
    const before = dump(ctx);
    for (const bodyId of [null, body.id]) {
      const name = kind === "commission" ? "{会議体名}" : "{会議名}";
      const typed = { signatory: "試しの所長", opening: `　${name}について`, closing: "試しの結び" };
      const place = { bodyId, kind };
      const choice = { centerId: null, subjectId: null };
      const preview = await previewLetterWording(desk, { place, typed, choice });
      const texts = preview.ok && preview.value.paper ? textsOf(preview.value.paper).join("\n") : "";
      expect(texts).toContain(`${kind === "commission" ? "連携協議会" : session.title}について`);
      expect(texts).toContain("試しの所長");
      expect(texts).toContain("試しの結び");
      expect(texts).toMatch(kind === "commission" ? /様/ : /釧路 花子　様/);
    }
    expect(dump(ctx)).toEqual(before);
  },
);
