import { expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { answerPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { readReference } from "#app/domain/reference.ts";
import { giveMissingReferences, giveReferences } from "#app/use-cases/invitations/give-references.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { issueLetters } from "#app/use-cases/letters/issue-letters.ts";
import { listLetters } from "#app/use-cases/letters/list-letters.ts";
import { previewLetters, printPreview } from "#app/use-cases/letters/preview-letters.ts";
import { printLetters } from "#app/use-cases/letters/print-letters.ts";
import { showLetters } from "#app/use-cases/letters/show-letters.ts";
import type { LetterChoice } from "#app/use-cases/letters/write-letters.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { showEverything } from "#app/use-cases/people/export-person.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { asStaff, createCenter, createSession, tokenOf } from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { seatDesk } from "#tests/support/seats.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const [MAILED, FAXED] = ["𠮷田 髙子", "神\uFA19保 一郎"] as const;

const CHOICE: LetterChoice = {
  ...{ kind: "notice", addressing: "each", audience: "called", people: [], groupName: null, number: "１２３" },
  ...{ issuedOn: "2026-06-01", withSlip: true, byMail: false, receptionMinutes: 30, expenses: "旅費を支給します。" },
};

/** Two people called, of whom a mail reaches one. */
async function office(given: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const desk = await seatDesk([MAILED, FAXED], { capacity: null, answerBy: "2026-06-20", ...given });
  const { ctx, staff, session, center, of, later } = desk;
  await ctx.db.healthCenter.update({
    where: { id: center.id },
    data: { documentMark: "釧保", signatory: "北海道釧路保健所長\n釧路　太郎", fax: "0123-00-0201" },
  });
  await ctx.db.person.update({ where: { id: of(FAXED).personId }, data: { email: null, fax: "0123-00-0001" } });
  const issue = async (choice: Partial<LetterChoice> = {}) => {
    later(1);
    const issuedBefore = await ctx.db.letter.count();
    const issued = await issueLetters(staff, { sessionId: session.id, choice: { ...CHOICE, ...choice }, issuedBefore });
    if (!issued.ok) throw new Error(issued.error);
    return issued.value;
  };
  const print = async (letterId: string, { all = false, by = staff } = {}) => {
    const printed = await printLetters(by, { sessionId: session.id, letterId, all });
    if (!printed.ok) throw new Error(printed.error);
    return readPdf(printed.value.bytes);
  };
  const letters = () => ctx.db.letter.findMany({ orderBy: { id: "asc" } });
  const preview = (choice: Partial<LetterChoice> = {}) => previewLetters(staff, session.id, { ...CHOICE, ...choice });
  return { ...desk, issue, print, letters, preview };
}

test("each is kept as it goes out, with a placeholder for the link, and printed with it, all in one file", async () => {
  const { ctx, session, issue, print, letters, of } = await office();
  const { letterId, letters: count, mails } = await issue();
  expect({ count, mails }).toEqual({ count: 2, mails: 0 });
  const [first, second] = await letters();
  expect(first).toMatchObject({
    id: letterId,
    invitationId: of(MAILED).id,
    personId: of(MAILED).personId,
    documentNumber: "釧保第123号",
    kind: "notice",
  });
  expect(second).toMatchObject({ invitationId: of(FAXED).id, personId: of(FAXED).personId });
  expect(first?.content).toContain(answerPath(TOKEN_PLACEHOLDER));
  expect(first?.content).not.toContain(tokenOf(ctx, of(MAILED)));
  const all = await print(letterId, { all: true });
  expect(all.pages).toBe(4);
  const words = all.text.replace(/\s/g, "");
  for (const word of [
    "𠮷田髙子様",
    "神\uFA19保一郎様",
    "釧保第123号",
    "受付開始13時30分",
    "北海道釧路保健所長",
    "旅費を支給します。",
  ]) {
    expect(words).toContain(word);
  }
  expect((await print(letterId)).pages).toBe(2);
  const kept = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect(kept).toMatchObject({ documentNumber: "釧保第123号", receptionMinutes: 30, expenses: "旅費を支給します。" });
}, 60_000);

test("a number that the desk used in the same fiscal year is told before it is used again", async () => {
  const { ctx, staff, session, center, issue, preview } = await office();
  expect(await preview()).toMatchObject({ value: { documentNumber: "釧保第123号", numberedBefore: null } });
  await issue();
  const before = { kind: "notice", issuedOn: "2026-06-01", session: { title: session.title } };
  expect(await preview({ issuedOn: "2027-03-31" })).toMatchObject({ value: { numberedBefore: before } });
  for (const other of [{ number: "124" }, { number: null }, { issuedOn: "2027-04-01" }, { issuedOn: "2026-03-31" }]) {
    expect(await preview(other)).toMatchObject({ ok: true, value: { numberedBefore: null } });
  }
  // Another session's of the desk is the same book; another desk's is not.
  const later = await createSession(ctx, center);
  const toAll = { ...CHOICE, addressing: "group", groupName: "構成員" } as const;
  expect(await previewLetters(staff, later.id, toAll)).toMatchObject({ value: { numberedBefore: before } });
  const nemuro = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  await ctx.db.healthCenter.update({ where: { id: nemuro.id }, data: { documentMark: "釧保" } });
  const theirs = await createSession(ctx, nemuro);
  const shown = await previewLetters(await asStaff(ctx, nemuro), theirs.id, toAll);
  expect(shown).toMatchObject({ value: { documentNumber: "釧保第123号", numberedBefore: null } });
}, 60_000);

test("a letter stays as it was sent, whatever the session becomes", async () => {
  const { ctx, session, issue, print } = await office();
  const { letterId } = await issue();
  const before = (await print(letterId)).text;
  await ctx.db.session.update({ where: { id: session.id }, data: { title: "別の会議", venue: "別の会場" } });
  expect((await print(letterId)).text).toBe(before);
}, 60_000);

test("the code of a link that has ended is not printed, and the page says so", async () => {
  const { staff, session, issue, print, of } = await office();
  const { letterId } = await issue({ audience: "chosen", people: [of(FAXED).id] });
  expect((await print(letterId)).text).not.toContain("無効");
  const renewed = await renewLink(staff, { sessionId: session.id, invitationId: of(FAXED).id });
  expect(renewed.ok).toBe(true);
  expect((await print(letterId)).text.replace(/\s/g, "")).toContain("この二次元コードは無効");
  const shown = await showLetters(staff, { sessionId: session.id, letterId });
  expect(shown).toMatchObject({ ok: true, value: { letters: [{ name: FAXED, hasEnded: true }] } });
}, 60_000);

test("who may not answer for others gets the letter without its code", async () => {
  const { ctx, center, issue, print } = await office();
  const { letterId } = await issue();
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  expect((await print(letterId, { by: viewer })).text.replace(/\s/g, "")).toContain("（二次元コードは担当の保");
}, 60_000);

test("whom it is for is chosen: those whom no mail reaches, or by name; nobody is refused", async () => {
  const { issue, letters, preview, of } = await office();
  await issue({ audience: "byHand" });
  expect((await letters()).map(({ invitationId }) => invitationId)).toEqual([of(FAXED).id]);
  expect(await preview({ audience: "chosen", people: [of(MAILED).id] })).toMatchObject({
    ok: true,
    value: { letters: 1, mails: 0, people: [{ name: MAILED, reachedBy: "mail" }], issuedBefore: 1 },
  });
  expect(await preview({ audience: "chosen" })).toEqual({ ok: false, error: "nobody-chosen" });
  expect(await preview({ audience: "chosen", people: ["elsewhere"] })).toEqual({ ok: false, error: "nobody-chosen" });
});

test("one letter for all names the group, holds nobody's link, and stands as one line in the list", async () => {
  const { staff, session, issue, letters, preview, print } = await office();
  expect(await preview({ addressing: "group" })).toEqual({ ok: false, error: "group-name-required" });
  const { letterId } = await issue({ addressing: "group", groupName: "協議会構成員" });
  const [letter] = await letters();
  expect(letter).toMatchObject({ invitationId: null, personId: null });
  expect(letter?.content).not.toContain(TOKEN_PLACEHOLDER);
  expect((await print(letterId)).text.replace(/\s/g, "")).toContain("協議会構成員各位");
  await issue({ audience: "byHand" });
  const listed = await listLetters(staff, session.id);
  if (!listed.ok) throw new Error(listed.error);
  expect(listed.value.batches.map(({ isForAll, letters, to }) => ({ isForAll, letters, to }))).toEqual(
    expect.arrayContaining([
      { isForAll: true, letters: 1, to: null },
      { isForAll: false, letters: 1, to: FAXED },
    ]),
  );
}, 60_000);

test("a second press issues nothing", async () => {
  const { ctx, staff, session, issue } = await office();
  await issue();
  const again = await issueLetters(staff, { sessionId: session.id, choice: CHOICE, issuedBefore: 0 });
  expect(again).toEqual({ ok: false, error: "issued-meanwhile" });
  expect(await ctx.db.letter.count()).toBe(2);
});

test("each state of a session has its own letter, and no other", async () => {
  const { ctx, staff, session, issue, print, preview } = await office();
  const become = (data: Prisma.SessionUncheckedUpdateInput) =>
    ctx.db.session.update({ where: { id: session.id }, data });
  const kinds = async () => {
    const listed = await listLetters(staff, session.id);
    return listed.ok ? listed.value.kinds : listed.error;
  };
  expect(await kinds()).toEqual(["notice"]);
  await become({ state: "cancelled", stateReason: "台風のため" });
  expect(await kinds()).toEqual(["cancellation"]);
  expect(await preview()).toEqual({ ok: false, error: "kind-not-now" });
  const cancelled = (await print((await issue({ kind: "cancellation" })).letterId)).text.replace(/\s/g, "");
  for (const word of ["中止について（通知）", "台風のため", "令和8年7月1日"]) expect(cancelled).toContain(word);
  await become({ state: "postponed", stateReason: "会場の都合" });
  expect(await kinds()).toEqual(["postponement"]);
  expect((await print((await issue({ kind: "postponement" })).letterId)).text).toContain("会場の都合");
  await become({ state: "scheduled" });
  ctx.at("2026-07-02T09:00:00+09:00");
  expect(await kinds()).toEqual(["thanks"]);
  expect((await issue({ kind: "thanks" })).letters).toBe(2);
}, 60_000);

test("a mail brings the letter as PDF, with the link of whom it goes to; after a new link it stays home", async () => {
  const { ctx, staff, session, issue, of } = await office();
  const { mails } = await issue({ byMail: true });
  expect(mails).toBe(1);
  const [mail] = await ctx.db.outboxMail.findMany({ where: { kind: "letter" } });
  expect(mail).toMatchObject({ invitationId: of(MAILED).id, sequence: 0, letterId: expect.any(String) });
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  try {
    expect(await deliverNextMail(ctx, transport, "test")).toMatchObject({ outcome: "sent" });
    const raw = smtp.received[0]?.raw ?? "";
    const pdf = raw.match(/Content-Type: application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/)?.[1] ?? "";
    const read = await readPdf(Buffer.from(pdf, "base64"));
    expect(read.text.replace(/\s/g, "")).toContain("𠮷田髙子様");
    expect(read.pages).toBe(2);
    await issue({ byMail: true });
    await renewLink(staff, { sessionId: session.id, invitationId: of(MAILED).id });
    const outcomes = [await deliverNextMail(ctx, transport, "test"), await deliverNextMail(ctx, transport, "test")];
    expect(outcomes.map((delivered) => delivered?.outcome)).toEqual(["failed", "sent"]);
  } finally {
    transport.close();
  }
}, 60_000);

test("the preview prints what is to come without any code, and names what cannot be printed", async () => {
  const { ctx, staff, session, preview, of } = await office();
  await ctx.db.invitation.update({ where: { id: of(FAXED).id }, data: { name: "会場 四郎📱" } });
  expect(await preview()).toMatchObject({ ok: true, value: { missing: ["📱"], documentNumber: "釧保第123号" } });
  const printed = await printPreview(staff, session.id, CHOICE);
  if (!printed.ok) throw new Error(printed.error);
  const { text, pages } = await readPdf(printed.value.bytes);
  expect(pages).toBe(4);
  expect(text.replace(/\s/g, "")).toContain("（発行すると、ここに二次元");
  expect(await ctx.db.letter.count()).toBe(0);
}, 60_000);

test("everyone of a session has a 整理番号 of their own, given once for good", async () => {
  const { ctx, session, of } = await office();
  const given = await ctx.db.$transaction((tx) => giveReferences(tx, session.id));
  expect(new Set(given.values()).size).toBe(2);
  for (const reference of given.values()) expect(readReference(reference)).toBe(reference);
  expect(await ctx.db.$transaction((tx) => giveReferences(tx, session.id))).toEqual(given);
  const { reference } = await ctx.db.invitation.findUniqueOrThrow({ where: { id: of(MAILED).id } });
  expect(reference).toBe(given.get(of(MAILED).id));
});

test("at the start of a server whoever has none is given a 整理番号, whoever has one keeps it", async () => {
  const { ctx, of } = await office();
  const read = async (name: string) =>
    (await ctx.db.invitation.findUniqueOrThrow({ where: { id: of(name).id } })).reference;
  await ctx.db.invitation.update({ where: { id: of(MAILED).id }, data: { reference: "01234560" } });
  await giveMissingReferences(ctx.db);
  expect(await read(MAILED)).toBe("01234560");
  const given = (await read(FAXED)) ?? "";
  expect(readReference(given)).toBe(given);
  await giveMissingReferences(ctx.db);
  expect(await read(FAXED)).toBe(given);
});

test("erasing somebody empties their letters and takes them out of those to others; all about them tells of theirs", async () => {
  const { ctx, staff, session, issue, letters, of } = await office();
  const { personId } = of(MAILED);
  await ctx.db.agendaItem.create({
    data: { sessionId: session.id, position: 1, title: "報告", presenter: "医師会 𠮷田 髙子", presenterId: personId },
  });
  const { letterId } = await issue();
  const everything = await showEverything(staff, personId);
  expect(everything).toMatchObject({
    ok: true,
    value: { invitations: [{ letters: [{ kind: "notice", documentNumber: "釧保第123号" }] }] },
  });
  await ctx.db.invitation.update({ where: { id: of(MAILED).id }, data: { revokedAt: ctx.now() } });
  expect(await erasePerson(staff, { id: personId, typedName: MAILED })).toMatchObject({ ok: true });
  const [theirs, others] = await letters();
  expect(theirs).toMatchObject({ id: letterId, content: "[]", documentNumber: "釧保第123号" });
  expect(others?.content).toContain("報告");
  expect(others?.content).not.toContain("髙子");
  expect(await printLetters(staff, { sessionId: session.id, letterId, all: false })).toEqual({
    ok: false,
    error: "not-found",
  });
  expect(await printLetters(staff, { sessionId: session.id, letterId, all: true })).toMatchObject({ ok: true });
}, 60_000);
