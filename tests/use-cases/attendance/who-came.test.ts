import { describe, expect, test } from "vitest";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { createInvitation, createPerson } from "#tests/support/factories.ts";
import { answer, came, dayOver, walkIn, withPeople } from "./day-over.ts";

describe("who they were on the day", () => {
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

  test("two namesakes on file both attend", async () => {
    const { ctx, session, invitations } = await withPeople(["大野 健", "大野 健"]);
    const present = invitations.map((invitation) => came(invitation));
    const input = { sessionId: session.id, version: 0, present, walkIns: [], groups: [] };
    expect(await recordAttendance(ctx, input)).toEqual({ ok: true, value: { people: 2, changed: true } });
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
