import { describe, expect, test } from "vitest";
import { findOrganizationNames } from "#app/adapters/db/seat-store.server.ts";
import type { OrganizationFacts } from "#app/domain/organization-merge.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { findDuplicateOrganizations } from "#app/use-cases/organizations/find-duplicate-organizations.ts";
import { listOrganizations } from "#app/use-cases/organizations/list-organizations.ts";
import {
  mergeOrganizations,
  proposeOrganizationMerge,
  undoOrganizationMerge,
} from "#app/use-cases/organizations/merge-organizations.ts";
import { addOrganization, editOrganization } from "#app/use-cases/organizations/save-organization.ts";
import { showOrganization } from "#app/use-cases/organizations/show-organization.ts";
import { listPeople } from "#app/use-cases/people/list-people.ts";
import { mergePeople } from "#app/use-cases/people/merge-people.ts";
import { registerPerson } from "#app/use-cases/people/save-person.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPerson, createSession } from "#tests/support/factories.ts";

const UNMOVED = ["AuditRecord", "OrganizationMerge"];
const OFFICE: OrganizationFacts = {
  ...{ name: "釧路市（福祉課）", kind: "市町村", municipalityId: null, postalCode: null },
  ...{ address: null, phone: null, fax: null, email: null },
};

/** One office on file twice, each with somebody and a seat; who is at the second came to a held session. */
async function twoOffices() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId } = center;
  const staff = await asStaff(ctx, center);
  const add = async (fields: Partial<OrganizationFacts>) => {
    const added = await addOrganization(staff, { ...OFFICE, ...fields });
    if (!added.ok) throw new Error(added.error);
    return added.value.organizationId;
  };
  const [kept, merged] = [await add({}), await add({ name: "釧路市 福祉課", kind: "その他", phone: "0154-00-0000" })];
  const body = await ctx.db.body.create({
    data: { prefectureId, centerId: center.id, kind: "協議会", name: "協議会" },
  });
  const people = [];
  for (const [position, organizationId] of [kept, merged].entries()) {
    people.push(await createPerson(ctx, center, { organizationId }));
    await ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, organizationId, post: "課長", position } });
  }
  const held = {
    state: "held",
    startsAt: new Date("2026-04-01T05:00:00Z"),
    endsAt: new Date("2026-04-01T07:00:00Z"),
  } as const;
  const session = await createSession(ctx, center, held);
  await ctx.db.attendance.create({
    data: {
      ...{ prefectureId, sessionId: session.id, personId: people[1]?.id ?? "", role: "member", name: "釧路 花子" },
      ...{ organizationName: "釧路市 福祉課", organizationKind: "その他" },
    },
  });
  const pair = { keptId: kept, mergedId: merged };
  const merge = async (by: StaffContext = staff, taken: ("phone" | "name")[] = ["phone"]) => {
    const result = await mergeOrganizations(by, { ...pair, versions: { kept: 0, merged: 0 }, taken });
    if (!result.ok) throw new Error(result.error);
    return result.value.mergeId;
  };
  return { ctx, center, staff, pair, people, merge };
}

test("are found, proposed side by side without a change, and merged with all they have", async () => {
  const { ctx, staff, pair, merge } = await twoOffices();
  const { pairs } = await findDuplicateOrganizations(staff);
  expect(pairs.map(({ one, other }) => [one.id, other.id].sort())).toEqual([[pair.keptId, pair.mergedId].sort()]);
  const before = dump(ctx);
  expect(await proposeOrganizationMerge(staff, pair)).toMatchObject({
    ok: true,
    value: { reasons: ["similar-name", "same-place"], links: { merged: { people: 1, seats: 1 } } },
  });
  expect(dump(ctx)).toEqual(before);
  const table = await showActivityTable(staff, 2026);
  const attendance = await ctx.db.attendance.findMany();
  await merge();
  expect(await showActivityTable(staff, 2026)).toEqual(table);
  expect(await ctx.db.attendance.findMany()).toEqual(attendance);
  expect(await showOrganization(staff, pair.keptId)).toMatchObject({
    ok: true,
    value: {
      organization: { phone: "0154-00-0000", kind: "市町村" },
      people: [{}, {}],
      seats: [{}, {}],
      merges: [{ mayUndo: true }],
    },
  });
  expect((await findDuplicateOrganizations(staff)).pairs).toEqual([]);
  const [record] = await ctx.db.auditRecord.findMany({ where: { action: "organization.merge" } });
  expect(record).toMatchObject({ subjectId: pair.keptId });
});

test("a merged record is in no list, choice or matching; its name leads to the one that stands", async () => {
  const { ctx, center, staff, pair, merge } = await twoOffices();
  await merge();
  const { organizations, total } = await listOrganizations(staff, { words: "釧路市" }, 1);
  expect([total, organizations.map(({ id }) => id)]).toEqual([1, [pair.keptId]]);
  expect(await findOrganizationNames(ctx.db, { ...center, centerId: center.id })).toEqual([OFFICE.name]);
  const facts = { name: "根室 一郎", kana: "", occupation: null, title: null, email: null, phone: null, fax: null };
  await registerPerson(staff, { centerId: center.id, person: { ...facts, organizationName: "釧路市　福祉課" } });
  const { people } = await listPeople(staff, { words: "根室" }, 1);
  expect(people.map(({ organization }) => organization?.id)).toEqual([pair.keptId]);
  const edit = { id: pair.mergedId, version: 1, fields: { ...OFFICE, name: "別" } };
  expect(await editOrganization(staff, edit)).toEqual({ ok: false, error: "edited-meanwhile" });
});

describe("undoing", () => {
  test("restores the database to the letter", async () => {
    const { ctx, staff, merge } = await twoOffices();
    const before = dump(ctx, UNMOVED);
    const mergeId = await merge(staff, ["phone", "name"]);
    expect(dump(ctx, UNMOVED)).not.toEqual(before);
    expect((await undoOrganizationMerge(staff, mergeId)).ok).toBe(true);
    expect(dump(ctx, UNMOVED)).toEqual(before);
    expect(await undoOrganizationMerge(staff, mergeId)).toEqual({ ok: false, error: "undone-already" });
  });

  test("keeps what was edited since, and takes back what moved", async () => {
    const { ctx, staff, pair, people, merge } = await twoOffices();
    const mergeId = await merge();
    const fields = { ...OFFICE, address: "釧路市1", phone: "0154-00-0000" };
    await editOrganization(staff, { id: pair.keptId, version: 1, fields });
    expect((await undoOrganizationMerge(staff, mergeId)).ok).toBe(true);
    expect(await ctx.db.organization.findUniqueOrThrow({ where: { id: pair.keptId } })).toMatchObject({
      ...{ address: "釧路市1", phone: null, version: 3 },
    });
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: people[1]?.id ?? "" } })).toMatchObject({
      organizationId: pair.mergedId,
    });
  });

  test("is the prefecture's and the desk's that merged, nobody else's", async () => {
    const { ctx, center, staff, merge } = await twoOffices();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const other = await asStaff(ctx, await createCenter(ctx, "nemuro", place));
    const mergeId = await merge();
    const before = dump(ctx);
    expect(await undoOrganizationMerge(other, mergeId)).toEqual({ ok: false, error: "merged-elsewhere" });
    expect(dump(ctx)).toEqual(before);
    expect((await undoOrganizationMerge(await asStaff(ctx, center, "prefectureAdmin"), mergeId)).ok).toBe(true);
    expect(staff.actor.centerId).toBe(center.id);
  });

  test("of people merged before their organization leaves them with the one that stands", async () => {
    const { ctx, staff, pair, people } = await twoOffices();
    const [kept, merged] = people as unknown as [{ id: string }, { id: string }];
    const both = { keptId: kept.id, mergedId: merged.id, versions: { kept: 0, merged: 0 } };
    const done = await mergePeople(staff, { ...both, taken: ["organizationId"] });
    if (!done.ok) throw new Error(done.error);
    const turned = { keptId: pair.mergedId, mergedId: pair.keptId };
    await mergeOrganizations(staff, { ...turned, versions: { kept: 0, merged: 0 }, taken: [] });
    expect((await undoMerge(staff, done.value.mergeId)).ok).toBe(true);
    const places = await ctx.db.person.findMany({ select: { organizationId: true } });
    expect(places).toEqual([{ organizationId: pair.mergedId }, { organizationId: pair.mergedId }]);
  });
});

describe("a merge is refused", () => {
  const refused = async (
    by: StaffContext,
    ctx: Parameters<typeof dump>[0],
    input: Parameters<typeof mergeOrganizations>[1],
  ) => {
    const before = dump(ctx);
    const result = await mergeOrganizations(by, input);
    expect(dump(ctx)).toEqual(before);
    return result.ok ? "merged" : result.error;
  };
  const versions = { kept: 0, merged: 0 };

  test("of a record with itself, of one merged already, and on an older version", async () => {
    const { ctx, staff, pair, merge } = await twoOffices();
    expect(await refused(staff, ctx, { ...pair, mergedId: pair.keptId, versions, taken: [] })).toBe("same-record");
    expect(await refused(staff, ctx, { ...pair, versions: { kept: 0, merged: 4 }, taken: [] })).toBe(
      "edited-meanwhile",
    );
    await merge();
    expect(await refused(staff, ctx, { ...pair, versions, taken: [] })).toBe("merged-already");
  });

  test("to a desk where others' people or seats would move; the prefecture may", async () => {
    const { ctx, center, staff, pair, merge } = await twoOffices();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    await createPerson(ctx, await createCenter(ctx, "nemuro", place), { organizationId: pair.mergedId });
    expect(await refused(staff, ctx, { ...pair, versions, taken: [] })).toBe("used-by-others");
    const turned = { keptId: pair.mergedId, mergedId: pair.keptId, versions };
    expect(await refused(staff, ctx, { ...turned, taken: ["kind"] })).toBe("used-by-others");
    await merge(await asStaff(ctx, center, "prefectureAdmin"));
  });
});
