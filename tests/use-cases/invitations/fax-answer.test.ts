import { existsSync, utimesSync } from "node:fs";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { keepFile, placeOf } from "#app/adapters/files/file-store.server.ts";
import { printedReference } from "#app/domain/reference.ts";
import { scanOf, servedScan } from "#app/domain/scan.ts";
import { sweepFiles } from "#app/use-cases/imports/sweep-files.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { findByReference } from "#app/use-cases/invitations/find-by-reference.ts";
import { giveReferences } from "#app/use-cases/invitations/give-references.ts";
import { openScan } from "#app/use-cases/invitations/open-scan.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { exportPerson } from "#app/use-cases/people/export-person.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

const TIFF = Buffer.from("49492a000800000000000000", "hex");
const ANSWER = { answer: "attending", proxy: null, message: null, via: "fax" } as const;

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const session = await createSession(ctx, center);
  const person = await createPerson(ctx, center, { name: "釧路 花子" });
  const invitation = await createInvitation(ctx, session, person);
  const ids = { sessionId: session.id, invitationId: invitation.id };
  const kept = await keepFile(ctx.settings.filesDir, Readable.from([TIFF]), 1_000);
  const scan = scanOf([{ kept }]);
  if (!scan.ok || !scan.value) throw new Error("no scan");
  return { ctx, center, desk, person, invitation, ids, scan: scan.value };
}

test("a 整理番号 opens its person, however it is typed; a slip of the hand, or another desk's, nobody", async () => {
  const { ctx, center, desk, ids } = await setUp();
  const references = await ctx.db.$transaction((tx) => giveReferences(tx, ids.sessionId));
  const reference = references.get(ids.invitationId) ?? "";
  const wide = printedReference(reference).replace(/[!-~]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  );
  for (const typed of [reference, printedReference(reference), wide.toLowerCase(), reference.replaceAll("0", "o")]) {
    expect(await findByReference(desk, typed)).toEqual({ ok: true, value: ids });
  }
  const slip = `${reference.slice(1)}${reference.startsWith("2") ? "3" : "2"}`;
  expect((await findByReference(desk, slip)).ok).toBe(false);
  expect(await findByReference(desk, "")).toEqual({ ok: false, error: "reference-unreadable" });
  const other = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  expect(await findByReference(await asStaff(ctx, other), reference)).toEqual({ ok: false, error: "not-found" });
});

test("an answer by FAX keeps its scan, for its desk alone; the same answer again takes one too", async () => {
  const { ctx, center, desk, ids, scan } = await setUp();
  expect((await enterResponse(desk, { ...ids, ...ANSWER })).ok).toBe(true);
  expect((await enterResponse(desk, { ...ids, ...ANSWER, scan })).ok).toBe(true);
  const [response, ...others] = await ctx.db.response.findMany();
  expect(others).toEqual([]);
  expect(response).toMatchObject({ ...scan, scanType: "image/tiff", via: "fax", enteredById: desk.actor.userId });
  const of = { ...ids, responseId: response?.id ?? "" };
  expect(await openScan(desk, of)).toEqual({
    ok: true,
    value: { sha256: scan.scanSha256, mediaType: "image/tiff", fileName: "回答票　釧路 花子.tif" },
  });
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  expect(await openScan(viewer, of)).toEqual({ ok: false, error: "not-found" });
  expect(await openScan(desk, { ...of, invitationId: "another" })).toEqual({ ok: false, error: "not-found" });
  const log = JSON.stringify(await ctx.db.auditRecord.findMany({ where: { action: "response.scan" } }));
  expect(log).toContain(of.responseId);
  expect(log).not.toContain("釧路");
});

test("the next answer has a scan of its own, and the first keeps its", async () => {
  const { ctx, desk, ids, scan } = await setUp();
  await enterResponse(desk, { ...ids, ...ANSWER, scan });
  await enterResponse(desk, { ...ids, ...ANSWER, answer: "absent" });
  const responses = await ctx.db.response.findMany({ orderBy: { answeredAt: "asc" } });
  expect(responses.map(({ answer, scanSha256 }) => [answer, scanSha256 !== null])).toEqual(
    expect.arrayContaining([
      ["attending", true],
      ["absent", false],
    ]),
  );
});

test("a scan stays while an answer points to it, and goes a day after its person was erased", async () => {
  const { ctx, desk, person, ids, scan } = await setUp();
  await enterResponse(desk, { ...ids, ...ANSWER, scan });
  const file = placeOf(ctx.settings.filesDir, scan.scanSha256);
  utimesSync(file, new Date(0), new Date(0));
  await sweepFiles(ctx);
  expect(existsSync(file)).toBe(true);
  const exported = await exportPerson(desk, person.id);
  expect(exported.ok && exported.value).toContain("image/tiff");
  ctx.at("2026-07-10T09:00:00+09:00");
  await ctx.db.session.updateMany({ data: { state: "held" } });
  expect(await erasePerson(desk, { id: person.id, typedName: person.name })).toMatchObject({ ok: true });
  expect(await ctx.db.response.findFirst()).toMatchObject({ answer: "attending", scanSha256: null, scanType: null });
  await sweepFiles(ctx);
  expect(existsSync(file)).toBe(false);
});

test("what is no scan by its bytes is refused, whatever it is called", () => {
  const kept = (sniffedType: string | null) => ({ kept: { ok: true as const, value: { sha256: "0", sniffedType } } });
  expect(scanOf([])).toEqual({ ok: true, value: null });
  for (const type of ["text/html", "image/svg+xml", "application/zip", "constructor", null]) {
    expect(scanOf([kept(type)])).toEqual({ ok: false, error: "no-scan" });
  }
  expect(scanOf([kept("image/png"), kept("image/png")])).toEqual({ ok: false, error: "one-scan-only" });
  expect(scanOf([{ kept: { ok: false, error: "file-too-large" } }])).toEqual({ ok: false, error: "file-too-large" });
  expect(servedScan({ scanType: "text/html", title: "a" }).mediaType).toBe("application/octet-stream");
});
