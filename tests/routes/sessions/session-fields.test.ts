import { expect, test } from "vitest";
import { parseForm } from "#app/http/form.server.ts";
import { readSessionForm } from "#app/routes/sessions/read-session-form.server.ts";
import { sessionFields } from "#app/routes/sessions/session-fields.ts";

const GOOD = {
  category: "meeting",
  title: "在宅医療専門部会",
  format: "onSite",
  venue: "大会議室",
  date: "R8.7.1",
  startTime: "14時",
  endTime: "16:00",
  "agenda.0.title": "報告",
  "agenda.0.minutes": "２０",
};

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test("a whole form becomes the use case's input", () => {
  const parsed = parseForm(formOf({ ...GOOD, save: "schedule" }), sessionFields);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(parsed.value.schedule).toBe(true);
  expect(parsed.value.input).toMatchObject({
    startsAt: new Date("2026-07-01T14:00:00+09:00"),
    endsAt: new Date("2026-07-01T16:00:00+09:00"),
    agenda: [{ title: "報告", minutes: 20, presenterRole: null }],
  });
});

test.each([
  ["date", { date: "令和8年2月30日" }],
  ["date", { date: "R8.7.1（木）" }],
  ["date", { date: "" }],
  ["startTime", { startTime: "" }],
  ["endTime", { endTime: "24:10" }],
  ["title", { title: "長".repeat(10_000) }],
  ["title", { title: "会議\u0007" }],
  ["category", { category: "party" }],
  ["capacity", { capacity: "-3" }],
  ["onlineUrl", { onlineUrl: "javascript:alert(1)" }],
  ["agenda.0.title", { "agenda.0.title": "" }],
  ["agenda.0.minutes", { "agenda.0.minutes": "9999" }],
])("what is wrong stands at %s: %o", (field, fields) => {
  const parsed = parseForm(formOf({ ...GOOD, ...fields }), sessionFields);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.errors.map((error) => error.field)).toContain(field);
});

test("rows are moved and removed with everything typed in them", async () => {
  const press = async (rows: string) => {
    const body = formOf({ ...GOOD, "agenda.1.title": "協議", "agenda.1.presenter": "会長", rows });
    const read = await readSessionForm(new Request("http://x/", { method: "POST", body }));
    return read.typed;
  };
  expect(await press("up:1")).toMatchObject({
    title: GOOD.title,
    "agenda.0.title": "協議",
    "agenda.0.presenter": "会長",
    "agenda.1.title": "報告",
    "agenda.1.minutes": "２０",
  });
  const removed = await press("remove:0");
  expect(removed["agenda.0.title"]).toBe("協議");
  expect(removed).not.toHaveProperty("agenda.1.title");
  expect(await press("add")).toMatchObject({ "agenda.2.title": "" });
});
