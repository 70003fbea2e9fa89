import fc from "fast-check";
import { expect, test } from "vitest";
import { organizationFields } from "#app/domain/import-organizations.ts";
import { peopleFields } from "#app/domain/import-people.ts";
import { rosterFields } from "#app/domain/import-roster.ts";
import { findHead, proposeColumns, rowsBelow } from "#app/domain/import-sheet.ts";

const proposed = (headings: string[], fields = peopleFields as Parameters<typeof proposeColumns>[1]) =>
  Object.fromEntries(Object.entries(proposeColumns(headings, fields)).map(([name, at]) => [name, headings[at]]));

test.each([
  [["氏名", "フリガナ", "所属", "役職", "職種", "メール", "電話", "FAX"]],
  [["お名前", "ふりがな", "機関名", "職名", "職種", "E-mail", "TEL", "ＦＡＸ"]],
  [["名前", "カナ", "勤務先", "肩書", "資格", "メールアドレス", "電話番号", "FAX番号"]],
  [["氏　名", "氏名（フリガナ）", "所属機関名", "職", "職種名", "e‐mail", "電話番号（代表）", "ファクス"]],
  [["氏名※必須", "氏名カナ", "勤務先【必須】", "役 職", "職種", "Ｅメール", "携帯", "ｆａｘ"]],
])("%j are a person's columns", (headings) => {
  const names = ["name", "kana", "organizationName", "title", "occupation", "email", "phone", "fax"];
  expect(proposed(headings)).toEqual(Object.fromEntries(names.map((name, index) => [name, headings[index]])));
});

test("a heading that holds a known one is taken where no other is left", () => {
  expect(proposed(["連絡先メールアドレス（会社）", "参加者氏名", "備考"])).toEqual({
    email: "連絡先メールアドレス（会社）",
    name: "参加者氏名",
  });
});

test("the kana's column is not taken for the name's", () => {
  expect(proposed(["氏名（フリガナ）", "氏名（漢字）"])).toEqual({ kana: "氏名（フリガナ）", name: "氏名（漢字）" });
});

test("a heading of brackets without end is no column, and takes no time", () => {
  expect(proposed(["（".repeat(200_000), "氏名", "電話（（代表））"])).toEqual({
    name: "氏名",
    phone: "電話（（代表））",
  });
});

test("no column is two fields, whatever the headings are", () => {
  const known = [peopleFields, rosterFields, organizationFields].flatMap((fields) =>
    Object.values(fields).flatMap(({ label, headings }) => [label, ...headings]),
  );
  const heading = fc.oneof(fc.constantFrom(...known), fc.string({ unit: "binary" }), fc.constant(""));
  fc.assert(
    fc.property(
      fc.array(heading, { maxLength: 20 }),
      fc.constantFrom(peopleFields, rosterFields, organizationFields),
      (headings, fields) => {
        const columns = Object.values(proposeColumns(headings, fields));
        expect(new Set(columns).size).toBe(columns.length);
        for (const at of columns) expect(headings[at]).not.toBe("");
      },
    ),
  );
});

test("the headings are found below titles and notes, and the rows keep their numbers", () => {
  const grid = [
    ["令和6年度　名簿"],
    [],
    ["", "令和6年4月1日現在"],
    ["氏名", "所属"],
    ["釧路 花子", "病院"],
    ["", " "],
    ["釧路 太郎"],
  ];
  const head = findHead(grid, peopleFields);
  expect(head).toEqual({ headingRow: 3, headings: ["氏名", "所属"], columns: { name: 0, organizationName: 1 } });
  expect(rowsBelow(grid, head.headingRow, head.columns)).toEqual([
    { row: 5, cells: { name: "釧路 花子", organizationName: "病院" } },
    { row: 7, cells: { name: "釧路 太郎", organizationName: "" } },
  ]);
});

test("without any known heading, the first row that holds something is shown, and nothing is proposed", () => {
  expect(findHead([[], ["あ", "い"], ["1", "2"]], peopleFields)).toEqual({
    headingRow: 1,
    headings: ["あ", "い"],
    columns: {},
  });
  expect(findHead([], peopleFields)).toEqual({ headingRow: 0, headings: [], columns: {} });
});

test("a row with more cells than there are columns says so; blank ones do not count", () => {
  const grid = [
    ["氏名", "所属"],
    ["釧路 花子", "病院", "", " "],
    ["釧路", "太郎", "病院"],
  ];
  expect(rowsBelow(grid, 0, { name: 0, organizationName: 1 })).toEqual([
    { row: 2, cells: { name: "釧路 花子", organizationName: "病院" } },
    {
      row: 3,
      cells: { name: "釧路", organizationName: "太郎" },
      remarks: [{ field: null, code: "extra-cells" }],
    },
  ]);
});

test("headings in two lines are read together, also where a heading stands over both", () => {
  const grid = [
    ["委員名簿", "", "", "令和6年4月1日現在"],
    ["氏名", "連絡先", "", "所属"],
    ["氏名", "電話", "メール", ""],
    ["釧路 花子", "0154-00-0000", "h@example.jp", "電話相談室"],
  ];
  const fields = { ...peopleFields, phone: { ...peopleFields.phone, headings: ["連絡先 電話"] } };
  expect(findHead(grid, fields)).toMatchObject({
    headingRow: 2,
    headings: ["氏名", "連絡先 電話", "連絡先 メール", "所属"],
    columns: { name: 0, phone: 1, organizationName: 3 },
  });
});

test("no row of people is taken for a second line of headings, nor a title for the first", () => {
  const cell = fc.oneof(fc.constantFrom("", "釧路 花子", "医師会", "氏名"), fc.string());
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), (row) => {
      const headings = ["氏名", "所属", "備考"];
      expect(findHead([headings, row], peopleFields).headingRow).toBe(0);
      expect(findHead([["名簿", "", "R6.4.1"], headings, row], peopleFields).headingRow).toBe(1);
    }),
  );
});
