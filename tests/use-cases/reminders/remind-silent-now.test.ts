import { expect, test } from "vitest";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { remindSilentNow } from "#app/use-cases/reminders/remind-silent-now.ts";
import { sendDueReminders } from "#app/use-cases/reminders/send-due-reminders.ts";
import { showReminders } from "#app/use-cases/reminders/show-reminders.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

async function desk() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const session = await createSession(ctx, center, { answerBy: "2026-06-20" });
  for (const name of ["一番", "二番"]) {
    await createInvitation(ctx, session, await createPerson(ctx, center, { name }), { sentAt: ctx.now() });
  }
  await createInvitation(ctx, session, await createPerson(ctx, center, { name: "FAX", email: null }));
  const shown = async () => {
    const read = await findSession(ctx.db, session.prefectureId, session.id);
    if (!read) throw new Error("not there");
    return showReminders(ctx.db, read, ctx.now());
  };
  const press = (seenAt = ctx.now()) => remindSilentNow(staff, { sessionId: session.id, seenAt });
  return { ctx, session, shown, press };
}

test("the silent are asked now, once for one look at the page, and the desk sees when", async () => {
  const { ctx, shown, press } = await desk();
  expect(await shown()).toEqual({ isOn: true, silent: 2, planned: [{ day: "2026-06-17", people: 2 }], asked: [] });
  ctx.at("2026-06-10T15:00:00+09:00");
  const seenAt = ctx.now();
  expect(await press(seenAt)).toEqual({ ok: true, value: { mails: 2 } });
  expect(await press(seenAt)).toEqual({ ok: true, value: { mails: 0 } });
  expect(await ctx.db.outboxMail.count({ where: { kind: "reminderSilent" } })).toBe(2);
  expect(await shown()).toMatchObject({ planned: [{ people: 2 }], asked: [{ day: "2026-06-10", people: 2 }] });
  const audit = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "reminder.ask" } });
  expect(JSON.stringify(audit)).not.toContain("一番");
});

test("asked by hand the day before, they are not asked by the clock as well", async () => {
  const { ctx, shown, press } = await desk();
  ctx.at("2026-06-16T15:00:00+09:00");
  await press();
  expect((await shown()).planned).toEqual([]);
  ctx.at("2026-06-17T09:00:00+09:00");
  expect(await sendDueReminders(ctx)).toEqual({ mails: 0 });
});

test("after the deadline, or of a session that is off, nobody is asked", async () => {
  const { ctx, session, shown, press } = await desk();
  ctx.at("2026-06-21T09:00:00+09:00");
  expect(await press()).toEqual({ ok: false, error: "nobody-to-mail" });
  expect(await shown()).toMatchObject({ silent: 0, planned: [] });
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  expect(await press()).toEqual({ ok: false, error: "session-closed" });
});
