import { expect, test } from "vitest";
import { renewSearchKeys } from "#app/adapters/db/search-key-store.server.ts";
import { listPeople } from "#app/use-cases/people/list-people.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPerson, createSession } from "#tests/support/factories.ts";

test("keys of an older folding are made anew once, with what imports have logged of them", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const old = { name: "髙橋 花子", kana: "タカハシ", searchKey: "髙橋花子|たかはし" };
  const person = await createPerson(ctx, center, old);
  const erased = await createPerson(ctx, center, { name: "（消去済み）", searchKey: "", erasedAt: ctx.now() });
  await createSession(ctx, center, { title: "山﨑会", venue: null, searchKey: "山﨑会" });
  const user = await ctx.db.user.findFirstOrThrow();
  const brought = await ctx.db.import.create({
    data: {
      ...{ prefectureId: center.prefectureId, userId: user.id, kind: "people", state: "applied" },
      ...{ fileName: "a.csv", sha256: "0", byteSize: 1, createdAt: ctx.now() },
      changes: {
        create: { position: 0, table: "Person", recordId: person.id, after: JSON.stringify({ id: person.id, ...old }) },
      },
    },
  });
  const found = async () => (await listPeople(staff, { words: "高橋" }, 1)).total;
  expect(await found()).toBe(0);
  await renewSearchKeys(ctx.db);
  expect(await found()).toBe(1);
  expect(await ctx.db.person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
    ...old,
    searchKey: "高橋花子|たかはし",
    version: 0,
  });
  expect((await ctx.db.person.findUniqueOrThrow({ where: { id: erased.id } })).searchKey).toBe("");
  expect(await ctx.db.session.findFirstOrThrow()).toMatchObject({ title: "山﨑会", searchKey: "山崎会" });
  const change = await ctx.db.importChange.findFirstOrThrow({ where: { importId: brought.id } });
  expect(JSON.parse(change.after)).toEqual({ id: person.id, ...old, searchKey: "高橋花子|たかはし" });

  await ctx.db.person.update({ where: { id: person.id }, data: { searchKey: "older" } });
  const before = dump(ctx);
  await renewSearchKeys(ctx.db);
  expect(dump(ctx)).toEqual(before);
});
