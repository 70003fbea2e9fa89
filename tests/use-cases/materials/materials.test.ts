import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { addMaterials, refusedFiles } from "#app/use-cases/materials/add-materials.ts";
import { moveMaterial, renumberMaterials } from "#app/use-cases/materials/arrange-materials.ts";
import { editMaterial } from "#app/use-cases/materials/edit-material.ts";
import { openMaterial } from "#app/use-cases/materials/open-material.ts";
import { takeOffMaterial } from "#app/use-cases/materials/take-off-material.ts";
import { dump } from "#tests/support/dump.ts";
import { add, arrived, desk, digestOf, lines, listed, pdf } from "./desk.ts";

describe("adding", () => {
  test("files of the session and of an item are numbered each in their row, under our own type and a plain name", async () => {
    const { ctx, staff, session, second } = await desk();
    expect(await add(staff, session.id, ["次第.pdf", "../名簿.pdf"])).toEqual({
      ok: true,
      value: { added: 2, known: 0 },
    });
    await add(staff, session.id, ["案.pdf", "別案.pdf"], { agendaItemId: second.id, forInvitees: false });
    await add(staff, session.id, ["統計.pdf"], { series: "reference" });
    await add(staff, session.id, ["配席図.pdf"], { series: "none" });
    expect(await lines(staff, session.id)).toEqual([
      ...["資料1 次第", "資料2 名簿", "配席図", "資料2-1 案", "資料2-2 別案", "参考資料1 統計"],
    ]);
    const rows = await ctx.db.material.findMany({ orderBy: { position: "asc" } });
    expect(rows.map(({ fileName }) => fileName)).toContain("名簿.pdf");
    expect(new Set(rows.map(({ mediaType }) => mediaType))).toEqual(new Set(["application/pdf"]));
    expect(rows.map(({ forInvitees }) => forInvitees)).toEqual([true, true, false, false, true, true]);
    for (const { sha256 } of rows) expect(existsSync(placeOf(ctx.settings.filesDir, sha256))).toBe(true);
  });

  test("where one file is not taken, none of those with it is added", async () => {
    const { ctx, staff, session } = await desk();
    const before = dump(ctx);
    const html = await arrived(staff, "資料.pdf", Buffer.from("<!doctype html><script>alert(1)</script>"));
    const files = [await arrived(staff, "次第.pdf"), html];
    const place = { sessionId: session.id, agendaItemId: null, forInvitees: true, series: "material" } as const;
    expect(refusedFiles(files)).toEqual([{ fileName: "資料.pdf", refusal: "kind-differs" }]);
    expect(await addMaterials(staff, { ...place, files })).toEqual({ ok: false, error: "kind-differs" });
    expect(dump(ctx)).toEqual(before);
  });

  test.each([
    ["page.html", "<!doctype html><p>資料", "kind-not-allowed"],
    ["図.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "kind-not-allowed"],
    ["図.png", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "kind-differs"],
    ["メモ.txt", "\ufeff \n<html><script>alert(1)</script>", "kind-differs"],
    ["メモ.txt", "\u0000\u0001\u0002", "kind-differs"],
    ["資料.docx", "PK\u0003\u0004 no office file", "kind-differs"],
    ["run.pdf.exe", "MZ", "kind-not-allowed"],
  ])("%s holding %j is refused: %s", async (fileName, content, refusal) => {
    const { staff } = await desk();
    expect(refusedFiles([await arrived(staff, fileName, Buffer.from(content))])).toEqual([{ fileName, refusal }]);
  });

  test("Japanese text is text, in UTF-8, Shift_JIS and ISO-2022-JP", async () => {
    const { staff } = await desk();
    const sjis = Buffer.from([0x8e, 0x91, 0x97, 0xbf, 0x0d, 0x0a]);
    const jis = Buffer.from([0x1b, 0x24, 0x42, 0x3b, 0x71, 0x4e, 0x41, 0x1b, 0x28, 0x42]);
    for (const bytes of [Buffer.from("\ufeff資料\n"), sjis, jis]) {
      expect(refusedFiles([await arrived(staff, "資料.txt", bytes)])).toEqual([]);
    }
  });

  test("a second press adds nothing twice; the same file at another item is another material", async () => {
    const { staff, session, first } = await desk();
    await add(staff, session.id, ["次第.pdf"]);
    expect(await add(staff, session.id, ["次第.pdf"])).toEqual({ ok: true, value: { added: 0, known: 1 } });
    expect(await add(staff, session.id, ["次第.pdf"], { agendaItemId: first.id })).toMatchObject({
      value: { added: 1 },
    });
    expect(await lines(staff, session.id)).toEqual(["資料1 次第", "資料1-1 次第"]);
  });

  test("no file, an item of another session, a session called off, a confirmed year: refused", async () => {
    const { ctx, center, staff, session } = await desk();
    const elsewhere = (await desk()).first.id;
    expect(await add(staff, session.id, [])).toEqual({ ok: false, error: "no-file" });
    expect(await add(staff, session.id, ["a.pdf"], { agendaItemId: elsewhere })).toEqual({
      ok: false,
      error: "no-such-item",
    });
    await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
    expect(await add(staff, session.id, ["a.pdf"])).toEqual({ ok: false, error: "session-cancelled" });
    await ctx.db.session.update({ where: { id: session.id }, data: { state: "scheduled" } });
    const { prefectureId, reportingUnitId } = center;
    await ctx.db.activityReport.create({
      data: { prefectureId, reportingUnitId, fiscalYear: 2026, state: "confirmed" } as never,
    });
    expect(await add(staff, session.id, ["a.pdf"])).toEqual({ ok: false, error: "report-confirmed" });
    expect((await listed(staff, session.id)).mayWrite).toBe(false);
  });

  test("the audit log holds neither title nor file name", async () => {
    const { ctx, staff, session } = await desk();
    await add(staff, session.id, ["山田太郎さんの事例.pdf"]);
    const [material] = (await listed(staff, session.id)).materials;
    const words = { title: "山田太郎さん", number: "山田1", agendaItemId: null, forInvitees: false };
    const sessionId = session.id;
    await editMaterial(staff, { sessionId, materialId: material?.id ?? "", version: 0, material: words, file: null });
    await takeOffMaterial(staff, { sessionId, materialId: material?.id ?? "", off: true });
    const audit = await ctx.db.auditRecord.findMany();
    expect(audit.map(({ action }) => action)).toEqual(["material.add", "material.edit", "material.takeOff"]);
    expect(JSON.stringify(audit)).not.toContain("山田");
  });
});

describe("changing", () => {
  async function one() {
    const world = await desk();
    await add(world.staff, world.session.id, ["次第.pdf", "名簿.pdf"]);
    const { materials } = await listed(world.staff, world.session.id);
    const materialId = materials[0]?.id ?? "";
    const words = { title: "次第（改）", number: "次第", agendaItemId: world.first.id, forInvitees: false };
    return { ...world, sessionId: world.session.id, materialId, words };
  }

  test("title, number, place and who may see it", async () => {
    const { staff, sessionId, materialId, words } = await one();
    const edited = await editMaterial(staff, { sessionId, materialId, version: 0, material: words, file: null });
    expect(edited).toEqual({ ok: true, value: { id: materialId, newVersion: false } });
    const { materials } = await listed(staff, sessionId);
    expect(materials.map(({ title }) => title)).toEqual(["名簿", "次第（改）"]);
    expect(materials[1]).toMatchObject({ number: "次第", forInvitees: false, edition: 1, version: 1, older: [] });
  });

  test("a new file is a new version in the old one's place; the old is kept behind it and still opens", async () => {
    const { ctx, staff, sessionId, materialId, words } = await one();
    const material = { ...words, agendaItemId: null };
    const file = await arrived(staff, "次第2.pdf");
    const replaced = await editMaterial(staff, { sessionId, materialId, version: 0, material, file });
    expect(replaced).toMatchObject({ ok: true, value: { newVersion: true } });
    const { materials } = await listed(staff, sessionId);
    expect(materials[0]).toMatchObject({ title: "次第（改）", fileName: "次第2.pdf", edition: 2 });
    expect(materials[0]?.older).toMatchObject([{ id: materialId, edition: 1, fileName: "次第.pdf" }]);
    expect(await openMaterial(staff, { sessionId, materialId })).toMatchObject({
      value: { sha256: digestOf(pdf("次第.pdf")), fileName: "次第.pdf" },
    });
    // Whoever still has the page of the old version open changes nothing.
    const before = dump(ctx);
    expect(await editMaterial(staff, { sessionId, materialId, version: 0, material, file })).toEqual({
      ok: false,
      error: "edited-meanwhile",
    });
    expect(dump(ctx)).toEqual(before);
  });

  test("the same bytes again are no new version; a file that is not taken changes nothing", async () => {
    const { ctx, staff, sessionId, materialId, words } = await one();
    const same = await arrived(staff, "次第.pdf");
    expect(await editMaterial(staff, { sessionId, materialId, version: 0, material: words, file: same })).toMatchObject(
      {
        value: { newVersion: false },
      },
    );
    const before = dump(ctx);
    const file = await arrived(staff, "次第.pdf", Buffer.from("<html>"));
    expect(await editMaterial(staff, { sessionId, materialId, version: 1, material: words, file })).toEqual({
      ok: false,
      error: "kind-differs",
    });
    expect(dump(ctx)).toEqual(before);
  });

  test("words that another has changed since are not written over, nor numbers given anew; an order is no words", async () => {
    const { ctx, staff, sessionId, materialId, words } = await one();
    const edit = (version: number, title: string) =>
      editMaterial(staff, { sessionId, materialId, version, material: { ...words, title }, file: null });
    const versionNow = async () =>
      (await listed(staff, sessionId)).materials.find(({ id }) => id === materialId)?.version;
    await moveMaterial(staff, { sessionId, materialId, by: "down" });
    expect(await edit(0, "次第（甲）")).toMatchObject({ ok: true });
    const before = dump(ctx);
    expect(await edit(0, "次第（乙）")).toEqual({ ok: false, error: "edited-meanwhile" });
    expect(dump(ctx)).toEqual(before);
    expect(await versionNow()).toBe(1);
    expect(await edit(1, "次第（乙）")).toMatchObject({ ok: true });
    await ctx.db.material.update({ where: { id: materialId }, data: { number: "資料9" } });
    await renumberMaterials(staff, { sessionId });
    expect(await edit(2, "次第（丙）")).toEqual({ ok: false, error: "edited-meanwhile" });
    expect(await versionNow()).toBe(3);
  });

  test("two who replace the same version at once: one does", async () => {
    const { staff, sessionId, materialId, words } = await one();
    const material = { ...words, agendaItemId: null };
    const files = [await arrived(staff, "甲.pdf"), await arrived(staff, "乙.pdf")];
    const results = await Promise.all(
      files.map((file) => editMaterial(staff, { sessionId, materialId, version: 0, material, file })),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await listed(staff, sessionId)).materials).toHaveLength(2);
  });

  test("taken off it is gone from the list and can be put back; its file stays", async () => {
    const { ctx, staff, sessionId, materialId } = await one();
    const off = { sessionId, materialId, off: true };
    expect(await takeOffMaterial(staff, off)).toEqual({ ok: true, value: { changed: true } });
    expect(await takeOffMaterial(staff, off)).toEqual({ ok: true, value: { changed: false } });
    const { materials, removed } = await listed(staff, sessionId);
    expect([materials.length, removed.map(({ title }) => title)]).toEqual([1, ["次第"]]);
    expect(existsSync(placeOf(ctx.settings.filesDir, digestOf(pdf("次第.pdf"))))).toBe(true);
    await takeOffMaterial(staff, { ...off, off: false });
    expect(await lines(staff, sessionId)).toEqual(["資料1 次第", "資料2 名簿"]);
  });

  test("moved, then numbered anew in order", async () => {
    const { staff, sessionId, materialId } = await one();
    expect(await moveMaterial(staff, { sessionId, materialId, by: "up" })).toEqual({
      ok: true,
      value: { moved: false },
    });
    expect(await moveMaterial(staff, { sessionId, materialId, by: "down" })).toEqual({
      ok: true,
      value: { moved: true },
    });
    expect(await lines(staff, sessionId)).toEqual(["資料2 名簿", "資料1 次第"]);
    expect(await renumberMaterials(staff, { sessionId })).toEqual({ ok: true, value: { changed: 2 } });
    expect(await renumberMaterials(staff, { sessionId })).toEqual({ ok: true, value: { changed: 0 } });
    expect(await lines(staff, sessionId)).toEqual(["資料1 名簿", "資料2 次第"]);
  });

  test("a material of another session is not there", async () => {
    const { ctx, center, staff, materialId, words } = await one();
    const other = await ctx.db.session.create({
      data: { prefectureId: center.prefectureId, centerId: center.id, category: "meeting", title: "別", icalUid: "x" },
    });
    const at = { sessionId: other.id, materialId };
    expect(await editMaterial(staff, { ...at, version: 0, material: words, file: null })).toEqual({
      ok: false,
      error: "not-found",
    });
    expect(await moveMaterial(staff, { ...at, by: "up" })).toEqual({ ok: false, error: "not-found" });
    expect(await takeOffMaterial(staff, { ...at, off: true })).toEqual({ ok: false, error: "not-found" });
    expect(await openMaterial(staff, at)).toEqual({ ok: false, error: "not-found" });
  });
});
