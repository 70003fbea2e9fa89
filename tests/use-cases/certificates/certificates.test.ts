import { expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import { readCertificateCode } from "#app/domain/certificate.ts";
import { erasedName } from "#app/text/people.ts";
import { issueCertificates } from "#app/use-cases/certificates/issue-certificates.ts";
import { printCertificates } from "#app/use-cases/certificates/print-certificates.ts";
import { printOwnCertificate } from "#app/use-cases/certificates/print-own-certificate.ts";
import { reissueCertificate } from "#app/use-cases/certificates/reissue-certificate.ts";
import { revokeCertificate } from "#app/use-cases/certificates/revoke-certificate.ts";
import { setCertificateMinutes } from "#app/use-cases/certificates/set-certificate-minutes.ts";
import { showCertificate } from "#app/use-cases/certificates/show-certificate.ts";
import { showCertificates } from "#app/use-cases/certificates/show-certificates.ts";
import { verifyCertificate } from "#app/use-cases/certificates/verify-certificate.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { erasePerson, showErasure } from "#app/use-cases/people/erase-person.ts";
import { showEverything } from "#app/use-cases/people/export-person.ts";
import { testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";

const NAMES = { whole: "𠮷田 髙子", late: "神\uFA19保 一郎", left: "槗本 花", lecturer: "講師 太郎" };
type Given = Partial<Prisma.SessionUncheckedCreateInput>;

/** A training on 1 July, 14:00 to 16:00, over since an hour; 90 minutes are needed. */
async function aTraining(given: Given = {}) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const session = await createSession(ctx, center, {
    ...{ category: "training", title: "第2回多職種連携研修会", certificateMinutes: 90 },
    ...given,
  });
  const day = (time: string) => new Date(`2026-07-01T${time}:00+09:00`);
  const came = async (name: string, row: Partial<Prisma.AttendanceUncheckedCreateInput> = {}) => {
    const person = await createPerson(ctx, center, { name });
    const invitation = await createInvitation(ctx, session, person, { role: "trainee" });
    const attendance = await ctx.db.attendance.create({
      data: {
        ...{ prefectureId: center.prefectureId, sessionId: session.id, name, role: "trainee" },
        ...{ personId: person.id, invitationId: invitation.id, occupation: "看護師", ...row },
      },
    });
    return { person, invitation, attendance };
  };
  const whole = await came(NAMES.whole);
  const late = await came(NAMES.late, { arrivedAt: day("14:30") });
  const left = await came(NAMES.left, { leftAt: day("15:29") });
  const lecturer = await came(NAMES.lecturer, { role: "lecturer" });
  ctx.at("2026-07-01T17:00:00+09:00");
  const issue = (attendanceIds: readonly string[] | "all" = "all") =>
    issueCertificates(staff, { sessionId: session.id, attendanceIds });
  const certificates = () =>
    ctx.db.certificate.findMany({ where: { sessionId: session.id }, orderBy: { number: "asc" } });
  return { ctx, center, staff, session, whole, late, left, lecturer, issue, certificates };
}

test("all who were there long enough receive one, numbered; who was not, and who held it, does not, and why is said", async () => {
  const { staff, session, issue, certificates } = await aTraining();
  const before = await showCertificates(staff, session.id);
  expect(
    before.ok && before.value.attendees.map(({ name, minutes, qualification }) => [name, minutes, qualification]),
  ).toEqual([
    [NAMES.whole, 120, "enough"],
    [NAMES.late, 90, "enough"],
    [NAMES.left, 89, "short"],
    [NAMES.lecturer, 120, "holding"],
  ]);
  expect(await issue()).toEqual({ ok: true, value: { issued: 2 } });
  const given = await certificates();
  expect(given.map(({ number, name, issuedOn }) => [number, name, issuedOn])).toEqual([
    [1, NAMES.whole, "2026-07-01"],
    [2, NAMES.late, "2026-07-01"],
  ]);
  for (const { code } of given) expect(readCertificateCode(code)).toBe(code);
  expect(new Set(given.map(({ code }) => code)).size).toBe(2);
});

test("pressed twice, and at once by two processes, each is given one, and the numbers have no gap", async () => {
  const { ctx, staff, session, issue, certificates } = await aTraining();
  const second = openDatabase(`file:${ctx.databaseFile}`);
  const elsewhere = { ...staff, db: second };
  const all = { sessionId: session.id, attendanceIds: "all" } as const;
  const results = await Promise.all([issue(), issueCertificates(elsewhere, all), issue()]);
  await second.$disconnect();
  const issued = results.map((result) => (result.ok ? result.value.issued : -1));
  expect(issued.sort()).toEqual([0, 0, 2]);
  expect((await certificates()).map(({ number }) => number)).toEqual([1, 2]);
});

test("chosen ones: not who was there too short, nor who held it, nor who was elsewhere; whoever has one gets no second", async () => {
  const { issue, certificates, whole, left, lecturer, late } = await aTraining();
  expect(await issue([])).toEqual({ ok: false, error: "nobody-chosen" });
  for (const other of [left.attendance.id, lecturer.attendance.id, "elsewhere"]) {
    expect(await issue([whole.attendance.id, other])).toEqual({ ok: false, error: "not-qualified" });
  }
  expect(await certificates()).toEqual([]);
  expect(await issue([late.attendance.id])).toEqual({ ok: true, value: { issued: 1 } });
  expect(await issue([late.attendance.id, whole.attendance.id])).toEqual({ ok: true, value: { issued: 1 } });
  expect((await certificates()).map(({ number, name }) => [number, name])).toEqual([
    [1, NAMES.late],
    [2, NAMES.whole],
  ]);
});

test("where the end was never stated, nobody receives one unless the desk says so, person by person", async () => {
  const { staff, session, issue, whole } = await aTraining({ endsAt: null });
  expect(await issue()).toEqual({ ok: true, value: { issued: 0 } });
  expect(await issue([whole.attendance.id])).toEqual({ ok: true, value: { issued: 1 } });
  const printed = await printCertificates(staff, { sessionId: session.id, certificateId: null });
  const { text } = await readPdf(printed.ok ? printed.value.bytes : new Uint8Array());
  expect(text).not.toContain("受講時間");
});

test("none before its end, of a meeting, or before it is said how long one must be there", async () => {
  const { ctx, session, issue } = await aTraining();
  ctx.at("2026-07-01T15:59:00+09:00");
  expect(await issue()).toEqual({ ok: false, error: "certificate-not-over" });
  ctx.at("2026-07-01T16:00:00+09:00");
  const change = (data: Given) => ctx.db.session.update({ where: { id: session.id }, data });
  await change({ certificateMinutes: null });
  expect(await issue()).toEqual({ ok: false, error: "certificate-minutes-unset" });
  await change({ certificateMinutes: 90, category: "meeting" });
  expect(await issue()).toEqual({ ok: false, error: "certificate-no-training" });
});

test("the minutes needed are set against the version read, no longer than the session, for trainings alone", async () => {
  const { ctx, staff, session } = await aTraining({ certificateMinutes: null });
  const set = (minutes: number | null, version: number) =>
    setCertificateMinutes(staff, { sessionId: session.id, version, minutes });
  expect(await set(121, 0)).toEqual({ ok: false, error: "longer-than-session" });
  expect(await set(120, 1)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await set(120, 0)).toEqual({ ok: true, value: null });
  // Pressed twice.
  expect(await set(120, 0)).toEqual({ ok: true, value: null });
  const row = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect(row).toMatchObject({ certificateMinutes: 120, version: 1, icalSequence: 0 });
  expect(await ctx.db.auditRecord.count({ where: { action: "session.setCertificateMinutes" } })).toBe(1);
  await ctx.db.session.update({ where: { id: session.id }, data: { category: "meeting" } });
  expect(await set(60, 1)).toEqual({ ok: false, error: "certificate-no-training" });
});

test("anyone sees whether a code is valid, and nothing else; revoked, it is not", async () => {
  const { ctx, staff, session, issue, certificates } = await aTraining();
  await issue();
  const [first] = await certificates();
  const code = first?.code ?? "";
  const verify = (typed: string) => verifyCertificate(ctx, typed);
  expect(await verify(code.toLowerCase())).toEqual({ ok: true, value: { valid: true } });
  expect(await verify("0".repeat(16))).toEqual({ ok: true, value: { valid: false } });
  expect(await verify("1")).toEqual({ ok: false, error: "unreadable" });
  const at = { sessionId: session.id, certificateId: first?.id ?? "" };
  expect(await revokeCertificate(staff, at)).toEqual({ ok: true, value: null });
  expect(await revokeCertificate(staff, at)).toEqual({ ok: true, value: null });
  expect(await verify(code)).toEqual({ ok: true, value: { valid: false } });
  expect(await ctx.db.auditRecord.count({ where: { action: "certificate.revoke" } })).toBe(1);
  // Who had one revoked gets no second by pressing again.
  expect(await issue()).toEqual({ ok: true, value: { issued: 0 } });
});

test("given again under a mended name: its number stays, the paper given before is not valid any more", async () => {
  const { ctx, staff, session, issue, certificates } = await aTraining();
  await issue();
  const [first] = await certificates();
  const at = { sessionId: session.id, certificateId: first?.id ?? "" };
  await revokeCertificate(staff, at);
  ctx.at("2026-07-03T09:00:00+09:00");
  expect(await reissueCertificate(staff, { ...at, name: "𠮷田 高子" })).toEqual({ ok: true, value: null });
  const [again] = await certificates();
  expect(again).toMatchObject({ number: 1, name: "𠮷田 高子", issuedOn: "2026-07-03", revokedAt: null });
  expect(await verifyCertificate(ctx, first?.code ?? "")).toEqual({ ok: true, value: { valid: false } });
  expect(await verifyCertificate(ctx, again?.code ?? "")).toEqual({ ok: true, value: { valid: true } });
  const shown = await showCertificate(staff, at);
  expect(shown).toMatchObject({ ok: true, value: { isPrintable: true, mayWrite: true } });
  // The log names nobody.
  expect(JSON.stringify(await ctx.db.auditRecord.findMany())).not.toMatch(/田/);
});

test("whoever is taken off the record keeps theirs until the desk revokes it; it is not given again", async () => {
  const { ctx, staff, session, whole, issue, certificates } = await aTraining();
  await issue();
  await ctx.db.attendance.delete({ where: { id: whole.attendance.id } });
  const shown = await showCertificates(staff, session.id);
  expect(shown.ok && shown.value.withoutAttendance.map(({ number, name }) => [number, name])).toEqual([
    [1, NAMES.whole],
  ]);
  const [first] = await certificates();
  const at = { sessionId: session.id, certificateId: first?.id ?? "", name: "誰か" };
  expect(await reissueCertificate(staff, at)).toEqual({ ok: false, error: "no-attendance" });
  expect(await verifyCertificate(ctx, first?.code ?? "")).toEqual({ ok: true, value: { valid: true } });
});

test("each is one sheet that says who, what, when and by what number; all of them are one file", async () => {
  const { ctx, center, staff, session, issue, certificates } = await aTraining();
  await ctx.db.healthCenter.update({ where: { id: center.id }, data: { signatory: "北海道釧路保健所長" } });
  await issue();
  // What is drawn by chance.
  const codes = ["7F3K9QX2ABCDEFG0", "7F3K9QX2ABCDEFG1"];
  for (const [i, { id }] of (await certificates()).entries()) {
    await ctx.db.certificate.update({ where: { id }, data: { code: codes[i] ?? "" } });
  }
  const printed = await printCertificates(staff, { sessionId: session.id, certificateId: null });
  if (!printed.ok) throw new Error(printed.error);
  const { text, pages, size } = await readPdf(printed.value.bytes);
  expect(printed.value.name).toBe("受講証　第2回多職種連携研修会");
  expect([pages, size]).toEqual([2, "841.89 x 595.28 pts (A4)"]);
  await expect(text).toMatchFileSnapshot("../../golden/paper-certificate.txt");
  const [, second] = await certificates();
  const one = await printCertificates(staff, { sessionId: session.id, certificateId: second?.id ?? "" });
  expect(one.ok && one.value.name).toBe("受講証　第2号");
  expect((await readPdf(one.ok ? one.value.bytes : new Uint8Array())).text).toContain("1時間30分");
  await revokeCertificate(staff, { sessionId: session.id, certificateId: second?.id ?? "" });
  const gone = await printCertificates(staff, { sessionId: session.id, certificateId: second?.id ?? "" });
  expect(gone).toEqual({ ok: false, error: "not-found" });
}, 30_000);

test("the longest names, titles and places stay on their one sheet, uncut", async () => {
  const title = "令和8年度在宅医療・介護連携推進のための多職種研修会".repeat(8).slice(0, 200);
  const venue = "一般社団法人北海道釧路根室地域在宅医療介護連携推進協議会研修センター三階大会議室"
    .repeat(5)
    .slice(0, 200);
  const { ctx, center, staff, session, whole, issue, certificates } = await aTraining({
    ...{ title, venue, format: "hybrid" },
  });
  await ctx.db.healthCenter.update({
    where: { id: center.id },
    data: { signatory: "北海道釧路保健所長\n（釧路総合振興局保健環境部長）" },
  });
  const name = "長谷川五右衛門之助𠮷髙".repeat(19).slice(0, 200);
  await ctx.db.attendance.update({ where: { id: whole.attendance.id }, data: { name } });
  await issue([whole.attendance.id]);
  const [first] = await certificates();
  await ctx.db.certificate.update({ where: { id: first?.id ?? "" }, data: { code: "7F3K9QX2ABCDEFG0" } });
  const printed = await printCertificates(staff, { sessionId: session.id, certificateId: null });
  const { text, pages } = await readPdf(printed.ok ? printed.value.bytes : new Uint8Array());
  expect(pages).toBe(1);
  const letters = text.replace(/\s/g, "");
  for (const part of [name, venue]) expect(letters).toContain(part);
  expect(letters.replaceAll(/[^\p{L}\p{N}]/gu, "")).toContain(title.slice(150).replaceAll("・", ""));
  await expect(text).toMatchFileSnapshot("../../golden/paper-certificate-long.txt");
}, 30_000);

test("whoever was called takes their own from their link; a stand-in's is not theirs, nor one revoked, nor after the link faded", async () => {
  const { ctx, staff, session, whole, late, issue, certificates } = await aTraining();
  const own = (invitation: typeof whole.invitation) => printOwnCertificate(ctx, tokenOf(ctx, invitation));
  const offered = async () => {
    const shown = await showInvitation(ctx, tokenOf(ctx, whole.invitation));
    return shown.ok && shown.value.invitee?.hasCertificate;
  };
  expect(await offered()).toBe(false);
  await issue();
  expect(await offered()).toBe(true);
  const printed = await own(whole.invitation);
  expect((await readPdf(printed.ok ? printed.value.bytes : new Uint8Array())).text).toContain("𠮷田");
  await ctx.db.attendance.update({ where: { id: late.attendance.id }, data: { role: "proxy", personId: null } });
  expect(await own(late.invitation)).toEqual({ ok: false, error: "not-found" });
  expect(await printOwnCertificate(ctx, "x".repeat(32))).toEqual({ ok: false, error: "not-found" });
  ctx.at("2026-09-01T00:00:00+09:00");
  expect(await own(whole.invitation)).toEqual({ ok: false, error: "not-found" });
  ctx.at("2026-07-02T09:00:00+09:00");
  const [first] = await certificates();
  await revokeCertificate(staff, { sessionId: session.id, certificateId: first?.id ?? "" });
  expect([await own(whole.invitation), await offered()]).toEqual([{ ok: false, error: "not-found" }, false]);
}, 30_000);

test("erased: the name goes, the number and the paper's validity stay; nothing is printed in their place", async () => {
  const { ctx, staff, session, whole, late, issue, certificates } = await aTraining();
  await issue();
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "held" } });
  const everything = await showEverything(staff, whole.person.id);
  expect(everything.ok && everything.value.attendances[0]?.certificate).toMatchObject({ number: 1, name: NAMES.whole });
  expect(await erasePerson(staff, { id: whole.person.id, typedName: NAMES.whole })).toMatchObject({ ok: true });
  const [first, second] = await certificates();
  expect(first).toMatchObject({ number: 1, name: erasedName, revokedAt: null });
  expect(second?.name).toBe(NAMES.late);
  expect(await verifyCertificate(ctx, first?.code ?? "")).toEqual({ ok: true, value: { valid: true } });
  const at = { sessionId: session.id, certificateId: first?.id ?? "" };
  expect(await printCertificates(staff, at)).toEqual({ ok: false, error: "not-found" });
  expect(await reissueCertificate(staff, { ...at, name: "誰か" })).toEqual({ ok: false, error: "no-attendance" });
  // Whose row of attendance is gone has only the name to be found by.
  await ctx.db.attendance.delete({ where: { id: late.attendance.id } });
  await erasePerson(staff, { id: late.person.id, typedName: NAMES.late });
  expect((await certificates()).map(({ name }) => name)).toEqual([erasedName, erasedName]);
});

test("before somebody is erased, the desk is told where somebody else's certificate names them", async () => {
  const { staff, whole, issue, ctx, certificates, session } = await aTraining();
  await issue();
  const [, second] = await certificates();
  await ctx.db.certificate.update({ where: { id: second?.id ?? "" }, data: { name: NAMES.whole } });
  const notes = await showErasure(staff, whole.person.id);
  expect(notes.ok && notes.value.mentions).toContainEqual({
    ...{ where: "certificate", id: session.id, title: "第2回多職種連携研修会" },
  });
});
