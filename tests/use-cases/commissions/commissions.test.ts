import { expect, test } from "vitest";
import type { Paper } from "#app/domain/paper.ts";
import { textsOf } from "#app/domain/paper.ts";
import { appointHolder, previewAppointment } from "#app/use-cases/bodies/appoint-holder.ts";
import { takeBackAppointment } from "#app/use-cases/bodies/correct-appointment.ts";
import { reappoint } from "#app/use-cases/bodies/reappoint.ts";
import { issueCommissions } from "#app/use-cases/commissions/issue-commissions.ts";
import { previewCommissions, printCommissions } from "#app/use-cases/commissions/print-commissions.ts";
import { showCommissions } from "#app/use-cases/commissions/show-commissions.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { exportPerson, showEverything } from "#app/use-cases/people/export-person.ts";
import { mergePeople } from "#app/use-cases/people/merge-people.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPerson } from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";

const DAY = "2026-06-01";

/** A body of two, both appointed until the end of the month. */
async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId, id: centerId } = center;
  await ctx.db.healthCenter.update({
    where: { id: centerId },
    data: { documentMark: "釧保", signatory: "釧路保健所長\n道東 一郎" },
  });
  const body = await ctx.db.body.create({
    data: { prefectureId, centerId, kind: "協議会", name: "連携協議会", termYears: 2 },
  });
  const appoint = async (name: string, position: number) => {
    const seat = await ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, post: "委員", position } });
    const person = await createPerson(ctx, center, { name, title: "院長" });
    const term = { startsOn: "2024-07-01", endsOn: "2026-06-30" };
    const { id } = await ctx.db.appointment.create({
      data: { prefectureId, seatId: seat.id, personId: person.id, ...term },
    });
    return { id, seat, person };
  };
  const [first, second] = [await appoint("𠮷田 髙子", 1), await appoint("厚岸 花子", 2)];
  return { ctx, center, body, first, second, desk: await asStaff(ctx, center) };
}

const choose = (...appointmentIds: string[]) => ({ appointmentIds, issuedOn: DAY, number: "１２" });

test("those chosen get theirs, in 建制順, kept as printed; the preview says the same and keeps nothing", async () => {
  const { ctx, body, first, second, desk } = await setUp();
  const before = dump(ctx);
  const choice = choose(second.id, first.id);
  const preview = await previewCommissions(desk, { bodyId: body.id, choice });
  expect(dump(ctx)).toEqual(before);
  const issued = await issueCommissions(desk, { bodyId: body.id, choice, issuedBefore: 0 });
  if (!issued.ok || !preview.ok) throw new Error("refused");
  const letters = await ctx.db.letter.findMany({ orderBy: { id: "asc" } });
  expect(letters[0]?.id).toBe(issued.value.letterId);
  expect(letters).toMatchObject([
    {
      kind: "commission",
      appointmentId: first.id,
      personId: first.person.id,
      documentNumber: "釧保第12号",
      issuedOn: DAY,
      sessionId: null,
    },
    { kind: "commission", appointmentId: second.id, documentNumber: "釧保第12号", issuedOn: DAY, sessionId: null },
  ]);
  const printed = await printCommissions(desk, { bodyId: body.id, letterId: issued.value.letterId, all: true });
  const alone = await printCommissions(desk, { bodyId: body.id, letterId: letters[1]?.id ?? "", all: false });
  expect(alone.ok && alone.value.name).toBe("委嘱状　厚岸 花子");
  expect((await printCommissions(desk, { bodyId: "another", letterId: letters[1]?.id ?? "", all: true })).ok).toBe(
    false,
  );
  if (!printed.ok) throw new Error("refused");
  const [asIssued, asPreviewed] = [await readPdf(printed.value.bytes), await readPdf(preview.value.bytes)];
  expect(asIssued.pages).toBe(2);
  expect(asIssued.text).toBe(asPreviewed.text);
  expect(asIssued.text.replace(/\s/g, "")).toMatch(/𠮷田髙子様あなたを連携協議会の委員に委嘱します.*厚岸花子様/);
  expect(asIssued.text).toContain("令和6年7月1日から令和8年6月30日まで");
  expect(asIssued.text).toContain("道東 一郎");
});

test("what was issued stays as it was, whatever becomes of the name and the words", async () => {
  const { ctx, body, first, desk } = await setUp();
  await issueCommissions(desk, { bodyId: body.id, choice: choose(first.id), issuedBefore: 0 });
  await ctx.db.person.update({ where: { id: first.person.id }, data: { name: "別の名" } });
  await ctx.db.healthCenter.updateMany({ data: { signatory: "後の所長" } });
  const letter = await ctx.db.letter.findFirstOrThrow();
  const [paper] = JSON.parse(letter.content) as Paper[];
  expect(paper && textsOf(paper).join()).toMatch(/𠮷田 髙子　様.*道東 一郎/s);
});

test("newly appointed and renewed stand first; a second press issues nothing, nor one without anybody", async () => {
  const { ctx, body, first, second, desk } = await setUp();
  const issue = (issuedBefore: number, ...ids: string[]) =>
    issueCommissions(desk, { bodyId: body.id, choice: choose(...ids), issuedBefore });
  expect((await issue(0, first.id)).ok).toBe(true);
  const before = dump(ctx);
  expect(await issue(0, second.id)).toEqual({ ok: false, error: "issued-meanwhile" });
  expect(await issue(1)).toEqual({ ok: false, error: "nobody-chosen" });
  expect(await issue(1, "somebody else's")).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(dump(ctx)).toEqual(before);
  await reappoint(desk, { appointmentIds: [first.id] });
  const shown = await showCommissions(desk, body.id);
  expect(shown.ok && shown.value.rows.map(({ name, startsOn, issuedOn }) => [name, startsOn, issuedOn])).toEqual([
    ["𠮷田 髙子", "2026-07-01", null],
    ["厚岸 花子", "2024-07-01", null],
    ["𠮷田 髙子", "2024-07-01", DAY],
  ]);
  expect(shown.ok && shown.value.count).toBe(1);
});

test("an appointment with its 委嘱状 is not taken back as if it had never been", async () => {
  const { body, first, desk } = await setUp();
  await issueCommissions(desk, { bodyId: body.id, choice: choose(first.id), issuedBefore: 0 });
  const address = { bodyId: body.id, seatId: first.seat.id, appointmentId: first.id };
  expect(await takeBackAppointment(desk, address)).toEqual({ ok: false, error: "appointment-on-record" });
});

test("they are part of what is given out about a person, and go with their data", async () => {
  const { ctx, body, first, second, desk } = await setUp();
  await issueCommissions(desk, { bodyId: body.id, choice: choose(first.id, second.id), issuedBefore: 0 });
  const exported = await exportPerson(desk, second.person.id);
  expect(exported.ok && exported.value).toMatch(/釧保第12号.*厚岸 花子/s);
  ctx.at("2026-07-01T09:00:00+09:00");
  expect(await erasePerson(desk, { id: second.person.id, typedName: "厚岸 花子" })).toMatchObject({ ok: true });
  const contents = (await ctx.db.letter.findMany({ orderBy: { id: "asc" } })).map(({ content }) => content);
  expect(contents[1]).toBe("[]");
  expect(contents[0]).toContain("𠮷田 髙子");
  expect(JSON.stringify(dump(ctx))).not.toContain("厚岸 花子");
});

test("of who is replaced from the first day the 委嘱状 stays with the body, under their name, until they are erased", async () => {
  const { ctx, center, body, first, desk } = await setUp();
  ctx.at("2024-06-20T09:00:00+09:00");
  await issueCommissions(desk, { bodyId: body.id, choice: choose(first.id), issuedBefore: 0 });
  const successor = await createPerson(ctx, center, { name: "白糠 次郎", title: "副院長" });
  const input = {
    ...{ bodyId: body.id, seatId: first.seat.id, personId: successor.id, replacing: first.id },
    ...{ startsOn: "2024-07-01", endsOn: null },
  };
  const preview = await previewAppointment(desk, input);
  if (!preview.ok) throw new Error(preview.error);
  const appointed = await appointHolder(desk, { ...input, foreseen: preview.value.foreseen });
  expect(appointed).toMatchObject({ ok: true });
  expect(await ctx.db.appointment.count({ where: { id: first.id } })).toBe(0);
  const shown = await showCommissions(desk, body.id);
  if (!shown.ok) throw new Error(shown.error);
  expect(shown.value.issued).toMatchObject([{ name: "𠮷田 髙子", term: null, documentNumber: "釧保第12号" }]);
  expect(shown.value.rows.find(({ name }) => name === "白糠 次郎")).toMatchObject({ issuedOn: null });
  const letterId = shown.value.issued[0]?.id ?? "";
  expect(await printCommissions(desk, { bodyId: body.id, letterId, all: false })).toMatchObject({ ok: true });
  const of = async (id: string) => {
    const everything = await showEverything(desk, id);
    return everything.ok && everything.value.commissions.map(({ documentNumber }) => documentNumber);
  };
  expect(await of(first.person.id)).toEqual(["釧保第12号"]);
  expect(await of(successor.id)).toEqual([]);
  expect(await erasePerson(desk, { id: first.person.id, typedName: "𠮷田 髙子" })).toMatchObject({ ok: true });
  expect(await ctx.db.letter.findFirstOrThrow()).toMatchObject({ content: "[]", documentNumber: "釧保第12号" });
});

test("of a merged record the 委嘱状 go over, and back again", async () => {
  const { ctx, body, first, second, desk } = await setUp();
  await issueCommissions(desk, { bodyId: body.id, choice: choose(second.id), issuedBefore: 0 });
  const pair = { keptId: first.person.id, mergedId: second.person.id };
  const owner = async () => (await ctx.db.letter.findFirstOrThrow()).personId;
  expect(await owner()).toBe(pair.mergedId);
  const merged = await mergePeople(desk, { ...pair, versions: { kept: 0, merged: 0 }, taken: [] });
  if (!merged.ok) throw new Error(merged.error);
  expect(await owner()).toBe(pair.keptId);
  expect(await undoMerge(desk, merged.value.mergeId)).toMatchObject({ ok: true });
  expect(await owner()).toBe(pair.mergedId);
});
