import { beforeEach, describe, expect, test } from "vitest";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { type PLACEHOLDERS, WORDABLE_KINDS } from "#app/domain/mail-wording.ts";
import { standardOpening } from "#app/text/wording.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { previewMail } from "#app/use-cases/wordings/preview-mail.ts";
import { saveWording } from "#app/use-cases/wordings/save-wording.ts";
import { previewWording, showWording } from "#app/use-cases/wordings/show-wording.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

let ctx: TestContext;
let center: Awaited<ReturnType<typeof createCenter>>;
let admin: StaffContext;
let desk: StaffContext;

beforeEach(async () => {
  ctx = testContext();
  center = await createCenter(ctx);
  [admin, desk] = [await asStaff(ctx, center, "prefectureAdmin"), await asStaff(ctx, center)];
});

const OWN = { opening: "　{会議名}に、{氏名}様をお招きします。", closing: "　{差出人}" };
const save = (version: number, typed = OWN, kind: keyof typeof PLACEHOLDERS = "invitation") =>
  saveWording(admin, { kind, version, typed });
const standard = (kind: keyof typeof PLACEHOLDERS) => standardOpening[kind].join("\n");
const row = () => ctx.db.mailWording.findFirst();

describe("keeping words", () => {
  test("they are kept tidied, told to the log, and shown with the version to edit them on", async () => {
    expect(await save(0, { ...OWN, opening: `\n${OWN.opening}  \n\n` })).toEqual({ ok: true, value: undefined });
    expect(await row()).toMatchObject({ kind: "invitation", ...OWN, version: 1 });
    expect(await showWording(desk, "invitation")).toEqual({
      ok: true,
      value: { kind: "invitation", words: OWN, own: true, version: 1, mayWrite: false },
    });
    const [record] = await ctx.db.auditRecord.findMany();
    expect(record).toMatchObject({ action: "wording.edit", subject: "MailWording", subjectId: "invitation" });
    expect(JSON.parse(record?.before ?? "")).toEqual({ opening: null, closing: null });
    expect(JSON.parse(record?.after ?? "")).toEqual(OWN);
  });

  test("an older form is refused; the same words again change nothing and tell nobody", async () => {
    await save(0);
    const before = dump(ctx);
    expect(await save(0, { ...OWN, closing: "別" })).toEqual({ ok: false, error: "edited-meanwhile" });
    expect(await save(1)).toEqual({ ok: true, value: undefined });
    expect(dump(ctx)).toEqual(before);
  });

  test.each(["{会場}", "{回答期限", "｛席｝"])("%s keeps the words out", async (opening) => {
    const before = dump(ctx);
    expect(await save(0, { opening, closing: "" })).toEqual({ ok: false, error: "wording-faulty" });
    expect(await save(0, { opening: "", closing: opening })).toEqual({ ok: false, error: "wording-faulty" });
    expect(dump(ctx)).toEqual(before);
  });

  test("what a kind does not have is refused there, though another kind has it", async () => {
    const typed = { opening: "{日時}", closing: "" };
    expect((await save(0, typed, "materials")).ok).toBe(false);
    expect((await save(0, typed, "dateDecided")).ok).toBe(true);
  });

  test("Renkei's own words, or none, are Renkei's: nothing is kept, and the version rises", async () => {
    await save(0);
    expect((await save(1, { opening: standard("invitation"), closing: " \n" })).ok).toBe(true);
    expect(await row()).toMatchObject({ opening: null, closing: null, version: 2 });
    expect(await showWording(admin, "invitation")).toMatchObject({
      value: { words: { opening: standard("invitation"), closing: "" }, own: false, version: 2, mayWrite: true },
    });
    expect((await save(2, { opening: "", closing: "" })).ok).toBe(true);
    expect(await row()).toMatchObject({ version: 2 });
  });

  test("of a kind in Renkei's words alone there is no page", async () => {
    for (const kind of ["applicationCheck", "constructor", ""]) {
      expect(await showWording(admin, kind)).toEqual({ ok: false, error: "not-found" });
    }
  });
});

test("every mail of one sending is in the words of its prefecture, under its center's name, whoever sends it", async () => {
  await save(0);
  await ctx.db.healthCenter.update({ where: { id: center.id }, data: { senderName: "在宅医療担当" } });
  const session = await createSession(ctx, center);
  const people = await Promise.all(
    ["甲", "乙"].map((name) => createPerson(ctx, center, { name, email: "a@example.jp" })),
  );
  await sendInvitations(desk, {
    sessionId: session.id,
    people: people.map(({ id }) => ({ personId: id, role: null })),
    documentNumber: null,
  });
  const mails = await ctx.db.outboxMail.findMany({ orderBy: { toName: "desc" } });
  expect(mails).toHaveLength(2);
  for (const { text, html, toName, fromName, replyTo } of mails) {
    expect(text).toContain(`　${session.title}に、${toName}様をお招きします。`);
    expect(text).not.toContain("時下ますます");
    expect(html).toContain(`${toName}様をお招きします`);
    expect(text).toContain("\n\n　在宅医療担当\n\n■ 問合せ先");
    expect([fromName, replyTo]).toEqual(["在宅医療担当", center.email]);
  }
});

test("another prefecture's words stay there", async () => {
  await save(0);
  const elsewhere = await createCenter(ctx, "aomori", await placeIn("02"));
  const session = await createSession(ctx, elsewhere);
  const person = await createPerson(ctx, elsewhere, { email: "a@example.jp" });
  const staff = await asStaff(ctx, elsewhere);
  await sendInvitations(staff, {
    ...{ sessionId: session.id, documentNumber: null },
    people: [{ personId: person.id, role: null }],
  });
  expect((await ctx.db.outboxMail.findFirstOrThrow()).text).toContain("時下ますます");
});

async function placeIn(code: string) {
  const prefecture = await ctx.db.prefecture.create({ data: { code, name: code } });
  const area = await ctx.db.medicalArea.create({ data: { prefectureId: prefecture.id, name: code, position: 1 } });
  return { prefectureId: prefecture.id, areaId: area.id };
}

describe("a preview", () => {
  const NOTHING = { centerId: null, sessionId: null };

  test.each(WORDABLE_KINDS)(
    "of %s shows the words in a mail about the next session, to the first called",
    async (kind) => {
      const session = await createSession(ctx, center, { venue: "会議室" });
      await createSession(ctx, center, {
        title: "先の会",
        startsAt: new Date("2026-09-01T14:00:00+09:00"),
        endsAt: null,
      });
      await createSession(ctx, center, {
        title: "済んだ会",
        startsAt: new Date("2026-05-01T14:00:00+09:00"),
        endsAt: null,
      });
      const person = await createPerson(ctx, center, { name: "釧路 花子" });
      await createInvitation(ctx, session, person);
      const before = dump(ctx);
      const preview = await previewWording(desk, { kind, typed: OWN, choice: NOTHING });
      expect(preview.sessionId).toBe(session.id);
      expect(preview.mail?.text).toContain(`${session.title}に、釧路 花子様をお招きします。`);
      expect(preview.mail?.html).toContain("釧路 花子様をお招きします。");
      expect(preview.mail?.text).not.toMatch(/LINKTOKEN|undefined|null/);
      expect(dump(ctx)).toEqual(before);
    },
  );

  test.each(WORDABLE_KINDS)(
    "of %s in what the form shows as Renkei's words is the mail Renkei writes",
    async (kind) => {
      const { id } = await createSession(ctx, center, { venue: "会議室", answerBy: "2026-06-20" });
      const session = await findSession(ctx.db, center.prefectureId, id);
      if (!session?.startsAt) throw new Error("no session");
      const dated = { ...session, startsAt: session.startsAt };
      const plain = await previewMail(desk, dated, kind, { opening: null, closing: null });
      const written = { opening: standard(kind) || null, closing: null };
      expect(await previewMail(desk, dated, kind, written)).toEqual(plain);
    },
  );

  test("tells the faults, and shows no mail then", async () => {
    await createSession(ctx, center);
    const typed = { opening: "{会場}", closing: "{" };
    expect(await previewWording(admin, { kind: "invitation", typed, choice: NOTHING })).toMatchObject({
      mail: null,
      faults: { opening: { names: ["会場"] }, closing: { code: "loose-brace" } },
    });
  });

  test("is about the session chosen, of the centers one may read; another desk's cannot be had by its id", async () => {
    const other = await createCenter(ctx, "nemuro", {
      prefectureId: center.prefectureId,
      areaId: center.medicalAreaId,
    });
    const [ours, theirs] = [await createSession(ctx, center), await createSession(ctx, other, { title: "根室の会" })];
    const choice = { centerId: other.id, sessionId: theirs.id };
    const asked = { kind: "invitation", typed: OWN, choice } as const;
    expect(await previewWording(admin, asked)).toMatchObject({ centerId: other.id, sessionId: theirs.id });
    const own = await previewWording(desk, asked);
    expect([own.centers.length, own.sessionId]).toEqual([1, ours.id]);
    expect(JSON.stringify(own)).not.toContain("根室の会");
  });

  test("without a session there is none, and nothing breaks", async () => {
    expect(await previewWording(desk, { kind: "invitation", typed: OWN, choice: NOTHING })).toMatchObject({
      ...{ sessions: [], sessionId: null, mail: null, faults: {} },
    });
  });
});
