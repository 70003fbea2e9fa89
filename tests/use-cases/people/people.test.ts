import { describe, expect, test } from "vitest";
import { addOrganization, editOrganization } from "#app/use-cases/organizations/save-organization.ts";
import { showOrganization } from "#app/use-cases/organizations/show-organization.ts";
import { exportPeople } from "#app/use-cases/people/export-people.ts";
import { findDuplicates } from "#app/use-cases/people/find-duplicates.ts";
import { listPeople, type PeopleQuery } from "#app/use-cases/people/list-people.ts";
import { editPerson, type PersonEntry, registerPerson } from "#app/use-cases/people/save-person.ts";
import { showPerson } from "#app/use-cases/people/show-person.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPerson } from "#tests/support/factories.ts";

const NOTHING = {
  ...{ kana: "", organizationName: null, occupation: null, title: null, email: null, phone: null, fax: null },
};

async function desk() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const register = async (person: Partial<PersonEntry> & { name: string }) => {
    const done = await registerPerson(staff, { centerId: center.id, person: { ...NOTHING, ...person } });
    if (!done.ok) throw new Error(done.error);
    return done.value.personId;
  };
  const names = async (query: PeopleQuery) => (await listPeople(staff, query, 1)).people.map(({ name }) => name);
  return { ctx, center, staff, register, names };
}

describe("the list", () => {
  test.each(["ジン", "じん マコト", "ｼﾞﾝ", "神 ST", "ＳＴ"])("finds a person by 「%s」", async (words) => {
    const { register, names } = await desk();
    await register({ name: "\u{fa19} 誠", kana: "ジン　マコト", organizationName: "Stはまなす" });
    await register({ name: "別 人", kana: "ベツ ジンナイ", organizationName: "別の機関" });
    expect(await names({ words })).toContain("\u{fa19} 誠");
  });

  test("never changes a name as it was typed, and treats what LIKE would match anything with as blanks", async () => {
    const { ctx, register, names } = await desk();
    const id = await register({ name: "𠮷田　\u{fa19}", kana: "よしだ" });
    expect((await ctx.db.person.findUniqueOrThrow({ where: { id } })).name).toBe("𠮷田　\u{fa19}");
    expect(await names({ words: "%" })).toHaveLength(1);
    expect(await names({ words: "_よ%い" })).toEqual([]);
  });

  test("is narrowed by kind, occupation, municipality and a body's holders of today", async () => {
    const { ctx, center, register, names } = await desk();
    const { prefectureId } = center;
    const town = await ctx.db.municipality.create({
      data: { prefectureId, medicalAreaId: center.medicalAreaId, name: "釧路市", position: 1 },
    });
    await ctx.db.organization.create({
      data: { prefectureId, kind: "病院", name: "市立病院", searchKey: "市立病院", municipalityId: town.id },
    });
    const doctor = await register({ name: "医 師", organizationName: "市立病院", occupation: "医師" });
    const former = await register({ name: "前 任", occupation: "医師" });
    const body = await ctx.db.body.create({
      data: { prefectureId, centerId: center.id, kind: "協議会", name: "協議会" },
    });
    const seat = await ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, post: "院長", position: 1 } });
    const term = { prefectureId, seatId: seat.id };
    await ctx.db.appointment.create({
      data: { ...term, personId: former, startsOn: "2024-04-01", endsOn: "2026-05-31" },
    });
    await ctx.db.appointment.create({ data: { ...term, personId: doctor, startsOn: "2026-06-01" } });
    expect(await names({ organizationKind: "病院" })).toEqual(["医 師"]);
    expect(await names({ municipalityId: town.id })).toEqual(["医 師"]);
    expect(await names({ bodyId: body.id })).toEqual(["医 師"]);
    expect((await names({ occupation: "医師" })).sort()).toEqual(["医 師", "前 任"].sort());
    expect(await names({ occupation: "医師", organizationKind: "市町村" })).toEqual([]);
  });

  test("goes on over pages, and whole into the file, without a formula", async () => {
    const { ctx, center, staff } = await desk();
    for (let i = 0; i < 51; i++) await createPerson(ctx, center, { name: `人${i}`, kana: String(i).padStart(3, "0") });
    const second = await listPeople(staff, {}, 2);
    expect(second).toMatchObject({ total: 51, page: 2, pages: 2, people: [{ name: "人50" }] });
    expect((await listPeople(staff, {}, 99)).page).toBe(2);
    await createPerson(ctx, center, { name: "=1+1" });
    const lines = (await exportPeople(staff, {})).trim().split("\r\n");
    expect(lines).toHaveLength(53);
    expect(lines.some((line) => line.startsWith("'=1+1"))).toBe(true);
  });
});

describe("editing a person", () => {
  test("is refused on an older version, and writes which fields, not what they say", async () => {
    const { ctx, staff, register } = await desk();
    const id = await register({ name: "釧路 花子" });
    const person = { ...NOTHING, name: "釧路 花", phone: "0154-00-0000" };
    expect(await editPerson(staff, { id, version: 0, person })).toEqual({ ok: true, value: { changed: true } });
    const before = dump(ctx);
    expect(await editPerson(staff, { id, version: 0, person: { ...person, name: "他 人" } })).toEqual({
      ok: false,
      error: "edited-meanwhile",
    });
    expect(await editPerson(staff, { id, version: 1, person })).toEqual({ ok: true, value: { changed: false } });
    expect(dump(ctx)).toEqual(before);
    const [record] = await ctx.db.auditRecord.findMany({ where: { action: "person.edit" } });
    expect(JSON.parse(record?.after ?? "")).toEqual({ organizationId: null, fields: ["name", "phone"] });
  });

  test("finds an organization by its name however typed, and enters one that is new", async () => {
    const { ctx, staff, register } = await desk();
    const id = await register({ name: "釧路 花子", organizationName: "ﾊﾏﾅｽ 病院" });
    const again = await register({ name: "根室 太郎", organizationName: "はまなす病院" });
    const [one, other] = [await showPerson(staff, id), await showPerson(staff, again)];
    if (!one.ok || !other.ok) throw new Error("not shown");
    expect(other.value.person.organizationId).toBe(one.value.person.organizationId);
    expect(await ctx.db.organization.count()).toBe(1);
  });

  test("a merged record is not edited", async () => {
    const { ctx, staff, register } = await desk();
    const [kept, merged] = [await register({ name: "釧路 花子" }), await register({ name: "釧路 花子" })];
    await ctx.db.person.update({ where: { id: merged }, data: { mergedIntoId: kept } });
    expect(await editPerson(staff, { id: merged, version: 0, person: { ...NOTHING, name: "他 人" } })).toEqual({
      ok: false,
      error: "not-on-file",
    });
  });
});

test("likely duplicates are those of the desk, on file, with their reasons", async () => {
  const { ctx, center, staff, register } = await desk();
  const one = await register({ name: "高橋 花子", organizationName: "市役所" });
  const other = await register({ name: "髙橋花子", organizationName: "市役所" });
  const gone = await register({ name: "高橋 花子", organizationName: "市役所" });
  await ctx.db.person.update({ where: { id: gone }, data: { erasedAt: ctx.now() } });
  const found = await findDuplicates(staff, center.id);
  if (!found.ok) throw new Error(found.error);
  expect(found.value.pairs.map((pair) => [pair.one.id, pair.other.id].sort())).toEqual([[one, other].sort()]);
  expect(found.value.pairs[0]?.reasons).toEqual(["similar-name", "same-organization"]);
  const shown = await showPerson(staff, one);
  expect(shown.ok && shown.value.alike.map(({ id }) => id)).toEqual([other]);
});

test("of many records alike no pairs are proposed, and it is said how many they are", async () => {
  const { ctx, center, staff } = await desk();
  for (let i = 0; i < 21; i++) await createPerson(ctx, center, { name: "担当者", email: "same@example.jp" });
  expect(await findDuplicates(staff, center.id)).toMatchObject({
    ok: true,
    value: { pairs: [], more: false, crowds: [{ name: "担当者", people: 21 }] },
  });
});

describe("an organization", () => {
  const OFFICE = {
    ...{ name: "はまなす病院", kind: "病院", municipalityId: null },
    ...{ postalCode: null, address: null, phone: null, fax: null, email: null },
  };

  test("is entered once a municipality, and edited against its version", async () => {
    const { ctx, staff } = await desk();
    const added = await addOrganization(staff, OFFICE);
    if (!added.ok) throw new Error(added.error);
    const id = added.value.organizationId;
    const before = dump(ctx);
    expect(await addOrganization(staff, { ...OFFICE, name: "ﾊﾏﾅｽ病院" })).toEqual({ ok: false, error: "name-taken" });
    expect(await addOrganization(staff, { ...OFFICE, name: "他", municipalityId: "nowhere" })).toEqual({
      ok: false,
      error: "unknown-municipality",
    });
    expect((await editOrganization(staff, { id, version: 0, fields: OFFICE })).ok).toBe(true);
    expect(dump(ctx)).toEqual(before);
    expect((await editOrganization(staff, { id, version: 0, fields: { ...OFFICE, fax: "0154-00-0000" } })).ok).toBe(
      true,
    );
    expect(await editOrganization(staff, { id, version: 0, fields: OFFICE })).toEqual({
      ok: false,
      error: "edited-meanwhile",
    });
  });

  test("shows center staff their own people alone, the prefecture everyone", async () => {
    const { ctx, center, staff, register } = await desk();
    await register({ name: "釧路 花子", organizationName: "共通の機関" });
    const { id } = await ctx.db.organization.findFirstOrThrow();
    const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    await createPerson(ctx, await createCenter(ctx, "nemuro", place), { name: "根室 太郎", organizationId: id });
    const names = async (by: typeof staff) => {
      const shown = await showOrganization(by, id);
      return shown.ok && shown.value.people.map(({ name }) => name).sort();
    };
    expect(await names(staff)).toEqual(["釧路 花子"]);
    expect(await names(await asStaff(ctx, center, "prefectureViewer"))).toEqual(["根室 太郎", "釧路 花子"].sort());
  });
});
