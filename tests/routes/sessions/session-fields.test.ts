import { expect, test } from "vitest";
import { MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import type { SessionTagKind } from "#app/domain/taxonomy.ts";
import { AGENDA_TOPICS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { parseForm } from "#app/http/form.server.ts";
import { rowsIn } from "#app/http/form-rows.ts";
import { readSessionForm } from "#app/routes/sessions/read-session-form.server.ts";
import { sessionFields } from "#app/routes/sessions/session-fields.ts";
import { dateRefusal } from "#app/text/refusals.ts";

const GOOD = {
  version: "3",
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
  ["version", { version: "" }],
  ["version", { version: "-1" }],
  ["version", { version: "0x3" }],
])("what is wrong stands at %s: %o", (field, fields) => {
  const parsed = parseForm(formOf({ ...GOOD, ...fields }), sessionFields);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.errors.map((error) => error.field)).toContain(field);
});

test("a box or a tag sent twice is checked once", () => {
  const form = formOf(GOOD);
  for (const name of [
    "tags.targetOccupation[]",
    "tags.targetOrganization[]",
    "bodies[]",
    "coHosts[]",
    "agenda.0.topics[]",
  ]) {
    const value =
      { "tags.targetOccupation[]": "医師", "tags.targetOrganization[]": ORGANIZATION_KINDS[0] }[name] ??
      AGENDA_TOPICS[0];
    form.append(name, value);
    form.append(name, value);
  }
  const parsed = parseForm(form, sessionFields);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(parsed.value.input).toMatchObject({
    tags: [
      { kind: "targetOccupation", value: "医師" },
      { kind: "targetOrganization", value: ORGANIZATION_KINDS[0] },
    ],
    bodyIds: [AGENDA_TOPICS[0]],
    coHostIds: [AGENDA_TOPICS[0]],
    agenda: [{ topics: [AGENDA_TOPICS[0]] }],
  });
});

test.each([
  ["date", "1026/4/1"],
  ["date", "昭和63年12月31日"],
  ["date", "2200-01-01"],
  ["answerBy", "1026/4/1"],
])("%s: %s is a slip of the hand", (field, day) => {
  const message = "1989年から2199年までの日付を入力してください。年を確かめてください。";
  expect(parseForm(formOf({ ...GOOD, [field]: day }), sessionFields)).toMatchObject({
    ok: false,
    errors: [{ field, message }],
  });
});

test.each(["平成元年1月8日", "1989/1/1", "2199-12-31", ""])("%j is not", (answerBy) => {
  expect(parseForm(formOf({ ...GOOD, answerBy }), sessionFields).ok).toBe(true);
});

test("what is no day is told once", () => {
  const parsed = parseForm(formOf({ ...GOOD, date: "令和8年2月30日" }), sessionFields);
  expect(!parsed.ok && parsed.errors).toEqual([{ field: "date", message: dateRefusal["no-such-day"] }]);
});

function press(fields: Record<string, string>) {
  return readSessionForm(new Request("http://x/", { method: "POST", body: formOf({ ...GOOD, ...fields }) }));
}

test("a great row number makes no great list", async () => {
  for (const row of ["30000000", "9".repeat(400), "9999"]) {
    const { typed } = await press({ rows: "add", [`agenda.${row}.title`]: "遠い" });
    expect(rowsIn(typed, "agenda", MAX_AGENDA_ITEMS).length).toBeLessThanOrEqual(3);
  }
});

test("there are no more than 60 agenda items, and the 61st is not added silently", async () => {
  const items = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, row) => [`agenda.${row}.title`, `議題${row}`]));
  const message = "議題は60件までにしてください。";
  expect(parseForm(formOf({ ...GOOD, ...items(61) }), sessionFields)).toMatchObject({
    ok: false,
    errors: [{ field: "agenda", message }],
  });
  expect(await press({ rows: "add", ...items(59) })).toMatchObject({ kind: "rows", typed: { "agenda.59.title": "" } });
  expect(await press({ rows: "add", ...items(60) })).toMatchObject({
    ok: false,
    errors: [{ field: "agenda", message }],
  });
});

test("rows are moved and removed with everything typed in them", async () => {
  const edit = async (rows: string) =>
    (await press({ "agenda.1.title": "協議", "agenda.1.presenter": "会長", rows })).typed;
  expect(await edit("up:1")).toMatchObject({
    title: GOOD.title,
    "agenda.0.title": "協議",
    "agenda.0.presenter": "会長",
    "agenda.1.title": "報告",
    "agenda.1.minutes": "２０",
  });
  const removed = await edit("remove:0");
  expect(removed["agenda.0.title"]).toBe("協議");
  expect(removed).not.toHaveProperty("agenda.1.title");
  expect(await edit("add")).toMatchObject({ "agenda.2.title": "" });
});

test("a session sent back as it was loaded loses nothing of what is said of it", () => {
  const kept: Record<SessionTagKind, string> = {
    targetOccupation: "医師",
    targetOrganization: "市町村",
    careScene: "看取り",
    programmeItem: "カ",
    trainingFormat: "座学",
    fundingSource: "なし",
  };
  const boxes = Object.fromEntries(Object.entries(kept).map(([kind, value]) => [`tags.${kind}[]`, value]));
  const parsed = parseForm(formOf({ ...GOOD, ...boxes }), sessionFields);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(Object.fromEntries(parsed.value.input.tags.map(({ kind, value }) => [kind, value]))).toEqual(kept);
});
