import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { stringify } from "csv-stringify/sync";
import Encoding from "encoding-japanese";
import readXlsx from "read-excel-file/node";
import { expect, onTestFinished, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { applicationXlsx } from "#app/adapters/sheets/application-sheet.server.ts";
import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { listXlsx } from "#app/adapters/sheets/list-xlsx.server.ts";
import { readSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import { rosterXlsx } from "#app/adapters/sheets/roster-sheet.server.ts";
import { checkUnpacked } from "#app/adapters/sheets/unpacked-size.server.ts";
import { MAX_SHEET_ROWS } from "#app/domain/import-state.ts";

function read(bytes: Buffer | string) {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-sheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "sheet");
  writeFileSync(file, bytes);
  return readSheet(file);
}

const sjis = (text: string) =>
  Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: "SJIS", from: "UNICODE" }));
const ROWS = [
  ["氏名", "所属"],
  ["髙橋 ①", "（株）～ー－¥"],
];
const TEXT = "氏名,所属\r\n髙橋 ①,（株）～ー－¥\r\n";

test("CSV in UTF-8, with a BOM or without, and in Shift_JIS as Windows has it, reads the same", async () => {
  for (const bytes of [TEXT, `\ufeff${TEXT}`]) expect(await read(bytes)).toEqual({ ok: true, value: ROWS });
  const windows = "氏名,所属\r\n髙橋 ①,（株）～ー－\r\n";
  expect(await read(sjis(windows))).toEqual({ ok: true, value: [ROWS[0], ["髙橋 ①", "（株）～ー－"]] });
});

test("CSV in UTF-16 reads the same in either order of its bytes", async () => {
  const little = Buffer.from(`\ufeff${TEXT}`, "utf16le");
  for (const bytes of [little, Buffer.from(little).swap16()]) {
    expect(await read(bytes)).toEqual({ ok: true, value: ROWS });
  }
});

test("semicolons part cells where a list has more of them than commas", async () => {
  expect(await read("a;b;c\n1;2,5;3\n")).toEqual({
    ok: true,
    value: [
      ["a", "b", "c"],
      ["1", "2,5", "3"],
    ],
  });
});

test("tabs part cells as well as commas, and quotes hold both and line breaks", async () => {
  expect(await read("a\tb,c\n1\t2\n")).toEqual({
    ok: true,
    value: [
      ["a", "b,c"],
      ["1", "2"],
    ],
  });
  const value = [
    ["a", "b"],
    ["1,2\n3", 'say "x"'],
  ];
  expect(await read(stringify(value))).toEqual({ ok: true, value });
});

test("blank rows keep their place, and blank cells and rows at the end are left out", async () => {
  expect(await read("a,b\n\n,\n1,,\n\n,,\n")).toEqual({ ok: true, value: [["a", "b"], [], [], ["1"]] });
});

test("what our own files defuse comes back as it was", async () => {
  const row = ["=1+1", "+81-154", "-", "@x", "'普通", "＝1", "＋81", "－", "＠x", "\ttab", "\rline", "' ="];
  const head = row.map((_, index) => `列${index}`);
  expect(await read(listCsv(head, [row]))).toEqual({ ok: true, value: [head, row] });
});

test("our workbooks defuse text that begins as a formula, numbers stay numbers, and what is read again is as it was", async () => {
  const row = ['=HYPERLINK("https://example.jp")', "+81-154-22-0000", "-", "@SUM(1)", "0154-22-0000", -5, "花子"];
  const head = row.map((_, index) => `列${index}`);
  const made = {
    list: await listXlsx([{ name: "表", head, rows: [row] }]),
    roster: await rosterXlsx({ title: "=1", day: "=2", head, rows: [row] }),
    applications: await applicationXlsx(
      head,
      [row].map((cells) => cells.map(String)),
    ),
  };
  for (const [kind, bytes] of Object.entries(made)) {
    const [sheet] = await readXlsx(bytes);
    const isText = kind === "applications";
    expect(sheet?.data.at(-1), kind).toEqual([
      ...['\'=HYPERLINK("https://example.jp")', "'+81-154-22-0000", "'-", "'@SUM(1)", "0154-22-0000"],
      ...[isText ? "'-5" : -5, "花子"],
    ]);
    const again = await read(bytes);
    expect(again.ok && again.value.at(-1), kind).toEqual(row.map(String));
  }
});

test("a byte that is no character leaves its mark in its own cell alone", async () => {
  const bytes = sjis("氏名,所属\n花子,病院\n太郎,保健所\n");
  const at = bytes.indexOf(sjis("花子"));
  bytes[at] = 0xfd;
  const sheet = await read(bytes);
  if (!sheet.ok) throw new Error(sheet.error);
  expect(sheet.value[1]?.[0]).toContain("\ufffd");
  expect(sheet.value.flat().filter((cell) => cell.includes("\ufffd"))).toHaveLength(1);
  expect(sheet.value[2]).toEqual(["太郎", "保健所"]);
});

test.each([
  [
    "an image",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 200 }, (_, n) => 0x80 + (n % 0x80))]),
    "encoding-unknown",
  ],
  ["a workbook of before 2007", Buffer.from("d0cf11e0a1b11ae1", "hex"), "not-a-sheet"],
  ["a zip that is no workbook", Buffer.from("PK\u0003\u0004nothing"), "not-a-sheet"],
  ["a quote that is never closed", 'a,"b\nc,d\n', "csv-broken"],
  ["blanks alone", " , \n\n,\n", "sheet-empty"],
  ["too many rows", "a\n".repeat(MAX_SHEET_ROWS + 2_000), "too-many-rows"],
  ["too many cells", `${",".repeat(150)}x\n`.repeat(14_000), "too-many-cells"],
  ["too many columns", `氏名${",列".repeat(200)}\n`, "too-many-columns"],
  ["more columns in one row than a page can show", `氏名,所属\n${"a,".repeat(900_000)}a\n`, "too-many-columns"],
])("%s is refused", async (_, bytes, error) => {
  expect(await read(bytes)).toEqual({ ok: false, error });
});

const workbook = (data: Parameters<typeof writeXlsx>[0]) => writeXlsx(data as never).toBuffer();

test("a workbook's dates, times and numbers come as text; the first sheet that holds anything is read", async () => {
  const day = { value: new Date("2024-04-01T00:00:00Z"), type: Date, format: "yyyy/mm/dd" } as const;
  const moment = { value: new Date("2024-04-01T14:30:00Z"), type: Date, format: "yyyy/mm/dd hh:mm" } as const;
  const time = { value: 14.5 / 24, type: Number, format: "hh:mm" } as const;
  const bytes = await writeXlsx([
    { sheet: "空", data: [] },
    {
      sheet: "名簿",
      data: [
        ["氏名", "日"],
        ["花子", day, moment, time, 80, 0.5, null, true, "=1+1"],
      ],
    },
    { sheet: "説明", data: [["説明"]] },
  ]).toBuffer();
  expect(await read(bytes)).toEqual({
    ok: true,
    value: [
      ["氏名", "日"],
      ["花子", "2024-04-01", "2024-04-01 14:30", "14:30", "80", "0.5", "", "true", "=1+1"],
    ],
  });
});

test("a cell merged over several rows stands in each of them, on whichever sheet; blank rows stay blank", async () => {
  const merged = (value: string, rowSpan: number) => ({ value, rowSpan }) as const;
  const bytes = await writeXlsx([
    { sheet: "空", data: [] },
    {
      sheet: "名簿",
      data: [
        [{ value: "令和6年度名簿", columnSpan: 3 }, null, null],
        ["機関", "氏名", "役職"],
        [merged("医師会", 3), "一 郎", "会長"],
        [null, "二 郎", "理事"],
        [null, "三 郎", "理事"],
        [merged("薬剤師会", 3), "四 郎", merged("会長", 2)],
        [null, "五 郎", null],
        [null, null, null],
        ["歯科医師会", "六 郎", "会長"],
      ],
    },
  ]).toBuffer();
  const sheet = await read(bytes);
  expect(sheet.ok && sheet.value).toEqual([
    ["令和6年度名簿"],
    ["機関", "氏名", "役職"],
    ["医師会", "一 郎", "会長"],
    ["医師会", "二 郎", "理事"],
    ["医師会", "三 郎", "理事"],
    ["薬剤師会", "四 郎", "会長"],
    ["薬剤師会", "五 郎", "会長"],
    [],
    ["歯科医師会", "六 郎", "会長"],
  ]);
});

/** A zip of one part, as its directory tells of it. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  // The length it states is a lie: what is unpacked is counted.
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

test("a bomb is refused before it is unpacked whole", () => {
  const bomb = zipOf("xl/worksheets/sheet1.xml", Buffer.alloc(250 * 1024 * 1024, "<c/>"));
  expect(bomb.length).toBeLessThan(2_000_000);
  expect(checkUnpacked(bomb)).toEqual({ ok: false, error: "unpacks-too-large" });
});

test("one cell at the far corner makes no table of thousands of millions", () => {
  const sheet =
    '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData></worksheet>';
  expect(checkUnpacked(zipOf("xl/worksheets/sheet1.xml", Buffer.from(sheet)))).toEqual({
    ok: false,
    error: "too-many-cells",
  });
});

test("cells whose tags never end are read once, not once for each", async () => {
  const sheet = zipOf("xl/worksheets/sheet1.xml", Buffer.from(`<sheetData${"<c ".repeat(80_000)}`));
  expect(sheet.length).toBeLessThan(4_000);
  expect(await read(sheet)).toEqual({ ok: false, error: "not-a-sheet" });
});

test("a workbook cut off, or with bytes changed, is refused or read, and never throws", async () => {
  const bytes = await workbook([["氏名"], ["花子"]] as never);
  for (let at = 0; at < bytes.length; at += 37) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] as number) ^ 0xff;
    for (const each of [broken, bytes.subarray(0, at)]) {
      const sheet = await read(each);
      if (!sheet.ok)
        expect(sheet.error).toMatch(/not-a-sheet|sheet-empty|unpacks-too-large|encoding-unknown|too-many-cells/);
    }
  }
});
