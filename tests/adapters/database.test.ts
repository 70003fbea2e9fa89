import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { testContext } from "#tests/support/context.ts";
import { createCenter } from "#tests/support/factories.ts";

test("a query from outside waits for an open transaction, and its write survives a rollback", async () => {
  const { db } = testContext();
  const order: string[] = [];
  let outside: Promise<unknown> = Promise.resolve();
  const inside = db.$transaction(async (tx) => {
    await tx.prefecture.create({ data: { code: "01", name: "北海道" } });
    outside = db.prefecture.create({ data: { code: "02", name: "青森県" } }).then(() => order.push("outside"));
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push("inside");
    throw new Error("undo");
  });
  await expect(inside).rejects.toThrow("undo");
  await outside;
  expect(order).toEqual(["inside", "outside"]);
  expect((await db.prefecture.findMany()).map((p) => p.code)).toEqual(["02"]);
});

test("many transactions at once take turns", async () => {
  const { db } = testContext();
  const { id } = await db.prefecture.create({ data: { code: "01", name: "0" } });
  await Promise.all(
    Array.from({ length: 30 }, () =>
      db.$transaction(async (tx) => {
        const { name } = await tx.prefecture.findUniqueOrThrow({ where: { id } });
        await tx.prefecture.update({ where: { id }, data: { name: String(Number(name) + 1) } });
      }),
    ),
  );
  expect((await db.prefecture.findUniqueOrThrow({ where: { id } })).name).toBe("30");
});

/** Another process in the middle of writing, until it is told to go. */
async function holdFile(databaseFile: string) {
  const script = `const db = new (require("better-sqlite3"))(${JSON.stringify(databaseFile)});
    db.exec("BEGIN IMMEDIATE"); console.log("held"); process.stdin.once("data", () => { db.exec("ROLLBACK"); process.exit(); });`;
  const holder = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void holder.kill("SIGKILL"));
  await once(holder.stdout, "data");
  return holder;
}

test("another process that holds the file too long costs one transaction, not the process", async () => {
  const { db, databaseFile } = testContext();
  await db.prefecture.count();
  const holder = await holdFile(databaseFile);
  const count = () => db.$transaction((tx) => tx.prefecture.count());
  await expect(count()).rejects.toThrow();
  holder.stdin.write("go");
  await once(holder, "exit");
  expect(await count()).toBe(0);
  expect(await db.prefecture.count()).toBe(0);
});

test("who waits for another process that writes holds up no reader", async () => {
  const { db, databaseFile } = testContext();
  await db.prefecture.count();
  const holder = await holdFile(databaseFile);
  let begun = false;
  const waiting = db.$transaction(async () => {
    begun = true;
  });
  // It has tried and failed by now, and tries again.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await db.prefecture.count()).toBe(0);
  expect(begun).toBe(false);
  holder.stdin.write("go");
  await waiting;
  expect(begun).toBe(true);
});

test("while another process writes, this one waits without standing still", async () => {
  const { db, databaseFile } = testContext();
  await db.prefecture.count();
  const holder = await holdFile(databaseFile);
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
    if (turns === 100) holder.stdin.write("go");
  }, 1);
  await db.prefecture.create({ data: { code: "01", name: "北海道" } });
  clearInterval(others);
  expect(turns).toBeGreaterThanOrEqual(100);
  expect(await db.prefecture.count()).toBe(1);
});

test("the rows of 10,000 parents are read in their order, and so are 10,000 rows by their names", async () => {
  const ctx = testContext();
  const { prefectureId, id: centerId } = await createCenter(ctx);
  const { id: bodyId } = await ctx.db.body.create({ data: { prefectureId, centerId, name: "協議会", kind: "協議会" } });
  const ids = Array.from({ length: 10_000 }, () => randomUUID());
  await ctx.db.seat.createMany({
    data: ids.map((id, position) => ({ id, prefectureId, bodyId, post: "会長", position })),
  });
  const ordered = { orderBy: { startsOn: "asc" as const }, take: 1 };
  await ctx.db.$transaction(async (tx) => {
    expect(await tx.seat.findMany({ where: { bodyId }, select: { appointments: ordered } })).toHaveLength(10_000);
  });
  const named = await ctx.db.seat.findMany({ where: { id: { in: ids } }, orderBy: { position: "asc" } });
  expect(named.map(({ id }) => id)).toEqual(ids);
});
