import { expect, test } from "vitest";
import { trustAddress } from "#app/use-cases/people/trust-address.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPerson } from "#tests/support/factories.ts";

test("the desk takes the mark off an address, on record; pressed twice, once", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const person = await createPerson(ctx, center, { emailBouncedAt: ctx.now() });
  for (let i = 0; i < 2; i++) expect(await trustAddress(staff, person.id)).toMatchObject({ ok: true });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({
    ...{ email: person.email, emailBouncedAt: null },
  });
  expect(await ctx.db.auditRecord.findMany()).toMatchObject([{ action: "person.trustAddress", subjectId: person.id }]);
  expect(await trustAddress(staff, "nobody")).toEqual({ ok: false, error: "not-found" });
});
