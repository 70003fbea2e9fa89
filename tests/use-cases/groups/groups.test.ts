import { describe, expect, test } from "vitest";
import type { GroupFields } from "#app/adapters/db/group-store.server.ts";
import { findGroupPeople, hasConditions } from "#app/adapters/db/group-store.server.ts";
import { groupError } from "#app/routes/groups/group-errors.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { listGroups } from "#app/use-cases/groups/list-groups.ts";
import { changeMembers, createGroup, editGroup, removeGroup } from "#app/use-cases/groups/save-group.ts";
import { showGroup } from "#app/use-cases/groups/show-group.ts";
import { previewInvitations } from "#app/use-cases/invitations/preview-invitations.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { addPeople } from "#app/use-cases/people/add-people.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

const FIELDS: GroupFields = {
  name: "グループ",
  organizationKind: null,
  municipalityId: null,
  occupation: null,
  titleKey: null,
};

/** A desk with two towns, three offices and somebody at each, and one person without any. */
async function desk() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId } = center;
  const staff = await asStaff(ctx, center);
  const town = (name: string, position: number) =>
    ctx.db.municipality.create({ data: { prefectureId, medicalAreaId: center.medicalAreaId, name, position } });
  const [kushiro, akkeshi] = [await town("釧路市", 1), await town("厚岸町", 2)];
  const office = (name: string, kind: string, municipalityId: string) =>
    ctx.db.organization.create({ data: { prefectureId, kind, name, searchKey: name, municipalityId } });
  const at = async (
    organization: { id: string } | null,
    name: string,
    kana: string,
    title: string,
    occupation: string,
  ) => createPerson(ctx, center, { organizationId: organization?.id ?? null, name, kana, title, occupation });
  const city = await office("い市役所", "市町村", kushiro.id);
  const people = {
    officer: await at(city, "市 一郎", "いち いちろう", "課長", "行政職"),
    nurse: await at(city, "市 看子", "いち あいこ", "センター長補佐", "保健師"),
    townsman: await at(await office("う町役場", "市町村", akkeshi.id), "町 二郎", "ちょう じろう", "係長", "行政職"),
    station: await at(
      await office("あ訪問看護", "訪問看護ステーション", akkeshi.id),
      "訪 三子",
      "ほう みつこ",
      "コーディネーター",
      "看護師",
    ),
    alone: await at(null, "独 四郎", "どく しろう", "コーディネーター", "その他"),
  };
  const make = async (fields: Partial<GroupFields>, members: { id: string }[] = []) => {
    // As it is left once its last member was erased.
    if (members.length === 0 && !hasConditions({ ...FIELDS, ...fields })) {
      const data = { ...FIELDS, ...fields, prefectureId, centerId: center.id };
      return (await ctx.db.personGroup.create({ data })).id;
    }
    const memberIds = members.map(({ id }) => id);
    const made = await createGroup(staff, { centerId: center.id, fields: { ...FIELDS, ...fields }, memberIds });
    if (!made.ok) throw new Error(made.error);
    return made.value.groupId;
  };
  const namesIn = async (groupId: string) =>
    (await findGroupPeople(ctx.db, { prefectureId, centerId: center.id }, groupId)).map(({ name }) => name);
  return { ctx, center, staff, people, kushiro, akkeshi, make, namesIn };
}

describe("who is in a group", () => {
  test("those who meet every condition, by organization, then kana; those without one last", async () => {
    const { make, namesIn, akkeshi } = await desk();
    expect(await namesIn(await make({ name: "a", organizationKind: "市町村" }))).toEqual([
      "市 看子",
      "市 一郎",
      "町 二郎",
    ]);
    expect(await namesIn(await make({ name: "b", organizationKind: "市町村", municipalityId: akkeshi.id }))).toEqual([
      "町 二郎",
    ]);
    expect(await namesIn(await make({ name: "c", organizationKind: "市町村", occupation: "保健師" }))).toEqual([
      "市 看子",
    ]);
    expect(await namesIn(await make({ name: "d", titleKey: "ｺｰﾃﾞｨﾈｰﾀｰ" }))).toEqual(["訪 三子", "独 四郎"]);
  });

  test("nobody meets no conditions", async () => {
    const { make, namesIn } = await desk();
    expect(await namesIn(await make({}))).toEqual([]);
  });

  test("those put on it by hand, each once, whatever the conditions", async () => {
    const { make, namesIn, people } = await desk();
    const group = await make({ organizationKind: "訪問看護ステーション" }, [people.alone, people.station]);
    expect(await namesIn(group)).toEqual(["訪 三子", "独 四郎"]);
  });

  test("nobody merged or erased, and nobody of another desk", async () => {
    const { ctx, center, staff, make, namesIn, people } = await desk();
    const group = await make({ organizationKind: "市町村" }, [people.alone, people.station]);
    await ctx.db.person.update({ where: { id: people.officer.id }, data: { mergedIntoId: people.nurse.id } });
    await erasePerson(staff, { id: people.alone.id, typedName: people.alone.name });
    expect(await namesIn(group)).toEqual(["訪 三子", "市 看子", "町 二郎"]);
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const other = await createCenter(ctx, "nemuro", place);
    expect(await findGroupPeople(ctx.db, { ...center, centerId: other.id }, group)).toEqual([]);
  });

  test("its page says occupation, employer and place, and who was put on it by hand", async () => {
    const { staff, make, people } = await desk();
    const shown = await showGroup(staff, { id: await make({ occupation: "看護師" }, [people.alone]), search: "独" });
    expect(shown).toMatchObject({
      ok: true,
      value: {
        people: [
          {
            name: "訪 三子",
            occupation: "看護師",
            isMember: false,
            organization: { name: "あ訪問看護", municipality: { name: "厚岸町" } },
          },
          { name: "独 四郎", isMember: true, organization: null },
        ],
        found: [],
      },
    });
  });
});

describe("the list of groups", () => {
  test("counts who is in each as its page shows them, asking no more often for many groups than for one", async () => {
    const { ctx, center, staff, people, make, namesIn, akkeshi } = await desk();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const other = await createCenter(ctx, "nemuro", place);
    await createPerson(ctx, other, { occupation: "保健師", title: "コーディネーター" });
    const conditions: Partial<GroupFields>[] = [
      {},
      { organizationKind: "市町村" },
      { municipalityId: akkeshi.id },
      { occupation: "行政職" },
      { titleKey: "ｺｰﾃﾞｨﾈｰﾀｰ" },
      { titleKey: "課長" },
      { organizationKind: "市町村", municipalityId: akkeshi.id, occupation: "行政職", titleKey: "係" },
      { organizationKind: "病院" },
    ];
    const members = [[], [people.alone], [people.alone, people.station, people.nurse]];
    const groups: string[] = [];
    for (const [i, fields] of conditions.entries()) {
      for (const [j, each] of members.entries()) groups.push(await make({ ...fields, name: `${i} ${j}` }, each));
    }
    await ctx.db.person.update({ where: { id: people.officer.id }, data: { mergedIntoId: people.nurse.id } });
    const shown = await Promise.all(groups.map(async (id) => [id, (await namesIn(id)).length] as const));
    expect(new Set(shown.map(([, length]) => length)).size).toBeGreaterThan(3);

    const listed = await listGroups(staff);
    expect(new Map(listed.map(({ id, people: count }) => [id, count]))).toEqual(new Map(shown));
    const ofAll = await listGroups(await asStaff(ctx, center, "prefectureAdmin"));
    expect(new Map(ofAll.map(({ id, people: count }) => [id, count]))).toEqual(new Map(shown));

    const forMany = await queriesOf(staff, listGroups);
    await ctx.db.personGroup.deleteMany({ where: { id: { in: groups.slice(1) } } });
    expect(forMany).toBe(await queriesOf(staff, listGroups));
  });
});

/** How often a use case asks the database. */
async function queriesOf(staff: StaffContext, ask: (ctx: StaffContext) => Promise<unknown>): Promise<number> {
  let queries = 0;
  const db = staff.db.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        queries += 1;
        return query(args);
      },
    },
  });
  await ask({ ...staff, db: db as unknown as StaffContext["db"] });
  return queries;
}

describe("a group", () => {
  test("has a name of its own at its desk", async () => {
    const { ctx, staff, center, make } = await desk();
    const [first, second] = [
      await make({ name: "一", occupation: "看護師" }),
      await make({ name: "二", occupation: "医師" }),
    ];
    const before = dump(ctx);
    expect(await createGroup(staff, { centerId: center.id, fields: { ...FIELDS, name: "一" }, memberIds: [] })).toEqual(
      {
        ok: false,
        error: "name-taken",
      },
    );
    expect(await editGroup(staff, { id: second, version: 0, fields: { ...FIELDS, name: "一" } })).toEqual({
      ok: false,
      error: "name-taken",
    });
    expect(dump(ctx)).toEqual(before);
    expect(
      (await editGroup(staff, { id: first, version: 0, fields: { ...FIELDS, name: "一", occupation: "医師" } })).ok,
    ).toBe(true);
  });

  test("takes nobody the desk has not on file", async () => {
    const { ctx, center, staff, make } = await desk();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const stranger = await createPerson(ctx, await createCenter(ctx, "nemuro", place));
    const group = await make({ occupation: "医師" });
    const before = dump(ctx);
    const fields = { ...FIELDS, name: "よその方" };
    expect(await createGroup(staff, { centerId: center.id, fields, memberIds: [stranger.id] })).toEqual({
      ok: false,
      error: "unknown-person",
    });
    expect(await changeMembers(staff, { id: group, add: [stranger.id], remove: [] })).toEqual({
      ok: false,
      error: "unknown-person",
    });
    expect(dump(ctx)).toEqual(before);
  });

  test("loses those taken off, and goes without them", async () => {
    const { ctx, staff, people, make, namesIn } = await desk();
    const group = await make({}, [people.alone, people.nurse]);
    await changeMembers(staff, { id: group, add: [], remove: [people.alone.id] });
    expect(await namesIn(group)).toEqual(["市 看子"]);
    const before = await ctx.db.person.count();
    expect((await removeGroup(staff, group)).ok).toBe(true);
    expect(await listGroups(staff)).toEqual([]);
    expect(await ctx.db.person.count()).toBe(before);
  });
});

describe("a word in the title of which nothing is left to look for", () => {
  test.each(["・", "%", "―　_"])(
    "「%s」 is refused at its field, made anew or changed: it would take everyone",
    async (titleKey) => {
      const { ctx, staff, center, make } = await desk();
      const id = await make({ name: "課長", titleKey: "課長" });
      const before = dump(ctx);
      const refused = { ok: false, error: "title-unsearchable" };
      const fields = { ...FIELDS, titleKey };
      expect(await createGroup(staff, { centerId: center.id, fields, memberIds: [] })).toEqual(refused);
      expect(await editGroup(staff, { id, version: 0, fields })).toEqual(refused);
      expect(dump(ctx)).toEqual(before);
      expect(groupError("title-unsearchable")).toMatchObject({ field: "titleKey" });
    },
  );
});

describe("a group of nobody", () => {
  const EMPTY = { ok: false, error: "group-empty" };

  test("is not made: neither a condition nor a member is chosen", async () => {
    const { ctx, staff, center } = await desk();
    const before = dump(ctx);
    expect(await createGroup(staff, { centerId: center.id, fields: FIELDS, memberIds: [] })).toEqual(EMPTY);
    expect(dump(ctx)).toEqual(before);
  });

  test("does not come of an edit, nor of taking the last one off", async () => {
    const { ctx, staff, people, make } = await desk();
    const byCondition = await make({ name: "一", occupation: "看護師" });
    const byHand = await make({ name: "二" }, [people.alone]);
    const before = dump(ctx);
    expect(await editGroup(staff, { id: byCondition, version: 0, fields: FIELDS })).toEqual(EMPTY);
    expect(await changeMembers(staff, { id: byHand, add: [], remove: [people.alone.id] })).toEqual(EMPTY);
    expect(dump(ctx)).toEqual(before);
    expect((await changeMembers(staff, { id: byHand, add: [people.nurse.id], remove: [people.alone.id] })).ok).toBe(
      true,
    );
  });
});

test("an edit made on an older group is refused and changes nothing", async () => {
  const { ctx, staff, make } = await desk();
  const id = await make({ occupation: "看護師" });
  const edit = (version: number, occupation: string) =>
    editGroup(staff, { id, version, fields: { ...FIELDS, occupation } });
  expect((await edit(0, "医師")).ok).toBe(true);
  const before = dump(ctx);
  expect(await edit(0, "保健師")).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(dump(ctx)).toEqual(before);
  expect((await edit(1, "保健師")).ok).toBe(true);
});

describe("calling a group", () => {
  test("proposes all of it but those called already, and previews all but those left out", async () => {
    const { ctx, center, staff, people, make } = await desk();
    const session = await createSession(ctx, center);
    await createInvitation(ctx, session, people.officer);
    const groups = [{ groupId: await make({ name: "市町村", organizationKind: "市町村" }), role: "observer" as const }];
    const choice = { sessionId: session.id, added: [], groups };
    const proposed = await proposeInvitations(staff, { ...choice, search: "" });
    if (!proposed.ok) throw new Error(proposed.error);
    expect(proposed.value.groups).toMatchObject([
      { name: "市町村", people: [{ name: "市 看子", role: "observer" }, { name: "町 二郎" }] },
    ]);
    expect(proposed.value.savedGroups.map(({ name }) => name)).toEqual(["市町村"]);
    const preview = await previewInvitations(staff, { ...choice, leftOut: [people.nurse.id] });
    if (!preview.ok) throw new Error(preview.error);
    expect(preview.value.recipients.map(({ name, role }) => [name, role])).toEqual([["町 二郎", "observer"]]);
    expect(preview.value.calledBefore).toBe(1);
  });

  test("in two groups, somebody is called once; by name, in the role chosen for them", async () => {
    const { ctx, center, staff, people, make } = await desk();
    const session = await createSession(ctx, center);
    const groups = [
      { groupId: await make({ name: "一", occupation: "看護師" }), role: null },
      { groupId: await make({ name: "二" }, [people.station]), role: null },
    ];
    const added = [{ personId: people.station.id, role: "lecturer" as const }];
    const preview = await previewInvitations(staff, { sessionId: session.id, added, groups, leftOut: [] });
    if (!preview.ok) throw new Error(preview.error);
    expect(preview.value.recipients.map(({ name, role }) => [name, role])).toEqual([["訪 三子", "lecturer"]]);
  });

  test("another desk's group calls nobody", async () => {
    const { ctx, center, staff } = await desk();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const other = await createCenter(ctx, "nemuro", place);
    await createPerson(ctx, other, { occupation: "医師" });
    const there = await createGroup(await asStaff(ctx, other), {
      memberIds: [],
      centerId: other.id,
      fields: { ...FIELDS, occupation: "医師" },
    });
    if (!there.ok) throw new Error(there.error);
    const session = await createSession(ctx, center);
    const groups = [{ groupId: there.value.groupId, role: null }];
    const preview = await previewInvitations(staff, { sessionId: session.id, added: [], groups, leftOut: [] });
    expect(preview).toMatchObject({ ok: true, value: { recipients: [] } });
  });
});

describe("many at once", () => {
  const line = (name: string, organizationName: string | null, email: string | null = null) => ({
    ...{ name, kana: "", title: null, occupation: null },
    organizationName,
    email,
  });

  test("are entered with their organizations and put on the group; again, nothing is written", async () => {
    const { ctx, center, staff, make, namesIn } = await desk();
    const groupId = await make({});
    const people = [line("新 一", "い市役所"), line("新 二", "新しい事業所"), line("新 三", null, "san@example.jp")];
    const input = { centerId: center.id, people, groupId };
    expect(await addPeople(staff, input)).toEqual({ ok: true, value: { added: 3, onFile: 0 } });
    expect((await namesIn(groupId)).sort()).toEqual(["新 一", "新 二", "新 三"].sort());
    expect(await ctx.db.organization.count({ where: { name: "い市役所" } })).toBe(1);
    const before = dump(ctx);
    expect(await addPeople(staff, input)).toEqual({ ok: true, value: { added: 0, onFile: 3 } });
    expect(dump(ctx)).toEqual(before);
  });

  test("namesakes at two organizations are two people", async () => {
    const { center, staff } = await desk();
    const people = [line("佐藤 誠", "い市役所"), line("佐藤 誠", "う町役場")];
    expect(await addPeople(staff, { centerId: center.id, people, groupId: null })).toEqual({
      ok: true,
      value: { added: 2, onFile: 0 },
    });
  });
});
