import { describe, expect, test } from "vitest";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { asStaff, createCenter, createInvitation, createPerson } from "#tests/support/factories.ts";
import { answer, came, confirmYear, dayOver, withPeople } from "./day-over.ts";

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

  test("writes what it changed, in counts, to the audit log", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    await recordAttendance(ctx, {
      sessionId: session.id,
      version: 0,
      present: invitations.map((invitation) => came(invitation)),
      walkIns: [walkIn("大野")],
      groups: [{ label: "市町", role: "trainee", organizations: null, people: 5 }],
    });
    const [record, ...others] = await ctx.db.auditRecord.findMany();
    expect(others).toEqual([]);
    expect(record).toMatchObject({ action: "attendance.record", sessionId: session.id, actorName: "職員" });
    expect(JSON.parse(record?.before ?? "")).toEqual({ people: 0, walkIns: 0, groups: 0, groupPeople: 0 });
    expect(JSON.parse(record?.after ?? "")).toEqual({ people: 2, walkIns: 1, groups: 1, groupPeople: 5 });
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

  test("takes a snapshot of organization, kind, area and occupation, and keeps it when they change", async () => {
    const { ctx, center, session } = await dayOver();
    const municipality = await ctx.db.municipality.create({
      data: { prefectureId: center.prefectureId, medicalAreaId: center.medicalAreaId, name: "釧路市", position: 1 },
    });
    const organization = await ctx.db.organization.create({
      data: {
        prefectureId: center.prefectureId,
        municipalityId: municipality.id,
        kind: "郡市医師会",
        name: "釧路市医師会",
        searchKey: "釧路市医師会",
      },
    });
    const person = await createPerson(ctx, center, {
      name: "青木",
      organizationId: organization.id,
      title: "会長",
      occupation: "医師",
    });
    const present = came(await createInvitation(ctx, session, person));
    const input = { sessionId: session.id, walkIns: [], groups: [] };
    await recordAttendance(ctx, { ...input, version: 0, present: [present] });
    const snapshot = {
      personId: person.id,
      organizationName: "釧路市医師会",
      organizationKind: "郡市医師会",
      medicalAreaId: center.medicalAreaId,
      title: "会長",
      occupation: "医師",
    };
    expect(await ctx.db.attendance.findFirst()).toMatchObject(snapshot);
    await ctx.db.person.update({ where: { id: person.id }, data: { title: "理事", organizationId: null } });
    await recordAttendance(ctx, { ...input, version: 1, present: [{ ...present, left: "15:00" }] });
    expect(await ctx.db.attendance.findFirst()).toMatchObject({
      ...snapshot,
      leftAt: new Date("2026-07-01T06:00:00Z"),
    });
  });

  test("a proxy is the one who came: the person represented is not in the list", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const proxy = { name: "秋山", title: "副会長", organization: null };
    const present = invitations.map((invitation) => ({ ...came(invitation), role: "proxy" as const, proxy }));
    await recordAttendance(ctx, { sessionId: session.id, version: 0, present, walkIns: [], groups: [] });
    expect(await ctx.db.attendance.findMany()).toMatchObject([
      {
        name: "秋山",
        title: "副会長",
        role: "proxy",
        representing: "青木",
        personId: null,
        organizationName: "青木の所属",
      },
    ]);
  });

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

  test("who was taken off the list after coming stays in the record", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const present = invitations.map((invitation) => came(invitation));
    await recordAttendance(ctx, { sessionId: session.id, version: 0, present, walkIns: [], groups: [] });
    await ctx.db.invitation.updateMany({ data: { revokedAt: ctx.now() } });
    const shown = await showAttendance(ctx, session.id);
    expect(shown).toMatchObject({ ok: true, value: { invited: [{ name: "青木", present: true }] } });
  });
});

describe("実人数: one person is one row", () => {
  test("the same name, organization and title twice is refused, with the name", async () => {
    const { ctx, session } = await dayOver();
    const walkIns = [walkIn("大野 健"), walkIn("大野　健")];
    expect(
      await recordAttendance(ctx, { sessionId: session.id, version: 0, present: [], walkIns, groups: [] }),
    ).toEqual({ ok: false, error: "person-twice", names: ["大野　健"] });
    expect(await ctx.db.attendance.count()).toBe(0);
  });

  test("a walk-in who is a person of the record is recognised, and refused beside their own invitation", async () => {
    const { ctx, center, session } = await dayOver();
    const organization = await ctx.db.organization.create({
      data: { prefectureId: center.prefectureId, kind: "薬局", name: "まりも薬局", searchKey: "まりも薬局" },
    });
    const person = await createPerson(ctx, center, {
      name: "大野 健",
      organizationId: organization.id,
      occupation: "薬剤師",
      title: "店長",
    });
    const invitation = await createInvitation(ctx, session, person);
    const walkIns = [{ ...walkIn("大野健"), organization: "まりも薬局" }];
    const input = { sessionId: session.id, groups: [], walkIns };
    expect(await recordAttendance(ctx, { ...input, version: 0, present: [] })).toMatchObject({ ok: true });
    expect(await ctx.db.attendance.findFirst()).toMatchObject({
      personId: person.id,
      organizationKind: "薬局",
      occupation: "薬剤師",
      title: "店長",
    });
    expect(await recordAttendance(ctx, { ...input, version: 1, present: [came(invitation)] })).toEqual({
      ok: false,
      error: "person-twice",
      names: ["大野健"],
    });
  });

  test("one invitation submitted twice is refused", async () => {
    const { ctx, session, invitations } = await withPeople(["青木"]);
    const present = [...invitations, ...invitations].map((invitation) => came(invitation));
    expect(
      await recordAttendance(ctx, { sessionId: session.id, version: 0, present, walkIns: [], groups: [] }),
    ).toMatchObject({ ok: false, error: "person-twice" });
  });
});

describe("回答どおりに全員を出席にする", () => {
  test("records the seated yes answers, proxies as proxies, and keeps what was entered", async () => {
    const { ctx, session, invitations } = await withPeople(["会場", "画面", "代理", "欠席", "空き待ち", "無回答"]);
    const [onSite, online, proxy, absent, waiting] = invitations;
    await answer(ctx, onSite, { answer: "attending" });
    await answer(ctx, online, { answer: "online" });
    await answer(ctx, proxy, { answer: "proxy", proxyName: "秋山", proxyOrganization: "別の機関" });
    await answer(ctx, absent, { answer: "absent" });
    await answer(ctx, waiting, { answer: "attending", seated: false });
    const entered = [{ ...came(onSite), arrived: "14:10" }];
    const shown = await showAttendance(ctx, session.id);
    expect(shown).toMatchObject({ ok: true, value: { expected: 3 } });
    await recordAttendance(ctx, {
      sessionId: session.id,
      version: 0,
      present: entered,
      walkIns: [walkIn("大野")],
      groups: [],
      asAnswered: true,
    });
    const rows = await ctx.db.attendance.findMany({ orderBy: { name: "asc" } });
    expect(rows.map(({ name, role, mode, representing }) => [name, role, mode, representing])).toEqual([
      ["会場", "member", "onSite", null],
      ["大野", "member", "onSite", null],
      ["画面", "member", "online", null],
      ["秋山", "proxy", "onSite", "代理"],
    ]);
    expect(rows.find(({ name }) => name === "会場")?.arrivedAt).toEqual(new Date("2026-07-01T14:10:00+09:00"));
    expect(rows.find(({ name }) => name === "秋山")?.organizationName).toBe("別の機関");
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

function walkIn(name: string) {
  const facts = { organization: "釧路市", title: null, occupation: null, role: "member", mode: "onSite" } as const;
  return { id: null, name, ...facts };
}
