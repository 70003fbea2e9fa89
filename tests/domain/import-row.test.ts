import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "#app/domain/import-field.ts";
import { organizationFields, readOrganization } from "#app/domain/import-organizations.ts";
import { peopleFields, readPerson } from "#app/domain/import-people.ts";
import { readRosterRow, rosterFields } from "#app/domain/import-roster.ts";
import { readCells } from "#app/domain/import-row.ts";
import { OCCUPATIONS } from "#app/domain/taxonomy.ts";

const person = (cells: Record<string, string>) => readPerson({ name: "釧路 花子", ...cells });
const remark = (reading: ReturnType<typeof readPerson> | ReturnType<typeof readRosterRow>) =>
  reading.ok ? null : reading.remarks;

test("cells are trimmed, line breaks are blanks, and what is empty or has no column is null", () => {
  expect(readPerson({ name: "　釧路\r\n花子 ", email: "", title: "　" })).toEqual({
    ok: true,
    value: {
      name: "釧路 花子",
      kana: null,
      organizationName: null,
      title: null,
      occupation: null,
      email: null,
      phone: null,
      fax: null,
    },
  });
});

test("a name is kept as it is written: 神 U+FA19 and 𠮷 too", () => {
  expect(readPerson({ name: "\ufa19田 𠮷子" })).toMatchObject({ ok: true, value: { name: "\ufa19田 𠮷子" } });
});

test("what nobody sees is left out of a cell; a name of that alone is none", () => {
  expect(readPerson({ name: "\u202e釧路\u200b 花子" })).toMatchObject({ ok: true, value: { name: "釧路 花子" } });
  expect(remark(readPerson({ name: "\u200b\u2060" }))).toEqual([{ field: "name", code: "required" }]);
});

test.each([
  ["医師", "医師"],
  ["医　師", "医師"],
  ["看護士", "看護師"],
  ["ケアマネージャー", "介護支援専門員"],
  ["ｹｱﾏﾈ", "介護支援専門員"],
  ["ｍｓｗ", "医療ソーシャルワーカー"],
])("職種 %j is %s", (typed, occupation) => {
  expect(person({ occupation: typed })).toMatchObject({ ok: true, value: { occupation } });
});

test.each([
  ["email", "ＨＡＮＡＫＯ＠example.jp", "HANAKO@example.jp"],
  ["email", "o'neil+a@a-b.example.jp", "o'neil+a@a-b.example.jp"],
  ["phone", "０１５４（００）０００１", "0154(00)0001"],
  ["phone", "0154ー00ー0001", "0154-00-0001"],
  ["phone", "0154-00-0001 内線 123", "0154-00-0001 内線 123"],
  ["phone", "+81-154-00-0001", "+81-154-00-0001"],
])("%s %j is read as %s", (field, typed, value) => {
  expect(person({ [field]: typed })).toMatchObject({ ok: true, value: { [field]: value } });
});

test.each([
  ["email", "花子", "email-invalid"],
  ["email", "a@b", "email-invalid"],
  ["email", "a@b.jp\u0000", "control-character"],
  ["email", "a@-b.jp", "email-invalid"],
  ["email", ".a@b.jp", "email-invalid"],
  ["email", "a.@b.jp", "email-invalid"],
  ["email", "a@b.jp;c@d.jp", "email-invalid"],
  ["phone", "なし", "phone-invalid"],
  ["title", "理\u001b事", "control-character"],
  ["title", "理\ufffd事", "undecodable"],
  ["title", "\ud83d", "control-character"],
  ["occupation", "魔法使い", "unknown-word"],
])("%s %j is refused: %s", (field, typed, code) => {
  expect(remark(person({ [field]: typed }))).toMatchObject([{ field, code }]);
});

test("every cell that is wrong is told of", () => {
  expect(remark(readPerson({ name: "", email: "x", phone: "y", title: "長".repeat(201) }))).toEqual([
    { field: "name", code: "required" },
    { field: "title", code: "too-long", detail: "200" },
    { field: "email", code: "email-invalid" },
    { field: "phone", code: "phone-invalid" },
  ]);
});

test("a postal code is written with its hyphen", () => {
  for (const typed of ["0850016", "085-0016", "〒085ー0016", "０８５－００１６"]) {
    expect(readOrganization({ name: "病院", postalCode: typed })).toMatchObject({
      ok: true,
      value: { postalCode: "085-0016" },
    });
  }
  expect(readOrganization({ name: "病院", postalCode: "85-16" })).toMatchObject({ ok: false });
});

const seat = (cells: Record<string, string>) =>
  readRosterRow({ organizationName: "医師会", name: "釧路 花子", startsOn: "R6.4.1", ...cells });

test("a roster's row: roles by their words, days in any form, 空席 for nobody", () => {
  expect(seat({ role: "座長", endsOn: "令和8年3月31日" })).toMatchObject({
    ok: true,
    value: { role: "chair", startsOn: "2024-04-01", endsOn: "2026-03-31" },
  });
  expect(seat({ name: "空席", startsOn: "" })).toMatchObject({ ok: true, value: { name: null } });
});

test.each([
  [{ name: "" }, "name", "required"],
  [{ startsOn: "" }, "startsOn", "required"],
  [{ organizationName: "" }, "organizationName", "required"],
  [{ startsOn: "令和6年2月30日" }, "startsOn", "date-impossible"],
  [{ startsOn: "令和6年4月1日（火）" }, "startsOn", "date-weekday"],
  [{ endsOn: "平成元年1月7日" }, "endsOn", "date-before-era"],
  [{ endsOn: "R6.3.31" }, "endsOn", "end-before-start"],
  [{ role: "名誉会長" }, "role", "unknown-word"],
])("a roster's row with %j is refused: %s %s", (cells, field, code) => {
  expect(remark(seat(cells as Record<string, string>))).toMatchObject([{ field, code }]);
});

test("the words nearest are offered, and none where none is near", () => {
  expect(nearest("看護士", OCCUPATIONS)[0]).toBe("看護師");
  expect(nearest("社会福祉", OCCUPATIONS)[0]).toBe("社会福祉士");
  expect(nearest("魔法", OCCUPATIONS)).toEqual([]);
  expect(nearest("", OCCUPATIONS)).toEqual([]);
});

test("whatever the cells hold, a row is read or refused, never anything else, and what is read is what was written", () => {
  const all = { ...peopleFields, ...rosterFields, ...organizationFields };
  const cells = fc.dictionary(fc.constantFrom(...Object.keys(all)), fc.string({ unit: "binary", maxLength: 300 }));
  fc.assert(
    fc.property(cells, (typed) => {
      const reading = readCells(all, typed);
      if (!reading.ok) {
        expect(reading.remarks.length).toBeGreaterThan(0);
        return;
      }
      for (const value of Object.values(reading.value)) {
        expect(value === null || (value.length > 0 && value.length <= 300)).toBe(true);
      }
      expect(reading.value.name).toBe(typed.name?.replace(/[\t\r\n]+/g, " ").trim());
    }),
    { numRuns: 500 },
  );
});
