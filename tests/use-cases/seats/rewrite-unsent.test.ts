import { expect, test } from "vitest";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { rewriteUnsent } from "#app/use-cases/seats/rewrite-unsent.ts";
import { application, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { seatDesk } from "#tests/support/seats.ts";

test("what asks to confirm an application is written anew when the course changes before it goes out, once", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  expect(await applyFor(ctx, session.id, application(["一番"]))).toMatchObject({ ok: true });
  const change = async (venue: string) => {
    await ctx.db.session.update({ where: { id: session.id }, data: { venue, icalSequence: { increment: 1 } } });
    await ctx.db.$transaction(async (tx) => {
      const changed = await findSession(tx, session.prefectureId, session.id);
      if (changed) await rewriteUnsent(ctx, tx, changed);
    });
    const mails = await ctx.db.outboxMail.findMany({ where: { kind: "applicationCheck" }, orderBy: { id: "asc" } });
    return mails.map(({ text, state }) => [/^場所　(.*)$/m.exec(text)?.[1], state]);
  };
  const [before] = await ctx.db.outboxMail.findMany();
  expect(await change("講堂")).toEqual([
    [session.venue, "queued"],
    ["講堂", "queued"],
  ]);
  await ctx.db.outboxMail.updateMany({ where: { id: { not: before?.id ?? "" } }, data: { state: "sent" } });
  expect(await change("小会議室")).toHaveLength(2);
});

test("an edit that writes an offer anew wakes the mailer", async () => {
  const { staff, answer, edit, mails } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  let woken = 0;
  staff.wakeMailer = () => void woken++;
  await edit({ venue: "講堂" });
  expect(await mails()).toHaveLength(2);
  expect(woken).toBe(1);
});
