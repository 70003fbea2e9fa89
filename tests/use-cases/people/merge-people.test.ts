import { describe, expect, test } from "vitest";
import { appendPollReply } from "#app/adapters/db/poll-store.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { findDuplicates } from "#app/use-cases/people/find-duplicates.ts";
import { mergePeople, proposeMerge } from "#app/use-cases/people/merge-people.ts";
import { editPerson } from "#app/use-cases/people/save-person.ts";
import { showPerson } from "#app/use-cases/people/show-person.ts";
import { takeBackDistinction, tellApart } from "#app/use-cases/people/tell-apart.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { listSessions } from "#app/use-cases/sessions/list-sessions.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPoll,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";

const UNMOVED = ["AuditRecord", "PersonMerge"];

/** Two records of one person, who came to three sessions: to one of them under both. */
async function twoRecords() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const kept = await createPerson(ctx, center, { name: "高橋 花子", kana: "たかはし はなこ", email: null });
  const merged = await createPerson(ctx, center, { name: "髙橋花子", kana: "たかはしはなこ", title: "課長" });
  const held = (day: number, title: string) =>
    createSession(ctx, center, {
      title,
      state: "held",
      startsAt: new Date(`2026-04-0${day}T14:00:00+09:00`),
      endsAt: new Date(`2026-04-0${day}T16:00:00+09:00`),
    });
  const [first, second, both] = [await held(1, "第1回"), await held(2, "第2回"), await held(3, "第3回")];
  const attend = (session: { id: string }, person: { id: string; name: string }, invitationId: string | null = null) =>
    ctx.db.attendance.create({
      data: {
        prefectureId: center.prefectureId,
        sessionId: session.id,
        personId: person.id,
        invitationId,
        role: "member",
        name: person.name,
        occupation: "保健師",
      },
    });
  const invitation = await createInvitation(ctx, first, merged);
  await attend(first, merged, invitation.id);
  await attend(second, merged);
  await attend(both, merged, (await createInvitation(ctx, both, merged, { position: 2 })).id);
  await attend(both, kept, (await createInvitation(ctx, both, kept)).id);
  const body = await ctx.db.body.create({
    data: { prefectureId: center.prefectureId, centerId: center.id, kind: "協議会", name: "協議会" },
  });
  const seat = await ctx.db.seat.create({
    data: { prefectureId: center.prefectureId, bodyId: body.id, post: "課長", position: 1 },
  });
  await ctx.db.appointment.create({
    data: { prefectureId: center.prefectureId, seatId: seat.id, personId: merged.id, startsOn: "2026-04-01" },
  });
  await ctx.db.agendaItem.create({
    data: { sessionId: first.id, position: 0, title: "報告", presenterId: merged.id },
  });
  for (const [name, members] of [
    ["保健師", [merged]],
    ["拠点", [kept, merged]],
  ] as const) {
    await ctx.db.personGroup.create({
      data: {
        prefectureId: center.prefectureId,
        centerId: center.id,
        name,
        members: { create: members.map(({ id }) => ({ personId: id })) },
      },
    });
  }
  const poll = (session: { id: string }, people: { id: string; name: string }[]) =>
    ctx.db.datePoll.create({
      data: {
        prefectureId: center.prefectureId,
        sessionId: session.id,
        answerBy: "2026-03-01",
        createdAt: ctx.now(),
        state: "closed",
        participants: {
          create: people.map(({ id, name }, position) => ({
            prefectureId: center.prefectureId,
            personId: id,
            name,
            position,
            role: "member",
            reachedBy: "mail",
            tokenHash: `${session.id} ${id}`,
          })),
        },
      },
    });
  await poll(first, [merged]);
  await poll(both, [kept, merged]);
  const pair = { keptId: kept.id, mergedId: merged.id };
  const merge = (taken: ("title" | "email" | "name")[] = ["title", "email"]) =>
    mergePeople(staff, { ...pair, versions: { kept: 0, merged: 0 }, taken });
  return { ctx, center, staff, kept, merged, first, second, both, pair, merge };
}

/** Every figure of the year that the desk sees. */
async function figures(staff: StaffContext) {
  const { rows } = await listSessions(staff, { fiscalYear: 2026, page: 1 });
  return {
    table: await showActivityTable(staff, 2026),
    headcounts: rows.map(({ id, headcount }) => [id, headcount]),
  };
}

const mergeIdOf = (result: Awaited<ReturnType<typeof mergePeople>>) => {
  if (!result.ok) throw new Error(result.error);
  return result.value.mergeId;
};

describe("merging two records with attendance in three sessions", () => {
  test("hands over all they are linked to and changes no figure", async () => {
    const { ctx, staff, kept, merged, both, merge } = await twoRecords();
    const before = await figures(staff);
    mergeIdOf(await merge());
    expect(await figures(staff)).toEqual(before);
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: kept.id } })).toMatchObject({
      name: "高橋 花子",
      title: "課長",
      email: merged.email,
      version: 1,
    });
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: merged.id } })).toMatchObject({
      name: "髙橋花子",
      mergedIntoId: kept.id,
    });
    const left = { personId: merged.id };
    const staying = { personId: merged.id, sessionId: both.id };
    expect(await ctx.db.attendance.findMany({ where: left })).toMatchObject([staying]);
    expect(await ctx.db.invitation.findMany({ where: left })).toMatchObject([staying]);
    expect(await ctx.db.appointment.count({ where: left })).toBe(0);
    expect(await ctx.db.agendaItem.count({ where: { presenterId: merged.id } })).toBe(0);
    expect(await ctx.db.personGroupMember.count({ where: left })).toBe(1);
    expect(await ctx.db.pollParticipant.count({ where: left })).toBe(1);
  });

  test("says beforehand what stays, and how much goes over", async () => {
    const { ctx, staff, both, pair } = await twoRecords();
    const before = dump(ctx);
    const proposed = await proposeMerge(staff, pair);
    expect(proposed).toMatchObject({
      ok: true,
      value: {
        reasons: ["similar-name", "same-kana"],
        moving: { appointments: 1, invitations: 1, attendances: 2, agendaItems: 1, pollParticipants: 1, groups: 1 },
        shared: [{ id: both.id, title: "第3回" }],
      },
    });
    expect(dump(ctx)).toEqual(before);
  });

  test("shows everything on the kept record's page, what stayed too", async () => {
    const { staff, kept, merge } = await twoRecords();
    await merge();
    const shown = await showPerson(staff, kept.id);
    if (!shown.ok) throw new Error(shown.error);
    expect(shown.value.sessions.map(({ session, came }) => [session.title, came])).toEqual([
      ["第3回", "self"],
      ["第3回", "self"],
      ["第2回", "self"],
      ["第1回", "self"],
    ]);
    expect(shown.value.seats).toMatchObject([{ when: "now" }]);
    expect(shown.value.groups.map(({ name }) => name).sort()).toEqual(["保健師", "拠点"].sort());
  });

  test("keeps no name in the audit log", async () => {
    const { ctx, merge } = await twoRecords();
    await merge();
    const [record] = await ctx.db.auditRecord.findMany({ where: { action: "person.merge" } });
    expect(record).toBeDefined();
    expect(`${record?.before}${record?.after}`).not.toMatch(/花子|たかはし|example/);
  });
});

describe("undoing", () => {
  test("restores both records exactly: the database is what it was", async () => {
    const { ctx, staff, merge } = await twoRecords();
    const before = dump(ctx, UNMOVED);
    const figuresBefore = await figures(staff);
    const mergeId = mergeIdOf(await merge(["title", "email", "name"]));
    expect(dump(ctx, UNMOVED)).not.toEqual(before);
    expect((await undoMerge(staff, mergeId)).ok).toBe(true);
    expect(dump(ctx, UNMOVED)).toEqual(before);
    expect(await figures(staff)).toEqual(figuresBefore);
  });

  test("merged, undone and merged the other way round loses nothing", async () => {
    const { ctx, staff, pair, merge } = await twoRecords();
    const before = dump(ctx, UNMOVED);
    await undoMerge(staff, mergeIdOf(await merge()));
    const turned = { keptId: pair.mergedId, mergedId: pair.keptId };
    const again = await mergePeople(staff, { ...turned, versions: { kept: 0, merged: 0 }, taken: [] });
    await undoMerge(staff, mergeIdOf(again));
    expect(dump(ctx, UNMOVED)).toEqual(before);
  });

  test("is refused a second time", async () => {
    const { ctx, staff, merge } = await twoRecords();
    const mergeId = mergeIdOf(await merge());
    await undoMerge(staff, mergeId);
    const before = dump(ctx);
    expect(await undoMerge(staff, mergeId)).toEqual({ ok: false, error: "undone-already" });
    expect(dump(ctx)).toEqual(before);
  });

  test.each<[string, (world: Awaited<ReturnType<typeof twoRecords>>) => Promise<unknown>]>([
    [
      "the kept record was merged further",
      async ({ ctx, center, staff, kept }) => {
        const third = await createPerson(ctx, center, { name: "高橋 花子" });
        const pair = { keptId: third.id, mergedId: kept.id };
        await mergePeople(staff, { ...pair, versions: { kept: 0, merged: 1 }, taken: [] });
      },
    ],
    [
      "what undoes it was emptied with an erasure",
      ({ ctx }) => ctx.db.personMerge.updateMany({ data: { moved: "{}" } }),
    ],
  ])("is refused where %s, and changes nothing", async (_, change) => {
    const world = await twoRecords();
    const mergeId = mergeIdOf(await world.merge());
    await change(world);
    const before = dump(world.ctx);
    expect(await undoMerge(world.staff, mergeId)).toEqual({ ok: false, error: "changed-since" });
    expect(dump(world.ctx)).toEqual(before);
  });
});

describe("undoing after an edit", () => {
  const EDITED = { name: "高橋 花", kana: "たかはし はな", occupation: "医師", title: "課長", phone: null, fax: null };

  test("takes back what moved and what the merge changed, and keeps the newer edit", async () => {
    const { ctx, staff, kept, merged, merge } = await twoRecords();
    const before = dump(ctx, [...UNMOVED, "Person"]);
    const mergeId = mergeIdOf(await merge(["title", "email"]));
    const person = { ...EDITED, email: merged.email, organizationName: null };
    expect((await editPerson(staff, { id: kept.id, version: 1, person })).ok).toBe(true);
    expect((await undoMerge(staff, mergeId)).ok).toBe(true);
    expect(dump(ctx, [...UNMOVED, "Person"])).toEqual(before);
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: kept.id } })).toMatchObject({
      ...EDITED,
      ...{ email: null, title: null },
      searchKey: "高橋花|たかはしはな",
      version: 3,
    });
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: merged.id } })).toMatchObject({
      ...{ name: "髙橋花子", mergedIntoId: null, version: 0 },
    });
  });

  test("keeps what an import wrote without a version, and leaves alone what is gone", async () => {
    const { ctx, staff, kept, merged, second, merge } = await twoRecords();
    const mergeId = mergeIdOf(await merge());
    await ctx.db.person.update({ where: { id: kept.id }, data: { phone: "0154-00-0000" } });
    await ctx.db.attendance.deleteMany({ where: { personId: kept.id, sessionId: second.id } });
    expect((await undoMerge(staff, mergeId)).ok).toBe(true);
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: kept.id } })).toMatchObject({
      ...{ phone: "0154-00-0000", title: null, email: null },
    });
    expect(await ctx.db.attendance.count({ where: { personId: merged.id } })).toBe(2);
  });
});

describe("two links to one session to come, or to one open poll", () => {
  async function calledTwice() {
    const ctx = testContext();
    const center = await createCenter(ctx);
    const staff = await asStaff(ctx, center);
    const [kept, merged] = [await createPerson(ctx, center), await createPerson(ctx, center)];
    const session = await createSession(ctx, center, { title: "次の会" });
    const [own, other] = [
      await createInvitation(ctx, session, kept),
      await createInvitation(ctx, session, merged, { position: 2 }),
    ];
    const asked = await createSession(ctx, center, {
      title: "調整中の会",
      state: "polling",
      startsAt: null,
      endsAt: null,
    });
    const poll = await createPoll(ctx, asked, [kept, merged]);
    const placeOf = ({ id }: { id: string }) =>
      ctx.db.pollParticipant.findFirstOrThrow({ where: { pollId: poll.id, personId: id } });
    const pair = { keptId: kept.id, mergedId: merged.id };
    const merge = () => mergePeople(staff, { ...pair, versions: { kept: 0, merged: 0 }, taken: [] });
    const live = async () => ({
      invitations: (await ctx.db.invitation.findMany({ where: { revokedAt: null } })).map(({ id }) => id),
      places: (await ctx.db.pollParticipant.findMany({ where: { endedAt: null } })).map(({ id }) => id),
    });
    return {
      ctx,
      staff,
      session,
      own,
      other,
      pair,
      merge,
      live,
      keptPlace: await placeOf(kept),
      mergedPlace: await placeOf(merged),
    };
  }

  test("the kept person's goes on, the other ends; the page says so, and undoing brings it back", async () => {
    const { ctx, staff, session, own, pair, merge, live, keptPlace } = await calledTwice();
    const before = dump(ctx, UNMOVED);
    expect(await proposeMerge(staff, pair)).toMatchObject({
      ok: true,
      value: {
        ending: [
          { kind: "invitation", of: "merged", session: { id: session.id, title: "次の会" } },
          { kind: "poll", of: "merged", session: { title: "調整中の会" } },
        ],
      },
    });
    expect(dump(ctx, UNMOVED)).toEqual(before);
    const mergeId = mergeIdOf(await merge());
    expect(await live()).toEqual({ invitations: [own.id], places: [keptPlace.id] });
    expect((await undoMerge(staff, mergeId)).ok).toBe(true);
    expect(dump(ctx, UNMOVED)).toEqual(before);
  });

  test("the other goes on where it alone has an answer, and no answer is lost", async () => {
    const { ctx, staff, other, merge, live, mergedPlace } = await calledTwice();
    const input = { answer: "attending", proxy: null, message: null } as const;
    const answered = await respondToInvitation(ctx, { token: tokenOf(ctx, other), address: "192.0.2.1", ...input });
    expect(answered.ok).toBe(true);
    await appendPollReply(ctx.db, mergedPlace.id, {
      ...{ marks: new Map(), comment: "午後なら", via: "link", enteredById: null },
      repliedAt: ctx.now(),
    });
    const before = dump(ctx, UNMOVED);
    const mergeId = mergeIdOf(await merge());
    expect(await live()).toEqual({ invitations: [other.id], places: [mergedPlace.id] });
    expect((await undoMerge(staff, mergeId)).ok).toBe(true);
    expect(dump(ctx, UNMOVED)).toEqual(before);
  });

  test("of a session that is over nothing ends", async () => {
    const { ctx, session, merge, live } = await calledTwice();
    await ctx.db.session.update({ where: { id: session.id }, data: { state: "held" } });
    mergeIdOf(await merge());
    expect((await live()).invitations).toHaveLength(2);
  });
});

describe("two records said to be two people", () => {
  test("are proposed no more, also not under the record one was merged into, until that is taken back", async () => {
    const { ctx, center, staff, kept, merged, pair } = await twoRecords();
    const third = await createPerson(ctx, center, { name: "高橋花子", kana: "たかはし はなこ" });
    const proposed = async () => {
      const found = await findDuplicates(staff, center.id);
      if (!found.ok) throw new Error(found.error);
      return found.value.pairs.map(({ one, other }) => [one.id, other.id].sort());
    };
    const pairOf = (a: { id: string }, b: { id: string }) => [a.id, b.id].sort();
    expect(await proposed()).toHaveLength(3);
    const apart = { oneId: third.id, otherId: merged.id };
    expect((await tellApart(staff, apart)).ok).toBe(true);
    expect((await tellApart(staff, { oneId: merged.id, otherId: third.id })).ok).toBe(true);
    expect(await ctx.db.distinctPeople.count()).toBe(1);
    expect(await proposed()).not.toContainEqual(pairOf(third, merged));
    expect(await proposed()).toHaveLength(2);
    const twice = { keptId: third.id, mergedId: merged.id, versions: { kept: 0, merged: 0 }, taken: [] };
    expect(await mergePeople(staff, twice)).toEqual({ ok: false, error: "told-apart" });

    await mergePeople(staff, { ...pair, versions: { kept: 0, merged: 0 }, taken: [] });
    expect(await proposed()).toEqual([]);
    const shown = await showPerson(staff, third.id);
    expect(shown.ok && shown.value.alike).toEqual([]);
    expect((await takeBackDistinction(staff, { oneId: third.id, otherId: kept.id })).ok).toBe(true);
    expect(await proposed()).toEqual([pairOf(third, kept)]);
    const log = await ctx.db.auditRecord.findMany({
      where: { action: { in: ["person.tellApart", "person.takeBackDistinction"] } },
    });
    expect(log).toHaveLength(2);
    expect(JSON.stringify(log.map(({ before, after }) => [before, after]))).not.toMatch(/花子/);
  });

  test("are two no more once one of them is erased", async () => {
    const { ctx, center, staff, kept } = await twoRecords();
    const other = await createPerson(ctx, center, { name: "高橋花子", kana: "たかはしはなこ" });
    await tellApart(staff, { oneId: kept.id, otherId: other.id });
    expect((await erasePerson(staff, { id: other.id, typedName: "高橋花子" })).ok).toBe(true);
    expect(await ctx.db.distinctPeople.count()).toBe(0);
  });
});

test("what each of two records is known by is told: seats and sessions", async () => {
  const { staff, pair } = await twoRecords();
  const proposed = await proposeMerge(staff, pair);
  expect(proposed).toMatchObject({
    ok: true,
    value: {
      known: { kept: { seats: [], sessions: 1 }, merged: { seats: [{ seat: { post: "課長" } }], sessions: 3 } },
    },
  });
});

describe("a merge is refused", () => {
  const refusal = async (
    world: { ctx: TestContext; staff: StaffContext },
    pair: { keptId: string; mergedId: string },
    versions = { kept: 0, merged: 0 },
  ) => {
    const before = dump(world.ctx);
    const result = await mergePeople(world.staff, { ...pair, versions, taken: [] });
    expect(dump(world.ctx)).toEqual(before);
    return result.ok ? "merged" : result.error;
  };

  test("of a record with itself", async () => {
    const world = await twoRecords();
    expect(await refusal(world, { keptId: world.kept.id, mergedId: world.kept.id })).toBe("same-record");
  });

  test("across two desks", async () => {
    const world = await twoRecords();
    const place = { prefectureId: world.center.prefectureId, areaId: world.center.medicalAreaId };
    const stranger = await createPerson(world.ctx, await createCenter(world.ctx, "nemuro", place));
    const pair = { keptId: world.kept.id, mergedId: stranger.id };
    expect(await refusal(world, pair)).toBe("forbidden");
    const staff = await asStaff(world.ctx, world.center, "prefectureAdmin");
    expect(await refusal({ ...world, staff }, pair)).toBe("other-desk");
  });

  test("of a record that was merged already", async () => {
    const world = await twoRecords();
    await world.merge();
    expect(await refusal(world, world.pair, { kept: 1, merged: 1 })).toBe("not-on-file");
  });

  test("of a record that was edited after the page was opened", async () => {
    const world = await twoRecords();
    expect(await refusal(world, world.pair, { kept: 0, merged: 7 })).toBe("edited-meanwhile");
  });
});
