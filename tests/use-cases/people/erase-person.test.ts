import { describe, expect, test } from "vitest";
import { insertLines, leaseNextImport } from "#app/adapters/db/import-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { erasedName } from "#app/text/people.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { runImport } from "#app/use-cases/imports/run-import.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { erasePerson, showErasure } from "#app/use-cases/people/erase-person.ts";
import { exportPerson } from "#app/use-cases/people/export-person.ts";
import { mergePeople } from "#app/use-cases/people/merge-people.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { listSessions } from "#app/use-cases/sessions/list-sessions.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { checked, letImportsRun, proposed, step, upload, utf8 } from "#tests/support/imports.ts";

const NAME = "厚岸 花子";
/** Whatever says who they are, in any table: name, kana, mail, phone, words of theirs. */
const TRACES = /厚岸|あっけし|akkeshi|0153-52-0000|車椅子で参ります|午後なら/;

/** Someone who was called, answered and came, with all that is written of such a person. */
async function knownPerson() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId, id: centerId } = center;
  const staff = await asStaff(ctx, center);
  const organization = await ctx.db.organization.create({
    data: { prefectureId, kind: "市町村", name: "町役場", searchKey: "町役場" },
  });
  const person = await createPerson(ctx, center, {
    name: NAME,
    kana: "あっけし はなこ",
    organizationId: organization.id,
    title: "厚岸地区主任",
    occupation: "保健師",
    email: "akkeshi@example.jp",
    phone: "0153-52-0000",
  });
  const past = await createSession(ctx, center, {
    title: "済んだ会議",
    state: "scheduled",
    startsAt: new Date("2026-06-10T14:00:00+09:00"),
    endsAt: new Date("2026-06-10T16:00:00+09:00"),
  });
  const invitation = await createInvitation(ctx, past, person, { organizationName: "町役場", title: "厚岸地区主任" });
  await respondToInvitation(ctx, {
    token: tokenOf(ctx, invitation),
    address: "192.0.2.1",
    answer: "proxy",
    proxy: { name: "厚岸 次郎", title: "係長", organization: "厚岸分室", email: "jiro.akkeshi@example.jp" },
    message: "車椅子で参ります",
  });
  await respondToInvitation(ctx, {
    token: tokenOf(ctx, invitation),
    address: "192.0.2.1",
    answer: "attending",
    proxy: null,
    message: "厚岸から伺います",
  });
  const mailId = await queueMail(
    ctx.db,
    {
      prefectureId,
      centerId,
      sessionId: past.id,
      invitationId: invitation.id,
      tokenGeneration: 0,
      sequence: 0,
      kind: "invitation",
      fromName: center.name,
      replyTo: null,
      toName: NAME,
      toAddress: "akkeshi@example.jp",
      subject: `${NAME}様への案内`,
      text: `${NAME}様`,
      html: `<p>${NAME}様</p>`,
      calendar: { method: "REQUEST", sequence: 0, content: "ATTENDEE;CN=厚岸 花子:mailto:akkeshi@example.jp" },
    },
    { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
  );
  await ctx.db.attendance.create({
    data: {
      prefectureId,
      sessionId: past.id,
      personId: person.id,
      invitationId: invitation.id,
      role: "member",
      name: NAME,
      organizationName: "町役場",
      organizationKind: "市町村",
      title: "厚岸地区主任",
      occupation: "保健師",
      medicalAreaId: center.medicalAreaId,
    },
  });
  await ctx.db.session.update({ where: { id: past.id }, data: { state: "held" } });
  const poll = await ctx.db.datePoll.create({
    data: { prefectureId, sessionId: past.id, answerBy: "2026-05-01", createdAt: ctx.now(), state: "closed" },
  });
  const participant = await ctx.db.pollParticipant.create({
    data: {
      prefectureId,
      pollId: poll.id,
      personId: person.id,
      name: NAME,
      title: "厚岸地区主任",
      position: 0,
      role: "member",
      reachedBy: "mail",
      tokenHash: "poll",
      replies: { create: { comment: "午後なら", via: "link", repliedAt: ctx.now() } },
    },
  });
  await ctx.db.personGroup.create({
    data: { prefectureId, centerId, name: "保健師", members: { create: { personId: person.id } } },
  });
  const cells = JSON.stringify({ name: NAME, email: "akkeshi@example.jp" });
  const brought = await ctx.db.import.create({
    data: {
      prefectureId,
      centerId,
      userId: staff.actor.userId,
      kind: "people",
      state: "applied",
      fileName: "people.csv",
      sha256: "0".repeat(64),
      byteSize: 1,
      createdAt: ctx.now(),
      lines: {
        create: [
          { row: 2, fate: "added", cells, remarks: "[]" },
          { row: 3, fate: "added", cells: JSON.stringify({ name: "根室 太郎" }), remarks: "[]" },
        ],
      },
      changes: { create: [{ position: 0, table: "Person", recordId: person.id, before: null, after: cells }] },
    },
  });
  ctx.at("2026-06-20T09:00:00+09:00");
  return { ctx, center, staff: { ...staff, now: ctx.now }, person, past, invitation, mailId, participant, brought };
}

async function figures(staff: StaffContext) {
  const { rows } = await listSessions(staff, { fiscalYear: 2026, page: 1 });
  return {
    table: await showActivityTable(staff, 2026),
    headcounts: rows.map(({ id, headcount }) => [id, headcount]),
  };
}

describe("erasing a person's data", () => {
  test("leaves no trace of them in any table, and every figure as it was", async () => {
    const { ctx, staff, person } = await knownPerson();
    const before = await figures(staff);
    expect(before.headcounts).toEqual([[expect.anything(), { kind: "listed", people: 1 }]]);
    expect(JSON.stringify(dump(ctx))).toMatch(TRACES);
    expect(await erasePerson(staff, { id: person.id, typedName: "厚岸花子" })).toEqual({
      ok: true,
      value: { erased: 1 },
    });
    expect(JSON.stringify(dump(ctx))).not.toMatch(TRACES);
    expect(await figures(staff)).toEqual(before);
  });

  test("keeps what figures are made of: occupation, kind, role, area and answer", async () => {
    const { ctx, center, staff, person, invitation } = await knownPerson();
    await erasePerson(staff, { id: person.id, typedName: NAME });
    expect(await ctx.db.attendance.findFirstOrThrow({ where: { personId: person.id } })).toMatchObject({
      name: erasedName,
      occupation: "保健師",
      organizationKind: "市町村",
      role: "member",
      medicalAreaId: center.medicalAreaId,
    });
    const answers = await ctx.db.response.findMany({
      where: { invitationId: invitation.id },
      orderBy: { answeredAt: "asc" },
    });
    expect(answers.map(({ answer, proxyName }) => [answer, proxyName]).sort()).toEqual([
      ["attending", null],
      ["proxy", erasedName],
    ]);
  });

  test("touches nobody else's line of a sheet", async () => {
    const { ctx, staff, person, brought } = await knownPerson();
    await erasePerson(staff, { id: person.id, typedName: NAME });
    const lines = await ctx.db.importLine.findMany({ where: { importId: brought.id }, orderBy: { row: "asc" } });
    expect(lines.map(({ cells }) => cells)).toEqual(['{"name":null,"email":null}', '{"name":"根室 太郎"}']);
  });

  test("goes through every sheet of the desk, also one that never wrote them", async () => {
    const { ctx, center, staff, person } = await knownPerson();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const nemuro = await createCenter(ctx, "nemuro", place);
    const sheet = {
      headingRow: 0,
      headings: ["氏名", "メール"],
      sample: [[NAME, "akkeshi@example.jp"]],
      columns: { name: 0, email: 1 },
    };
    const bring = async (centerId: string | null, headings: string[], cells: object[]) => {
      const { id } = await ctx.db.import.create({
        data: {
          ...{ prefectureId: center.prefectureId, centerId, userId: staff.actor.userId },
          ...{ kind: "people", state: "applied", fileName: "people.csv", sha256: "1".repeat(64), byteSize: 1 },
          createdAt: ctx.now(),
          columns: JSON.stringify({ ...sheet, headings }),
          lines: {
            create: cells.map((each, i) => {
              return { row: i + 2, fate: "refused" as const, cells: JSON.stringify(each), remarks: "[]" };
            }),
          },
        },
      });
      return async () => {
        const { columns, lines } = await ctx.db.import.findUniqueOrThrow({
          where: { id },
          include: { lines: { orderBy: { row: "asc" } } },
        });
        return { ...JSON.parse(columns ?? ""), cells: lines.map((line) => JSON.parse(line.cells)) };
      };
    };
    const ofDesk = await bring(center.id, sheet.headings, [
      { name: "厚岸　花子", email: "" },
      { name: "花子", email: "Akkeshi@Example.jp" },
      { name: "釧路 花子", email: "a.kushiro@example.jp" },
    ]);
    const ofAll = await bring(null, [NAME, "akkeshi@example.jp"], [{ name: "厚岸花子" }]);
    const elsewhere = await bring(nemuro.id, sheet.headings, [{ name: NAME }]);
    const untouched = await elsewhere();
    await erasePerson(staff, { id: person.id, typedName: NAME });
    expect(await ofDesk()).toEqual({
      ...sheet,
      sample: [],
      cells: [
        { name: null, email: null },
        { name: null, email: null },
        { name: "釧路 花子", email: "a.kushiro@example.jp" },
      ],
    });
    expect(await ofAll()).toEqual({ ...sheet, headings: ["", ""], sample: [], cells: [{ name: null }] });
    expect(await elsewhere()).toEqual(untouched);
  });

  test("takes no one else for them whose name only contains theirs", async () => {
    const { ctx, staff, person, brought } = await knownPerson();
    await ctx.db.person.update({ where: { id: person.id }, data: { name: "林 一", email: "a@example.jp" } });
    const rows = [
      { name: "小林 一郎", organization: "林一病院" },
      { name: "釧路 花子", email: "aa@example.jp" },
      { name: "林　一", email: "" },
      { name: "釧路 花子", email: "Ａ@Example.jp" },
    ];
    await ctx.db.importLine.deleteMany({ where: { importId: brought.id } });
    await ctx.db.importLine.createMany({
      data: rows.map((cells, row) => {
        return { importId: brought.id, row, fate: "refused", cells: JSON.stringify(cells), remarks: "[]" };
      }),
    });
    await erasePerson(staff, { id: person.id, typedName: "林一" });
    const lines = await ctx.db.importLine.findMany({ where: { importId: brought.id }, orderBy: { row: "asc" } });
    const emptied = { name: null, email: null };
    expect(lines.map(({ cells }) => JSON.parse(cells))).toEqual([rows[0], rows[1], emptied, emptied]);
  });

  test("takes their name out of the names of files", async () => {
    const { ctx, staff, person, brought } = await knownPerson();
    await ctx.db.import.update({ where: { id: brought.id }, data: { fileName: "厚岸花子_履歴.csv" } });
    await erasePerson(staff, { id: person.id, typedName: NAME });
    const { fileName } = await ctx.db.import.findUniqueOrThrow({ where: { id: brought.id } });
    expect(fileName).toBe(`${erasedName}_履歴.csv`);
  });

  test("takes the _ of a mail for what it is", async () => {
    const { ctx, staff, person, brought } = await knownPerson();
    await ctx.db.person.update({ where: { id: person.id }, data: { email: "a_b@example.jp" } });
    const other = JSON.stringify({ name: "根室 太郎", email: "a-b@example.jp" });
    await ctx.db.importLine.update({
      where: { importId_row: { importId: brought.id, row: 3 } },
      data: { cells: other },
    });
    await erasePerson(staff, { id: person.id, typedName: NAME });
    const line = await ctx.db.importLine.findUniqueOrThrow({
      where: { importId_row: { importId: brought.id, row: 3 } },
    });
    expect(line.cells).toBe(other);
  });

  test("takes their name off the agenda, also of a year that is confirmed, and no figure changes", async () => {
    const { ctx, center, staff, person, past } = await knownPerson();
    const item = { sessionId: past.id, title: "講演", presenterRole: "lecturer" as const };
    await ctx.db.agendaItem.create({
      data: { ...item, position: 0, presenter: "町役場　厚岸 花子", presenterId: person.id },
    });
    await ctx.db.agendaItem.create({ data: { ...item, position: 1, presenter: "根室 太郎" } });
    const { prefectureId, reportingUnitId } = center;
    const confirmed = { state: "confirmed", confirmedAt: ctx.now() } as const;
    await ctx.db.activityReport.create({ data: { prefectureId, reportingUnitId, fiscalYear: 2026, ...confirmed } });
    const before = await figures(staff);
    await erasePerson(staff, { id: person.id, typedName: NAME });
    const agenda = await ctx.db.agendaItem.findMany({ orderBy: { position: "asc" } });
    expect(agenda).toMatchObject([
      { title: "講演", presenter: erasedName, presenterId: null, presenterRole: "lecturer" },
      { title: "講演", presenter: "根室 太郎", presenterId: null, presenterRole: "lecturer" },
    ]);
    expect(await figures(staff)).toEqual(before);
  });

  test("ends their link, and sends them no mail again", async () => {
    const { ctx, staff, person, invitation, mailId } = await knownPerson();
    const token = tokenOf(ctx, invitation);
    expect(await showInvitation(ctx, token)).not.toBeNull();
    await erasePerson(staff, { id: person.id, typedName: NAME });
    expect(await showInvitation(ctx, token)).toMatchObject({ ok: false });
    expect(await ctx.db.outboxMail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({ state: "failed" });
    expect(await resendMail(staff, mailId)).toEqual({ ok: false, error: "link-ended" });
  });

  test("erases the records merged into theirs with them, and what would undo the merge", async () => {
    const { ctx, center, staff, person } = await knownPerson();
    const other = await createPerson(ctx, center, { name: "厚岸花子", email: "akkeshi2@example.jp" });
    const pair = { keptId: person.id, mergedId: other.id };
    const merge = await mergePeople(staff, { ...pair, versions: { kept: 0, merged: 0 }, taken: [] });
    if (!merge.ok) throw new Error(merge.error);
    expect(await erasePerson(staff, { id: person.id, typedName: NAME })).toEqual({ ok: true, value: { erased: 2 } });
    expect(JSON.stringify(dump(ctx))).not.toMatch(TRACES);
    expect(await undoMerge(staff, merge.value.mergeId)).toEqual({ ok: false, error: "changed-since" });
  });

  test("writes down that it was done, by whom, and nothing of what is gone", async () => {
    const { ctx, staff, person } = await knownPerson();
    await erasePerson(staff, { id: person.id, typedName: NAME });
    expect(await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "person.erase" } })).toMatchObject({
      subjectId: person.id,
      actorId: staff.actor.userId,
      before: null,
    });
  });
});

describe("a sheet that waits to be brought in", () => {
  const HEAD = ["氏名", "メール", "電話"];
  const theirs = { kind: "people" as const, bytes: utf8([HEAD, ["厚岸　花子", "", ""]]) };
  const others = { kind: "people" as const, bytes: utf8([HEAD, ["根室 太郎", "", ""]]) };
  const stateOf = async ({ ctx }: Awaited<ReturnType<typeof knownPerson>>, id: string) => {
    const { state, sha256, columns } = await ctx.db.import.findUniqueOrThrow({ where: { id } });
    return { state, kept: sha256 !== "", columns, lines: await ctx.db.importLine.count({ where: { importId: id } }) };
  };

  test("is given up where it would bring them back, as was told before", async () => {
    const world = await knownPerson();
    const { ctx, staff, person } = world;
    const naming = await checked(staff, theirs);
    const notNaming = await checked(staff, others);
    const unread = await upload(staff, others);
    const offices = await upload(staff, { kind: "organizations", bytes: utf8([["名称"], ["町役場"]]) });
    const notes = await showErasure(staff, person.id);
    expect(notes.ok && notes.value.imports.map(({ id }) => id)).toEqual([naming, unread]);
    await erasePerson(staff, { id: person.id, typedName: NAME });
    expect(await stateOf(world, naming)).toMatchObject({ state: "discarded", kept: false, lines: 0 });
    expect(await stateOf(world, unread)).toMatchObject({ state: "discarded", kept: false, lines: 0 });
    expect((await stateOf(world, naming)).columns).not.toMatch(TRACES);
    expect(await stateOf(world, notNaming)).toMatchObject({ state: "checked", kept: true, lines: 1 });
    expect(await stateOf(world, offices)).toMatchObject({ state: "uploaded", kept: true });
    expect(await changeImportState(staff, { id: naming, step: "apply" })).toMatchObject({ ok: false });
    await letImportsRun(staff);
    expect(JSON.stringify(dump(ctx))).not.toMatch(TRACES);
    await step(staff, notNaming, "apply");
    expect(await ctx.db.person.count({ where: { name: "根室 太郎" } })).toBe(1);
  });

  test("is given up while it is being applied: who has begun it writes nothing", async () => {
    const world = await knownPerson();
    const { ctx, staff, person } = world;
    const id = await checked(staff, { ...theirs, bytes: utf8([HEAD, [NAME, "", "0154-00-0009"]]) });
    expect(await changeImportState(staff, { id, step: "apply" })).toMatchObject({ ok: true });
    const lease = await leaseNextImport(ctx.db, { owner: "test", now: ctx.now(), leaseMs: 30_000 });
    if (!lease) throw new Error("nothing waits");
    const found = await ctx.db.import.findUniqueOrThrow({ where: { id } });
    await erasePerson(staff, { id: person.id, typedName: NAME });
    await runImport(staff, lease, () => {});
    expect(found.state).toBe("applying");
    expect(await stateOf(world, id)).toMatchObject({ state: "discarded", lines: 0 });
    expect(JSON.stringify(dump(ctx))).not.toMatch(TRACES);
  });

  test("leaves no line behind where its check goes on after it was given up", async () => {
    const world = await knownPerson();
    const { ctx, staff, person } = world;
    const id = await upload(staff, theirs);
    expect(await matchColumns(staff, { id, columns: await proposed(ctx, id) })).toMatchObject({ ok: true });
    const lease = await leaseNextImport(ctx.db, { owner: "test", now: ctx.now(), leaseMs: 30_000 });
    if (!lease) throw new Error("nothing waits");
    await erasePerson(staff, { id: person.id, typedName: NAME });
    await insertLines(ctx.db, lease, [{ row: 2, fate: "added", cells: JSON.stringify({ name: NAME }), remarks: "[]" }]);
    expect(await stateOf(world, id)).toMatchObject({ state: "discarded", lines: 0 });
  });

  test("of another desk stays", async () => {
    const world = await knownPerson();
    const { ctx, center, staff, person } = world;
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const nemuro = await asStaff(ctx, await createCenter(ctx, "nemuro", place));
    const id = await checked(nemuro, theirs);
    await erasePerson(staff, { id: person.id, typedName: NAME });
    expect(await stateOf(world, id)).toMatchObject({ state: "checked", kept: true, lines: 1 });
  });
});

describe("erasing is refused, and changes nothing,", () => {
  type World = Awaited<ReturnType<typeof knownPerson>>;
  const refusal = async ({ ctx, staff, person }: World, typedName = NAME) => {
    const before = dump(ctx);
    const result = await erasePerson(staff, { id: person.id, typedName });
    expect(dump(ctx)).toEqual(before);
    return result.ok ? "erased" : result.error;
  };

  test.each(["", "厚岸", "厚岸 華子"])("where 「%s」 was typed as the name", async (typed) => {
    expect(await refusal(await knownPerson(), typed)).toBe("name-differs");
  });

  test.each<[string, string | null, string]>([
    ["holds a seat", null, "still-bound"],
    ["holds a seat until today", "2026-06-20", "still-bound"],
    ["held a seat until yesterday", "2026-06-19", "erased"],
  ])("while somebody %s", async (_, endsOn, outcome) => {
    const world = await knownPerson();
    const { ctx, center, person, staff } = world;
    const { prefectureId, id: centerId } = center;
    const body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: "協議会" } });
    const seat = await ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, post: "町長", position: 1 } });
    await ctx.db.appointment.create({
      data: { prefectureId, seatId: seat.id, personId: person.id, startsOn: "2026-04-01", endsOn },
    });
    const notes = await showErasure(staff, person.id);
    expect(notes).toMatchObject({
      ok: true,
      value: { ties: { bodies: outcome === "erased" ? [] : [{ id: body.id, name: "協議会", post: "町長" }] } },
    });
    if (outcome === "erased") expect((await erasePerson(staff, { id: person.id, typedName: NAME })).ok).toBe(true);
    else expect(await refusal(world)).toBe(outcome);
  });

  test.each(["scheduled", "postponed"] as const)("while a %s session calls them", async (state) => {
    const world = await knownPerson();
    const coming = await createSession(world.ctx, world.center, { state });
    const invitation = await createInvitation(world.ctx, coming, world.person);
    expect(await refusal(world)).toBe("still-bound");
    await world.ctx.db.invitation.update({ where: { id: invitation.id }, data: { revokedAt: world.ctx.now() } });
    expect((await erasePerson(world.staff, { id: world.person.id, typedName: NAME })).ok).toBe(true);
  });

  test("while they are asked for their dates", async () => {
    const world = await knownPerson();
    await world.ctx.db.datePoll.updateMany({ data: { state: "open" } });
    expect(await refusal(world)).toBe("still-bound");
  });

  test("a second time", async () => {
    const world = await knownPerson();
    await erasePerson(world.staff, { id: world.person.id, typedName: NAME });
    expect(await refusal(world, erasedName)).toBe("not-on-file");
  });
});

test("free text that names them is found, however it was typed, and told before", async () => {
  const { ctx, center, staff, person, past } = await knownPerson();
  const { prefectureId, id: centerId } = center;
  await ctx.db.agendaItem.create({
    data: { sessionId: past.id, position: 0, title: "報告", presenter: "厚岸　花子", notes: "厚岸花子氏から" },
  });
  await ctx.db.session.update({ where: { id: past.id }, data: { note: "厚岸花子様に電話" } });
  await ctx.db.attendance.create({
    data: { prefectureId, sessionId: past.id, role: "proxy", name: "根室 太郎", representing: NAME },
  });
  await ctx.db.practiceCard.create({
    data: {
      prefectureId,
      centerId,
      sessionId: past.id,
      title: "事例",
      content: "研修",
      result: "良",
      lecturer: NAME,
      searchKey: "",
      createdAt: ctx.now(),
    },
  });
  await ctx.db.material.create({
    data: {
      ...{ prefectureId, sessionId: past.id, position: 0, title: "事例報告", fileName: "厚岸花子_事例.pdf" },
      ...{ mediaType: "application/pdf", byteSize: 1, sha256: "2".repeat(64) },
    },
  });
  await ctx.db.datePoll.updateMany({ data: { message: "厚岸花子さんの復帰に合わせて" } });
  await ctx.db.personGroup.create({ data: { prefectureId, centerId, name: "厚岸花子と話す会" } });
  const other = await createSession(ctx, center, { title: "厚岸町の会議" });
  const notes = await showErasure(staff, person.id);
  if (!notes.ok) throw new Error(notes.error);
  expect(notes.value.mentions.map(({ where, title }) => `${where} ${title}`).sort()).toEqual([
    "agenda 済んだ会議",
    "attendance 済んだ会議",
    "card 済んだ会議",
    "group 厚岸花子と話す会",
    "material 済んだ会議",
    "poll 済んだ会議",
    "session 済んだ会議",
  ]);
  expect(notes.value.mentions.map(({ id }) => id)).not.toContain(other.id);
});

describe("everything about one person", () => {
  test("is in one file: facts, calls, answers, attendance, dates, groups, mails", async () => {
    const { ctx, staff, person } = await knownPerson();
    const file = await exportPerson(staff, person.id);
    if (!file.ok) throw new Error(file.error);
    const read = JSON.parse(file.value);
    expect(read).toMatchObject({
      exportedAt: "2026-06-20T00:00:00.000Z",
      records: [{ name: NAME, phone: "0153-52-0000", organization: { name: "町役場" } }],
      invitations: [{ session: { title: "済んだ会議" }, mails: [{ toAddress: "akkeshi@example.jp" }] }],
      attendances: [{ occupation: "保健師" }],
      polls: [{ replies: [{ comment: "午後なら" }] }],
      groups: [{ name: "保健師" }],
    });
    expect(read.invitations[0].responses.map(({ message }: { message: string }) => message)).toEqual([
      "車椅子で参ります",
      "厚岸から伺います",
    ]);
    expect(file.value).not.toMatch(/tokenHash/);
    expect(await ctx.db.auditRecord.count({ where: { action: "person.export", subjectId: person.id } })).toBe(1);
  });

  test("holds nothing of anybody else", async () => {
    const { ctx, center, staff, person, past } = await knownPerson();
    await createInvitation(ctx, past, await createPerson(ctx, center, { name: "根室 太郎" }), { position: 2 });
    const file = await exportPerson(staff, person.id);
    expect(file.ok && file.value).not.toMatch(/根室/);
  });
});
