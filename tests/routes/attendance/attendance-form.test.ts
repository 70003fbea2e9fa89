import { describe, expect, test } from "vitest";
import { parseForm } from "#app/http/form.server.ts";
import { attendanceFields, editedFields, MAX_ROWS, rowsOf } from "#app/routes/sessions/attendance-fields.ts";
import { attendanceForm, headcountForm } from "#app/routes/sessions/attendance-form.server.ts";
import { outcomeForm } from "#app/routes/sessions/outcome-form.server.ts";
import { formText } from "#app/text/form.ts";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { came, withPeople } from "#tests/use-cases/attendance/day-over.ts";

function form(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ version: "3", ...fields })) data.set(name, value);
  return data;
}

const row = { invitationId: "i", role: "member", mode: "onSite", arrived: "", left: "" };
const present = (fields: Record<string, string>) =>
  form(Object.fromEntries(Object.entries({ ...row, ...fields }).map(([key, value]) => [`present.0.${key}`, value])));

describe("the form of attendance", () => {
  test("who is not checked did not come, whatever stands in the row", () => {
    expect(parseForm(present({ arrived: "25:00" }), attendanceForm)).toMatchObject({
      ok: true,
      value: { present: [] },
    });
  });

  test.each([
    ["１４時２０分", "14:20"],
    ["午後2時半", "14:30"],
    ["", null],
  ])("reads %s as %s", (arrived, time) => {
    const read = parseForm(present({ here: "on", arrived }), attendanceForm);
    expect(read).toMatchObject({ ok: true, value: { version: 3, present: [{ arrived: time }] } });
  });

  test.each([
    [{ arrived: "25:00" }, "present.0.arrived"],
    [{ left: "昼すぎ" }, "present.0.left"],
    [{ role: "proxy", proxyName: "　" }, "present.0.proxyName"],
    [{ role: "king" }, "present.0.role"],
    [{ proxyTitle: "長\u0007" }, "present.0.proxyTitle"],
  ])("refuses %j at its field", (fields, field) => {
    const read = parseForm(present({ here: "on", ...fields }), attendanceForm);
    expect(read).toMatchObject({ ok: false, errors: [{ field }] });
  });

  test("a walk-in needs a name and an organization; an empty row is none", () => {
    const walkIn = { "walkIns.0.id": "new-1", "walkIns.0.role": "member", "walkIns.0.mode": "onSite" };
    expect(parseForm(form(walkIn), attendanceForm)).toMatchObject({ ok: true, value: { walkIns: [] } });
    const named = parseForm(form({ ...walkIn, "walkIns.0.name": "大野" }), attendanceForm);
    expect(named).toMatchObject({ ok: false, errors: [{ field: "walkIns.0.organization" }] });
  });

  test.each([
    ["２６人", 26],
    ["1,024", 1024],
    ["5", 5],
  ])("a group of %s", (people, number) => {
    const group = { "groups.0.label": "市町", "groups.0.role": "trainee", "groups.0.organizations": "" };
    expect(parseForm(form({ ...group, "groups.0.people": people }), attendanceForm)).toMatchObject({
      ok: true,
      value: { groups: [{ label: "市町", role: "trainee", organizations: null, people: number }] },
    });
  });

  test.each(["", "-1", "3.5", "多数", "999999"])("a group of %j people is refused", (people) => {
    const group = { "groups.0.label": "市町", "groups.0.role": "trainee", "groups.0.organizations": "1" };
    expect(parseForm(form({ ...group, "groups.0.people": people }), attendanceForm)).toMatchObject({
      ok: false,
      errors: [{ field: "groups.0.people" }],
    });
  });

  const invited = (count: number) =>
    form(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) =>
          Object.entries({ ...row, here: "on" }).map(([key, value]) => [`present.${index}.${key}`, value]),
        ).flat(),
      ),
    );

  test("1,001 people called are recorded, in their order", () => {
    const read = parseForm(invited(1001), attendanceForm);
    expect(read.ok && read.value.present).toHaveLength(1001);
  });

  test("a list that is too long is refused in words of ours", () => {
    expect(parseForm(invited(2001), attendanceForm)).toMatchObject({
      ok: false,
      errors: [{ field: "present", message: "案内した人は2,000件までにしてください。" }],
    });
    expect(parseForm(form({ "present.10000.role": "member" }), attendanceForm)).toMatchObject({
      ok: false,
      errors: [{ field: "present", message: formText.unexpected }],
    });
  });

  test.each(["", " ", "1.5", "1e1", "x"])("version %j is none: it would match a session never edited", (version) => {
    for (const [schema, fields] of [
      [attendanceForm, {}],
      [headcountForm, { basis: "unknown", people: "" }],
      [outcomeForm, {}],
    ] as const) {
      const errors = [{ field: "version", message: formText.version }];
      expect(parseForm(form({ ...fields, version }), schema)).toMatchObject({ ok: false, errors });
    }
  });

  test("sent back as it came, it changes nothing", async () => {
    const { ctx, session, invitations } = await withPeople(["青木", "石川"]);
    const aoki = came(invitations[0]);
    const walkIn = { title: null, occupation: "薬剤師", role: "observer", mode: "online" } as const;
    await recordAttendance(ctx, {
      sessionId: session.id,
      version: 0,
      present: [{ ...aoki, role: "proxy", proxy: { name: "秋山", title: null, organization: null }, arrived: "14:10" }],
      walkIns: [{ id: null, name: "大野", organization: "まりも薬局", ...walkIn }],
      groups: [{ label: "市町", role: "trainee", organizations: 3, people: 5 }],
    });
    const shown = await showAttendance(ctx, session.id);
    if (!shown.ok) throw new Error(shown.error);
    const read = parseForm(form(attendanceFields(shown.value) as Record<string, string>), attendanceForm);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    expect(await recordAttendance(ctx, { sessionId: session.id, ...read.value })).toEqual({
      ok: true,
      value: { people: 2, changed: false },
    });
  });
});

test("rows are added and taken away without a script, and keep what was typed", () => {
  const typed = { version: "3", "walkIns.0.id": "a", "walkIns.0.name": "大野", "walkIns.1.id": "new-1" };
  const added = editedFields(typed, "walkIns/add") ?? {};
  expect(rowsOf(added, "walkIns")).toEqual([{ id: "a", name: "大野" }, { id: "new-1" }, { id: "new-2" }]);
  const removed = editedFields(added, "walkIns/remove:0") ?? {};
  expect(rowsOf(removed, "walkIns")).toEqual([{ id: "new-1" }, { id: "new-2" }]);
  expect(removed.version).toBe("3");
  for (const button of ["", "present/add", "walkIns/up", "walkIns"]) expect(editedFields(typed, button)).toBeNull();
});

test("numbers put rows in order, and no row is made of a number alone", () => {
  const typed = { "present.1001.role": "chair", "present.2.role": "member", "walkIns.99999.name": "遠い" };
  expect(rowsOf(typed, "present")).toEqual([{ role: "member" }, { role: "chair" }]);
  expect(rowsOf(typed, "walkIns")).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`walkIns.${index}.name`, "名"]));
  expect(rowsOf(editedFields(many, "walkIns/add") ?? {}, "walkIns")).toHaveLength(MAX_ROWS.walkIns);
});

describe("the stated headcount", () => {
  test.each([
    ["exact", "９７名", { basis: "exact", people: 97 }],
    ["exact", "約80名", { basis: "approximate", people: 80 }],
    ["approximate", "80人程度", { basis: "approximate", people: 80 }],
    ["approximate", "80", { basis: "approximate", people: 80 }],
    ["exact", "0", { basis: "exact", people: 0 }],
    ["unknown", "", { basis: "unknown", people: null }],
    ["unknown", "不明", { basis: "unknown", people: null }],
    ["none", "", { basis: "none", people: null }],
  ])("%s with %j", (basis, people, stated) => {
    expect(parseForm(form({ basis, people }), headcountForm)).toMatchObject({
      ok: true,
      value: { version: 3, stated },
    });
  });

  test.each([
    ["unknown", "3"],
    ["none", "約80名"],
    ["exact", ""],
    ["exact", "80 90"],
    ["exact", "100001"],
    ["exact", "\u00078"],
  ])("%s with %j is refused at the number", (basis, people) => {
    const read = parseForm(form({ basis, people }), headcountForm);
    expect(read.ok || new Set(read.errors.map(({ field }) => field))).toEqual(new Set(["people"]));
  });
});

test("an outcome's notes keep their line breaks, as one sign each", () => {
  const item = { "items.0.id": "a", "items.0.outcome": "", "items.0.notes": "一行目\r\n二行目" };
  expect(parseForm(form(item), outcomeForm)).toMatchObject({
    ok: true,
    value: { version: 3, items: [{ id: "a", outcome: null, notes: "一行目\n二行目" }] },
  });
  const control = parseForm(form({ ...item, "items.0.notes": "鈴\u0007" }), outcomeForm);
  expect(control).toMatchObject({ ok: false, errors: [{ field: "items.0.notes" }] });
});
