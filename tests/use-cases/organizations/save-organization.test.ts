import { expect, test } from "vitest";
import { organizationError } from "#app/routes/organizations/organization-errors.ts";
import { addOrganization, editOrganization } from "#app/use-cases/organizations/save-organization.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPerson } from "#tests/support/factories.ts";

const OFFICE = {
  ...{ name: "はまなす病院", kind: "病院", municipalityId: null, postalCode: null },
  ...{ address: null, phone: null, fax: null, email: null },
};

test("name and kind of an organization on other centers' rosters are the prefecture's to change", async () => {
  const ctx = testContext();
  const kushiro = await createCenter(ctx);
  const place = { prefectureId: kushiro.prefectureId, areaId: kushiro.medicalAreaId };
  const nemuro = await createCenter(ctx, "nemuro", place);
  const [desk, admin] = [await asStaff(ctx, kushiro), await asStaff(ctx, kushiro, "prefectureAdmin")];
  const added = await addOrganization(desk, OFFICE);
  if (!added.ok) throw new Error(added.error);
  const id = added.value.organizationId;
  const rename = (by: typeof desk, version: number, name: string) =>
    editOrganization(by, { id, version, fields: { ...OFFICE, name } });
  expect((await rename(desk, 0, "はまなす総合病院")).ok).toBe(true);

  await createPerson(ctx, nemuro, { organizationId: id });
  const before = dump(ctx);
  expect(await rename(desk, 1, "乗っ取り")).toEqual({ ok: false, error: "name-used-by-others" });
  const turned = { ...OFFICE, name: "はまなす総合病院", kind: "市町村" };
  expect(await editOrganization(desk, { id, version: 1, fields: turned })).toEqual({
    ok: false,
    error: "kind-used-by-others",
  });
  expect(organizationError("kind-used-by-others")).toMatchObject({ field: "kind" });
  expect(organizationError("name-used-by-others")).toMatchObject({ field: "name" });
  expect(dump(ctx)).toEqual(before);
  const moved = { ...OFFICE, name: "はまなす総合病院", phone: "0154-00-0000" };
  expect((await editOrganization(desk, { id, version: 1, fields: moved })).ok).toBe(true);
  expect((await rename(admin, 2, "はまなす医療センター")).ok).toBe(true);
});
