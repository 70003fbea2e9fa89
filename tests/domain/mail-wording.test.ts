import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fillWording,
  isWordable,
  PLACEHOLDERS,
  type PlaceholderValues,
  tidyWording,
  WORDABLE_KINDS,
  wordingFault,
} from "#app/domain/mail-wording.ts";
import { standardOpening } from "#app/text/wording.ts";
import { hostile } from "#tests/support/hostile.ts";

const kinds = fc.constantFrom(...WORDABLE_KINDS);
const braces = fc.constantFrom(
  "{",
  "}",
  "｛",
  "｝",
  "{会議名}",
  "｛ 日時 ｝",
  "{constructor}",
  "{__proto__}",
  "{}",
  "\n",
);
const typed = fc
  .array(fc.oneof(hostile, braces, fc.constantFrom("<b>", "本文", "&amp;")))
  .map((parts) => parts.join(""));

describe("what may stand in words", () => {
  test.each(WORDABLE_KINDS)("Renkei's own words for %s name only what that kind has", (kind) => {
    expect(wordingFault(kind, standardOpening[kind].join("\n"))).toBeNull();
  });

  test("unknown placeholders are named, each once, in full-width braces and with blanks too", () => {
    expect(wordingFault("materials", "{会議名}の{日時}と｛ 日時 ｝、{場所 }、{}")).toEqual({
      code: "unknown-placeholder",
      names: ["日時", "場所", ""],
    });
    expect(wordingFault("invitation", "｛ 会議名 ｝は{日時}、{場所}で")).toBeNull();
  });

  test.each(["{会議名", "会議名}", "{会議名}}", "{{会議名}", "｝", "{\n"])(
    "a brace left open is refused: %j",
    (text) => {
      expect(wordingFault("invitation", text)).toEqual({ code: "loose-brace" });
    },
  );

  test("what names a thing of JavaScript is no placeholder, and no kind", () => {
    expect(wordingFault("invitation", "{constructor}")).toMatchObject({ names: ["constructor"] });
    expect(fillWording("{constructor}", {})).toEqual([]);
    expect([isWordable("constructor"), isWordable("applicationCheck"), isWordable("invitation")]).toEqual([
      ...[false, false, true],
    ]);
  });

  test("whatever is typed, words that are kept hold no brace but around what their kind has", () => {
    fc.assert(
      fc.property(kinds, typed, (kind, text) => {
        if (wordingFault(kind, text)) return;
        const known = new RegExp(`[{｛]\\s*(${PLACEHOLDERS[kind].join("|")})\\s*[}｝]`, "g");
        expect(text.replace(known, "")).not.toMatch(/[{}｛｝]/);
      }),
    );
  });
});

describe("words in a mail", () => {
  const values: PlaceholderValues = { 会議名: "在宅医療{日時}部会", 氏名: "釧路 花子", 日時: "7月1日", 場所: null };

  test("a line that names what this mail has none of is left out, with the empty lines around", () => {
    const text = "　{会議名}を{日時}に開きます。\n{場所}でお待ちします。\n\n{回答期限}までに。";
    expect(fillWording(text, values)).toEqual(["　在宅医療{日時}部会を7月1日に開きます。"]);
  });

  test("what is put in is not read again, whatever it is", () => {
    fc.assert(
      fc.property(hostile, (title) => {
        fc.pre(title !== "");
        expect(fillWording("始{会議名}終", { 会議名: title })).toEqual([`始${title}終`]);
      }),
    );
  });

  test("whatever is typed, no placeholder is left, and a text without any stays as it is", () => {
    const all = { 会議名: "a", 氏名: "b", 保健所名: "c", 差出人: "d", 日時: "e", 場所: "f", 回答期限: "g" };
    fc.assert(
      fc.property(kinds, typed, (kind, text) => {
        const kept = tidyWording(text);
        if (kept === null || wordingFault(kind, kept)) return;
        const lines = fillWording(kept, all);
        expect(lines.join("\n")).not.toMatch(/[{}｛｝]/);
        if (!/[{｛]/.test(kept)) expect(lines.join("\n")).toBe(kept);
      }),
    );
  });

  test("kept as typed but for blanks at the ends; tidied once, it stays", () => {
    expect(tidyWording("\n \n　一段落。  \r\n\r\n　二段落。\n\n")).toBe("　一段落。\n\n　二段落。");
    expect(tidyWording(" \n　\n")).toBeNull();
    fc.assert(
      fc.property(typed, (text) => {
        const once = tidyWording(text);
        expect(once && tidyWording(once)).toBe(once);
      }),
    );
  });
});
