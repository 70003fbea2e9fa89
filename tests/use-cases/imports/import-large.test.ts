import { expect, test } from "vitest";
import { exportRefused } from "#app/use-cases/imports/export-refused.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { checked, shiftJis, step } from "#tests/support/imports.ts";

const ROWS = 10_000;
const HEAD = ["所属", "役職", "区分", "氏名", "フリガナ", "職種", "メールアドレス", "電話番号", "委嘱日", "任期"];
const [ORGANIZATION, POST, ROLE, NAME, , OCCUPATION, EMAIL, PHONE, FROM, UNTIL] = HEAD.keys();

function goodRow(n: number): string[] {
  return [
    `釧路第${Math.ceil(n / 20)}病院`,
    `委員第${n}`,
    ["会長", "副会長", "委員", ""][n % 4] ?? "",
    `試験 太郎${n}`,
    "シケン タロウ",
    ["医師", "看護師", "ケアマネ", ""][n % 4] ?? "",
    `taro${n}@example.jp`,
    `0154-00-${String(n).padStart(4, "0").slice(-4)}`,
    ["令和6年4月1日", "R6.4.1", "2024/4/1", "２０２４－０４－０１"][n % 4] ?? "",
    ["令和8年3月31日", ""][n % 2] ?? "",
  ];
}

const long = "長".repeat(201);

/** What is done to a row, and what must be said of it: field, code, and what the words need. */
const FAULTS: [column: number, cell: string, said: string][] = [
  [NAME as number, "", "name required"],
  [NAME as number, "　", "name required"],
  [NAME as number, long, "name too-long 200"],
  [NAME as number, "試験\u0007太郎", "name control-character"],
  [ORGANIZATION as number, long, "organizationName too-long 200"],
  [ORGANIZATION as number, "病\u0000院", "organizationName control-character"],
  [POST as number, long, "post too-long 200"],
  [ROLE as number, "名誉会長", "role unknown-word 会長、副会長"],
  [ROLE as number, "ＸＹＺ", "role unknown-word"],
  [OCCUPATION as number, "看護", "occupation unknown-word 看護師、准看護師"],
  [OCCUPATION as number, "魔法使い", "occupation unknown-word"],
  [EMAIL as number, "taro", "email email-invalid"],
  [EMAIL as number, "taro@example", "email email-invalid"],
  [EMAIL as number, "ta ro@example.jp", "email email-invalid"],
  [EMAIL as number, "taro@@example.jp", "email email-invalid"],
  [EMAIL as number, "taro@example.jp, jiro@example.jp", "email email-invalid"],
  [EMAIL as number, "taro..x@example.jp", "email email-invalid"],
  [PHONE as number, "内線のみ", "phone phone-invalid"],
  [PHONE as number, "12", "phone phone-invalid"],
  [FROM as number, "", "startsOn required"],
  [FROM as number, "来月", "startsOn date-unreadable"],
  [FROM as number, "4月1日", "startsOn date-unreadable"],
  [FROM as number, "令和6年2月30日", "startsOn date-impossible"],
  [FROM as number, "2023/2/29", "startsOn date-impossible"],
  [FROM as number, "20240431", "startsOn date-impossible"],
  [FROM as number, "令和元年4月30日", "startsOn date-before-era"],
  [FROM as number, "令和6年4月1日（火）", "startsOn date-weekday"],
  [UNTIL as number, "2年", "endsOn date-unreadable"],
  [UNTIL as number, "令和6年3月31日", "endsOn end-before-start"],
  [UNTIL as number, "平成31年4月31日", "endsOn date-impossible"],
];

/** Ten thousand rows, 37 of them broken: by a cell, by the row itself, or by its bytes. */
function brokenRoster() {
  const rows = Array.from({ length: ROWS }, (_, index) => goodRow(index + 1));
  const expected: Record<number, string> = {};
  // As the spreadsheet numbers them: a title, a blank line and the headings stand above.
  const sheetRow = (index: number) => index + 4;
  const breakRow = (index: number, change: (row: string[]) => string[], said: string) => {
    rows[index] = change(rows[index] as string[]);
    expected[sheetRow(index)] = said;
  };
  FAULTS.forEach(([column, cell, said], n) => {
    breakRow(100 + n * 311, (row) => row.with(column, cell), said);
  });
  breakRow(3, (row) => [...row, "余り"], "extra-cells");
  breakRow(9_999, (row) => ["", ...row], "extra-cells");
  breakRow(50, (row) => row.with(ORGANIZATION as number, "").with(POST as number, ""), "organizationName required");
  breakRow(51, () => goodRow(41), `name same-as-row ${sheetRow(40)}`);
  breakRow(52, () => goodRow(43).with(NAME as number, "試験　太郎４３"), `name same-as-row ${sheetRow(42)}`);
  breakRow(53, (row) => row.with(NAME as number, "＠壊＠"), "name undecodable");
  breakRow(54, (row) => row.with(EMAIL as number, "＠壊＠"), "email undecodable");
  const bytes = shiftJis([["令和6年度　委員名簿", ...Array(9).fill("")], Array(10).fill(""), HEAD, ...rows]);
  return { bytes: breakBytes(bytes), expected };
}

/** Puts a byte that begins no character of Shift_JIS where the mark stands. */
function breakBytes(bytes: Buffer): Buffer {
  const mark = shiftJis([["＠壊＠"]]).subarray(0, -2);
  const broken = Buffer.from(bytes);
  for (let at = broken.indexOf(mark); at >= 0; at = broken.indexOf(mark)) {
    broken.fill(0xfd, at, at + 1).fill(0x41, at + 1, at + mark.length);
  }
  return broken;
}

test("10,000 rows of Shift_JIS, 37 broken: exactly those are refused, the rest applied, and undone to the letter", async () => {
  const ctx = testContext({ now: "2026-06-01T09:00:00+09:00" });
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const body = await ctx.db.body.create({
    data: { prefectureId: center.prefectureId, centerId: center.id, kind: "協議会", name: "協議会" },
  });
  const trail = ["Import", "ImportLine", "ImportChange", "AuditRecord"];
  const before = dump(ctx, trail);

  const { bytes, expected } = brokenRoster();
  expect(Object.keys(expected)).toHaveLength(37);
  const id = await checked(staff, { kind: "roster", bytes, bodyId: body.id });
  const found = await ctx.db.import.findUniqueOrThrow({ where: { id } });
  const shown = await showImport(staff, { id, fate: "refused", page: 1 });
  if (!shown.ok) throw new Error(shown.error);
  const said = Object.fromEntries(
    shown.value.lines.map(({ row, remarks }) => [
      row,
      remarks.map(({ field, code, detail }) => [field, code, detail].filter(Boolean).join(" ")).join(),
    ]),
  );
  expect(said).toEqual(expected);
  expect(found).toMatchObject({ state: "checked", rows: ROWS, added: ROWS - 37, changed: 0, same: 0, refused: 37 });
  expect(dump(ctx, trail)).toEqual(before);

  const csv = await exportRefused(staff, id);
  expect(csv.ok && csv.value.split("\r\n").filter(Boolean)).toHaveLength(38);

  expect(await step(staff, id, "apply")).toMatchObject({ state: "applied", added: ROWS - 37, refused: 37 });
  expect(await ctx.db.appointment.count()).toBe(ROWS - 37);
  expect(await ctx.db.person.count()).toBe(ROWS - 37);
  expect(await ctx.db.seat.count()).toBe(ROWS - 37);
  const first = await ctx.db.seat.findFirstOrThrow({
    where: { bodyId: body.id, position: 1 },
    include: { organization: true, appointments: { include: { person: true } } },
  });
  expect(first).toMatchObject({
    post: "委員第1",
    role: "viceChair",
    organization: { name: "釧路第1病院", kind: "その他" },
    appointments: [
      {
        startsOn: "2024-04-01",
        endsOn: null,
        person: { name: "試験 太郎1", occupation: "看護師", email: "taro1@example.jp", title: "委員第1" },
      },
    ],
  });

  expect(await step(staff, id, "undo")).toMatchObject({ state: "undone" });
  expect(dump(ctx, trail)).toEqual(before);
});
