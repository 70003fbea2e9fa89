import { describe, expect, test } from "vitest";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { came, dayOver, walkIn, withPeople } from "./day-over.ts";

describe("recording attendance", () => {
  test("makes the list what was submitted: adds, changes, removes", async () => {
    const { ctx, session, invitations } = await withPeople(["青木", "石川", "上田"]);
    const [aoki, ishikawa, ueda] = [came(invitations[0]), came(invitations[1]), came(invitations[2])];
    const input = { sessionId: session.id, walkIns: [], groups: [] };
    expect(await recordAttendance(ctx, { ...input, version: 0, present: [aoki, ishikawa] })).toEqual({
      ok: true,
      value: { people: 2, changed: true },
    });
    const late = { ...ishikawa, mode: "online" as const, arrived: "14:20" };
    expect(await recordAttendance(ctx, { ...input, version: 1, present: [late, ueda] })).toMatchObject({ ok: true });
    const rows = await ctx.db.attendance.findMany({ orderBy: { name: "asc" } });
    expect(rows.map(({ name, mode, arrivedAt }) => [name, mode, arrivedAt?.toISOString() ?? null])).toEqual([
      ["上田", "onSite", null],
      ["石川", "online", "2026-07-01T05:20:00.000Z"],
    ]);
  });

  test("the same list again changes nothing, whatever version it was typed on", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const input = {
      sessionId: session.id,
      version: 0,
      present: invitations.map((invitation) => came(invitation)),
      walkIns: [walkIn("大野")],
      groups: [{ label: "市町", role: "trainee" as const, organizations: 2, people: 5 }],
    };
    await recordAttendance(ctx, input);
    expect(await recordAttendance(ctx, input)).toEqual({ ok: true, value: { people: 2, changed: false } });
    expect(await ctx.db.attendance.count()).toBe(2);
    expect(await ctx.db.auditRecord.count()).toBe(1);
    expect((await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } })).version).toBe(1);
  });

  test("an edit begun on an older version is refused, and loses nothing", async () => {
    const { ctx, session, invitations } = await withPeople(["青木", "石川"]);
    const [aoki, ishikawa] = [came(invitations[0]), came(invitations[1])];
    const input = { sessionId: session.id, version: 0, walkIns: [], groups: [] };
    const both = await Promise.all([
      recordAttendance(ctx, { ...input, present: [aoki] }),
      recordAttendance(ctx, { ...input, present: [ishikawa] }),
    ]);
    expect(both.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(both).toContainEqual({ ok: false, error: "edited-meanwhile" });
    expect(await ctx.db.attendance.count()).toBe(1);
  });
});

describe("the audit log", () => {
  test("tells the audit log who was added, removed and changed, by their ids and without a name", async () => {
    const { ctx, session, invitations } = await withPeople(["青木", "石川"]);
    const [aoki, ishikawa] = [came(invitations[0]), came(invitations[1])];
    const input = { sessionId: session.id, walkIns: [], groups: [] };
    await recordAttendance(ctx, { ...input, version: 0, present: [aoki] });
    const [first] = await ctx.db.attendance.findMany();
    const told = (row: typeof first, invitation: { id: string; personId: string }) => ({
      id: row?.id,
      invitationId: invitation.id,
      personId: invitation.personId,
      role: "member",
      mode: "onSite",
      arrivedAt: null,
      leftAt: null,
      minutesPresent: null,
    });
    const added = told(first, invitations[0]);
    expect(await lastChange(ctx)).toEqual({ before: { people: [] }, after: { people: [added] } });

    // One replaced by another: as many people as before, and still told apart.
    await recordAttendance(ctx, { ...input, version: 1, present: [ishikawa] });
    const [second] = await ctx.db.attendance.findMany();
    const replaced = told(second, invitations[1]);
    expect(await lastChange(ctx)).toEqual({ before: { people: [added] }, after: { people: [replaced] } });

    await recordAttendance(ctx, {
      ...input,
      version: 2,
      present: [{ ...ishikawa, role: "observer", arrived: "14:20" }],
    });
    const changed = { ...replaced, role: "observer", arrivedAt: "2026-07-01T05:20:00.000Z" };
    expect(await lastChange(ctx)).toEqual({ before: { people: [replaced] }, after: { people: [changed] } });
    expect(JSON.stringify(await ctx.db.auditRecord.findMany())).not.toMatch(/青木|石川/);
  });

  test("tells of a word corrected which one it was, and of groups what they were", async () => {
    const { ctx, session } = await dayOver();
    const group = { label: "市町", role: "trainee" as const, organizations: null, people: 5 };
    const input = { sessionId: session.id, present: [], groups: [group] };
    await recordAttendance(ctx, { ...input, version: 0, walkIns: [walkIn("大野")] });
    expect(await lastChange(ctx)).toMatchObject({ before: { groups: [] }, after: { groups: [group] } });
    const { id } = await ctx.db.attendance.findFirstOrThrow();
    await recordAttendance(ctx, { ...input, version: 1, walkIns: [{ ...walkIn("小野"), id, title: "所長" }] });
    const { before, after } = await lastChange(ctx);
    expect(before).toEqual({ people: [expect.objectContaining({ id })] });
    expect(after).toEqual({ people: [{ ...before.people[0], corrected: ["name", "title"] }] });
  });
});

/** What the newest audit record says of the list. */
async function lastChange(ctx: StaffContext) {
  const record = await ctx.db.auditRecord.findFirstOrThrow({ orderBy: { id: "desc" } });
  return { before: JSON.parse(record.before ?? "null"), after: JSON.parse(record.after ?? "null") };
}
