import { describe, expect, test } from "vitest";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { came, confirmYear, dayOver, walkIn, withPeople } from "./day-over.ts";

describe("what cannot be", () => {
  test("a proxy without a name is refused", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const present = invitations.map((invitation) => ({ ...came(invitation), role: "proxy" as const }));
    expect(
      await recordAttendance(ctx, { sessionId: session.id, version: 0, present, walkIns: [], groups: [] }),
    ).toEqual({ ok: false, error: "proxy-name-required", names: ["青木"] });
  });

  test.each([
    [{ arrived: "15:00", left: "14:30" }, "left-before-arriving"],
    [{ arrived: null, left: "13:00" }, "left-before-start"],
    [{ arrived: "13:59", left: null }, "arrived-before-start"],
    [{ arrived: "16:00", left: null }, "arrived-after-end"],
  ])("times that cannot be are refused: %j", async (times, error) => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const present = invitations.map((invitation) => ({ ...came(invitation), ...times }));
    expect(
      await recordAttendance(ctx, { sessionId: session.id, version: 0, present, walkIns: [], groups: [] }),
    ).toEqual({ ok: false, error, names: ["青木"] });
    expect(await ctx.db.attendance.count()).toBe(0);
  });

  test("a time after midnight belongs to the next day where the session goes on past it", async () => {
    const times = { startsAt: new Date("2026-07-01T22:00:00+09:00"), endsAt: new Date("2026-07-02T01:00:00+09:00") };
    const { ctx, session, invitations } = await withPeople(["青木"], times);
    const present = invitations.map((invitation) => ({ ...came(invitation), left: "00:30" }));
    await recordAttendance(ctx, { sessionId: session.id, version: 0, present, walkIns: [], groups: [] });
    expect((await ctx.db.attendance.findFirst())?.leftAt).toEqual(new Date("2026-07-02T00:30:00+09:00"));
  });

  test("an invitation of another session, or one revoked, is not recorded", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const input = { sessionId: session.id, version: 0, walkIns: [], groups: [] };
    await ctx.db.invitation.updateMany({ data: { revokedAt: ctx.now() } });
    for (const present of [invitations.map((i) => came(i)), [{ ...came({ id: "elsewhere" }) }]]) {
      expect(await recordAttendance(ctx, { ...input, present })).toEqual({ ok: false, error: "not-invited" });
    }
  });
});

describe("who may, and when", () => {
  const nothing = { version: 0, present: [], walkIns: [walkIn("大野")], groups: [] };

  test("the viewer and other centers are refused; in another prefecture there is no such session", async () => {
    const { ctx, center, session } = await dayOver();
    const within = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
    const input = { sessionId: session.id, ...nothing };
    const viewer = await asStaff(ctx, center, "prefectureViewer");
    const neighbour = await asStaff(ctx, await createCenter(ctx, "nemuro", within));
    expect(await recordAttendance(viewer, input)).toEqual({ ok: false, error: "forbidden" });
    expect(await recordAttendance(neighbour, input)).toEqual({ ok: false, error: "forbidden" });
    expect(await showAttendance(viewer, session.id)).toMatchObject({ ok: true, value: { mayWrite: false } });
    expect(await showAttendance(neighbour, session.id)).toEqual({ ok: false, error: "forbidden" });
    const stranger = { ...ctx, actor: { ...ctx.actor, prefectureId: "elsewhere" } };
    expect(await recordAttendance(stranger, input)).toEqual({ ok: false, error: "not-found" });
    expect(await showAttendance(stranger, session.id)).toEqual({ ok: false, error: "not-found" });
    expect(await ctx.db.attendance.count()).toBe(0);
  });

  test("the prefecture's admin may", async () => {
    const { ctx, center, session } = await dayOver();
    const admin = await asStaff(ctx, center, "prefectureAdmin");
    expect(await recordAttendance(admin, { sessionId: session.id, ...nothing })).toMatchObject({ ok: true });
  });

  test.each([
    ["draft", "2026-07-01T14:00:00+09:00", "not-recordable"],
    ["cancelled", "2026-07-01T14:00:00+09:00", "not-recordable"],
    ["postponed", "2026-07-01T14:00:00+09:00", "not-recordable"],
    ["scheduled", "2026-08-01T14:00:00+09:00", "not-started"],
  ] as const)("nothing is recorded of a %s session starting %s", async (state, startsAt, error) => {
    const { ctx, session } = await dayOver({ state, startsAt: new Date(startsAt), endsAt: null });
    expect(await recordAttendance(ctx, { sessionId: session.id, ...nothing })).toEqual({ ok: false, error });
    expect(await showAttendance(ctx, session.id)).toMatchObject({ ok: true, value: { closedBecause: error } });
  });

  test("in a confirmed year nothing is written; once it is reopened, it is", async () => {
    const { ctx, center, session } = await dayOver({ state: "held" });
    await confirmYear(ctx, center, 2026);
    const input = { sessionId: session.id, ...nothing };
    expect(await recordAttendance(ctx, input)).toEqual({ ok: false, error: "report-confirmed" });
    expect(await ctx.db.attendance.count()).toBe(0);
    expect(await ctx.db.auditRecord.count()).toBe(0);
    await ctx.db.activityReport.updateMany({ data: { state: "reopened" } });
    expect(await recordAttendance(ctx, input)).toMatchObject({ ok: true });
  });
});
