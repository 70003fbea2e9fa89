import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatOf,
  inOrder,
  kindOf,
  MATERIAL_EXTENSIONS,
  moved,
  NUMBER_SERIES,
  nextNumber,
  numberWithoutItem,
  type Placed,
  plainFileName,
  renumbered,
  servedType,
  shownSince,
  tellsOfMaterials,
  titleOf,
  withVersions,
} from "#app/domain/material.ts";
import { SESSION_STATES } from "#app/domain/session.ts";

const OOXML = "application/vnd.openxmlformats-officedocument";
const file = (fileName: string, sniffedType: string | null, isText = false) =>
  formatOf({ fileName, sniffedType, isText });

describe("what is taken", () => {
  test.each([
    ["次第.pdf", "application/pdf", "application/pdf"],
    ["次第.PDF", "application/pdf", "application/pdf"],
    ["名簿.xlsx", `${OOXML}.spreadsheetml.sheet`, `${OOXML}.spreadsheetml.sheet`],
    ["案.docx", `${OOXML}.wordprocessingml.document`, `${OOXML}.wordprocessingml.document`],
    ["鍵付き.docx", "application/x-cfb", `${OOXML}.wordprocessingml.document`],
    ["昔.doc", "application/x-cfb", "application/msword"],
    ["図.jpeg", "image/jpeg", "image/jpeg"],
    ["報告.odt", "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"],
  ])("%s of %s is %s", (fileName, sniffed, mediaType) => {
    expect(file(fileName, sniffed)).toMatchObject({ ok: true, value: { mediaType } });
  });

  test("text is text by its bytes alone", () => {
    expect(file("次第.txt", null, true)).toMatchObject({ ok: true, value: { mediaType: "text/plain" } });
    expect(file("名簿.csv", null, true)).toMatchObject({ ok: true, value: { mediaType: "text/csv" } });
    expect(file("次第.txt", null, false)).toEqual({ ok: false, error: "kind-differs" });
    expect(file("次第.txt", "application/pdf", true)).toEqual({ ok: false, error: "kind-differs" });
  });

  test.each([
    ["資料.pdf", null, "kind-differs"],
    ["資料.pdf", "application/zip", "kind-differs"],
    ["資料.docx", "application/zip", "kind-differs"],
    ["資料.docx", `${OOXML}.spreadsheetml.sheet`, "kind-differs"],
    ["資料.docx", "application/vnd.ms-word.document.macroenabled.12", "kind-differs"],
    ["資料.png", "image/jpeg", "kind-differs"],
    ["資料.html", null, "kind-not-allowed"],
    ["資料.svg", "application/xml", "kind-not-allowed"],
    ["資料.exe", "application/x-msdownload", "kind-not-allowed"],
    ["資料.zip", "application/zip", "kind-not-allowed"],
    ["資料.docm", "application/vnd.ms-word.document.macroenabled.12", "kind-not-allowed"],
    ["資料.pdf.js", "application/pdf", "kind-not-allowed"],
    ["資料", "application/pdf", "kind-not-allowed"],
    ["pdf", "application/pdf", "kind-not-allowed"],
    ["constructor.__proto__", "application/pdf", "kind-not-allowed"],
  ])("%s of %s is refused: %s", (fileName, sniffed, error) => {
    expect(file(fileName, sniffed, true)).toEqual({ ok: false, error });
  });

  test("whatever its name and bytes say, a file taken is served as one of our own types, none of which a browser runs", () => {
    const names = fc.oneof(
      fc.string(),
      fc.tuple(fc.string(), fc.constantFrom(...MATERIAL_EXTENSIONS)).map((parts) => parts.join("")),
    );
    const types = fc.constantFrom(
      null,
      "application/pdf",
      "text/html",
      "image/svg+xml",
      "application/x-cfb",
      "image/png",
    );
    fc.assert(
      fc.property(names, types, fc.boolean(), (fileName, sniffedType, isText) => {
        const format = formatOf({ fileName, sniffedType, isText });
        if (!format.ok) return;
        const { mediaType, kind } = format.value;
        expect(mediaType).not.toMatch(/html|svg|xml$|javascript/);
        expect(kindOf(mediaType)).toBe(kind);
        expect(servedType(mediaType)).toBe(mediaType);
      }),
    );
  });

  test("a type that is none of ours is served as bytes", () => {
    expect(servedType("text/html")).toBe("application/octet-stream");
    expect(kindOf("image/svg+xml")).toBeNull();
  });
});

describe("a file's name", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["..\\..\\windows\\x.pdf", "x.pdf"],
    ["../../x", "x"],
    ["..", "material"],
    [".htaccess", "htaccess"],
    ["  次第 .pdf ", "次第.pdf"],
    ["a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"],
    ["資料\u202efdp.exe", "資料fdp.exe"],
    ["CON.pdf", "_CON.pdf"],
    ["nul", "_nul"],
    ["資料\ud800.pdf", "資料.pdf"],
    ["", "material"],
    [".pdf", "pdf"],
    ['a"b<c>.pdf', "abc.pdf"],
  ])("%j is saved as %j", (fileName, saved) => {
    expect(plainFileName(fileName)).toBe(saved);
  });

  test("is always a name and no more, fits a header, and stays as it is when made so again", () => {
    const part = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      " ",
      "\u0000",
      "\u202e",
      "\ud83d",
      "資料",
      "con",
      ".pdf",
      '"',
      "\n",
    );
    const names = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(names, (fileName) => {
        const saved = plainFileName(fileName);
        expect(saved).not.toMatch(/[/\\\p{Cc}\p{Cf}"<>:|?*]|^\.|^\s|[.\s]$/u);
        expect(saved.length).toBeGreaterThan(0);
        expect(() => encodeURIComponent(saved)).not.toThrow();
        expect(plainFileName(saved)).toBe(saved);
      }),
      { numRuns: 1000 },
    );
  });

  test("a long one is cut between characters and keeps its extension", () => {
    expect(plainFileName(`${"𠮷".repeat(300)}.pdf`)).toBe(`${"𠮷".repeat(100)}.pdf`);
  });

  test("without its extension it is the first title", () => {
    expect(titleOf("令和8年度 次第.pdf")).toBe("令和8年度 次第");
  });
});

const AGENDA = [{ id: "a" }, { id: "b" }, { id: "c" }];
const material = (id: string, agendaItemId: string | null, position: number, number: string | null = null): Placed => ({
  ...{ id, agendaItemId, position, number },
});
const ids = (materials: readonly Placed[]) => materials.map(({ id }) => id).join(" ");

describe("order and number", () => {
  const desk = [
    material("ref", null, 1, "参考資料1"),
    material("b1", "b", 2, "資料2-1"),
    material("all", null, 3, "資料1"),
    material("a2", "a", 5, "資料1-2"),
    material("a1", "a", 4, "資料1-1"),
    material("gone", "no-such-item", 6, "別紙"),
  ];

  test("the whole session's come first, then item by item, references last", () => {
    expect(ids(inOrder(desk, AGENDA))).toBe("all gone a1 a2 b1 ref");
    expect(ids(inOrder(desk, [...AGENDA].reverse()))).toBe("all gone b1 a1 a2 ref");
  });

  test("one moves among those it stands with", () => {
    expect(ids(moved(desk, AGENDA, { id: "a1", by: "down" }))).toBe("all gone a2 a1 b1 ref");
    expect(ids(moved(desk, AGENDA, { id: "a2", by: "up" }))).toBe("all gone a2 a1 b1 ref");
    expect(ids(moved(desk, AGENDA, { id: "a2", by: "down" }))).toBe("all gone a1 a2 b1 ref");
    expect(ids(moved(desk, AGENDA, { id: "all", by: "up" }))).toBe("all gone a1 a2 b1 ref");
    expect(ids(moved(desk, AGENDA, { id: "ref", by: "up" }))).toBe("all gone a1 a2 b1 ref");
    expect(ids(moved(desk, AGENDA, { id: "nobody", by: "down" }))).toBe("all gone a1 a2 b1 ref");
  });

  test.each([
    ["material", null, "資料2"],
    ["material", "a", "資料1-3"],
    ["material", "c", "資料3-1"],
    ["reference", "a", "参考資料2"],
    ["none", null, null],
  ] as const)("the next of %s at %s is %s", (series, agendaItemId, number) => {
    expect(nextNumber(desk, AGENDA, { series, agendaItemId })).toBe(number);
  });

  test("a number is never given twice, even after one before it was taken off", () => {
    expect(nextNumber([material("x", null, 1, "資料7")], [], { series: "material", agendaItemId: null })).toBe("資料8");
    expect(nextNumber([material("x", null, 1, "資料１")], [], { series: "material", agendaItemId: null })).toBe(
      "資料2",
    );
  });

  test("numbers follow the order when they are given anew; what was typed by hand stays, as does none", () => {
    const mixed = [
      material("x", "b", 1, "資料1-9"),
      material("y", "b", 2, "資料A"),
      material("z", "b", 3, "資料２－８"),
      material("n", null, 4, null),
      material("s", null, 5, "資料4"),
      material("r", "a", 6, "参考資料5"),
      material("q", null, 7, "参考資料2"),
    ];
    expect(renumbered(mixed, AGENDA)).toEqual([
      { id: "s", number: "資料1" },
      { id: "r", number: "参考資料1" },
      { id: "x", number: "資料2-1" },
      { id: "z", number: "資料2-2" },
    ]);
  });

  const someMaterials = fc
    .array(
      fc.record({
        agendaItemId: fc.constantFrom(null, "a", "b", "gone"),
        position: fc.integer({ min: 0, max: 5 }),
        number: fc.constantFrom(null, "資料1", "資料1-1", "資料2-9", "参考資料3", "別紙", "次第"),
      }),
      { maxLength: 12 },
    )
    .map((rows) => rows.map((row, i) => ({ ...row, id: String(i).padStart(2, "0") })));

  test("in order nobody is lost, and order is settled whatever comes first", () => {
    fc.assert(
      fc.property(someMaterials, (materials) => {
        const order = inOrder(materials, AGENDA);
        expect(order).toHaveLength(materials.length);
        expect(inOrder([...materials].reverse(), AGENDA)).toEqual(order);
      }),
    );
  });

  test("given anew, automatic numbers differ from one another, and giving them again changes nothing", () => {
    fc.assert(
      fc.property(someMaterials, (materials) => {
        const numbers = new Map(renumbered(materials, AGENDA).map(({ id, number }) => [id, number]));
        const after = materials.map((each) => ({ ...each, number: numbers.get(each.id) ?? each.number }));
        const automatic = after.map(({ number }) => number).filter((number) => /資料\d/.test(number ?? ""));
        expect(new Set(automatic).size).toBe(automatic.length);
        expect(renumbered(after, AGENDA)).toEqual([]);
        for (const [i, { number }] of materials.entries()) {
          if (number === null || number === "別紙" || number === "次第") expect(after[i]?.number).toBe(number);
        }
      }),
    );
  });

  test("moved down and up again, everything stands where it stood", () => {
    fc.assert(
      fc.property(someMaterials, fc.nat(11), (materials, nth) => {
        const id = materials[nth]?.id ?? "";
        const placed = (order: Placed[]) => order.map((each, position) => ({ ...each, position }));
        const order = placed(inOrder(materials, AGENDA));
        const down = placed(moved(order, AGENDA, { id, by: "down" }));
        if (ids(down) === ids(order)) return;
        expect(ids(inOrder(down, AGENDA))).toBe(ids(down));
        expect(ids(moved(down, AGENDA, { id, by: "up" }))).toBe(ids(order));
      }),
    );
  });

  test("the next number is new, whatever numbers there are", () => {
    fc.assert(
      fc.property(someMaterials, fc.constantFrom(...NUMBER_SERIES), fc.constantFrom(null, "a"), (rows, series, at) => {
        const number = nextNumber(rows, AGENDA, { series, agendaItemId: at });
        expect(number === null || !rows.some((row) => row.number === number)).toBe(true);
      }),
    );
  });
});

describe("versions", () => {
  const row = (id: string, replacesId: string | null = null) => ({ id, replacesId, removedAt: null });

  test("each material is its newest version, with those before it, newest first", () => {
    const rows = [row("1"), row("3", "2"), row("other"), row("2", "1")];
    expect(withVersions(rows).map(({ current, older }) => [current.id, ...older.map(({ id }) => id)])).toEqual([
      ["3", "2", "1"],
      ["other"],
    ]);
  });

  test("one that replaces what is not there stands alone; a ring does not go on for ever", () => {
    expect(withVersions([row("2", "1")])).toHaveLength(1);
    expect(withVersions([row("1", "2"), row("2", "1"), row("3", "2")])[0]?.older).toHaveLength(2);
  });
});

test("people are told of materials while the session takes place or has, not otherwise", () => {
  expect(SESSION_STATES.filter(tellsOfMaterials)).toEqual(["scheduled", "held"]);
});

test.each([
  ["資料2-1", null],
  ["資料２－１０", null],
  ["資料2", "資料2"],
  ["参考資料1", "参考資料1"],
  ["別添2-1", "別添2-1"],
  [null, null],
])("the item of %s gone, it is %s", (number, left) => {
  expect(numberWithoutItem(number)).toBe(left);
});

test("those invited have a material since it was last opened to them", () => {
  const [then, now] = [new Date("2026-06-01T00:00:00Z"), new Date("2026-06-02T00:00:00Z")];
  expect(shownSince(null, true, now)).toBe(now);
  expect(shownSince({ forInvitees: true, shownAt: then }, true, now)).toBe(then);
  expect(shownSince({ forInvitees: false, shownAt: null }, true, now)).toBe(now);
  expect(shownSince({ forInvitees: true, shownAt: then }, false, now)).toBeNull();
});
