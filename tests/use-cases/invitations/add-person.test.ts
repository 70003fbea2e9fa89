import { expect, test } from "vitest";
import { addPerson } from "#app/use-cases/invitations/add-person.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";

const person = { name: "新人 太郎", kana: "シンジン", organizationName: "新しい施設", title: null, email: null };

async function desk() {
  const base = testContext();
  const center = await createCenter(base);
  const ctx = await asStaff(base, center);
  const session = await createSession(ctx, center);
  return { ctx, center, add: (name: string) => addPerson(ctx, { sessionId: session.id, person: { ...person, name } }) };
}

test("the audit log tells of the person, and of an organization entered on the way, by their ids", async () => {
  const { ctx, center, add } = await desk();
  const added = await add("新人 太郎");
  const organization = await ctx.db.organization.findFirstOrThrow();
  const records = await ctx.db.auditRecord.findMany({ orderBy: { action: "asc" } });
  expect(records).toMatchObject([
    { action: "organization.add", subject: "Organization", subjectId: organization.id, centerId: null },
    {
      action: "person.add",
      subject: "Person",
      subjectId: added.ok && added.value.personId,
      centerId: center.id,
      after: JSON.stringify({ organizationId: organization.id }),
    },
  ]);
  expect(JSON.stringify(records)).not.toMatch(/新人|シンジン|新しい施設/);
});

test("an organization known by the name is not entered again, and the same person writes nothing", async () => {
  const { ctx, add } = await desk();
  await add("新人 太郎");
  await add("新人 花子");
  await add("新人 花子");
  const records = await ctx.db.auditRecord.findMany({ orderBy: { action: "asc" } });
  expect(records.map(({ action }) => action)).toEqual(["organization.add", "person.add", "person.add"]);
});
