import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparable, comparisonKey, likelyPairs, likenesses } from "#app/domain/duplicate.ts";

const record = (fields: Partial<Comparable>): Comparable => ({
  id: "1",
  name: "高橋 花子",
  kana: "たかはし はなこ",
  organizationId: "ward",
  email: "takahashi@example.jp",
  ...fields,
});

describe("a name as it is compared", () => {
  test.each([
    ["髙橋 花子", "高橋花子"],
    ["山﨑　誠", "山崎 誠"],
    ["渡邊 隆", "渡辺隆"],
    ["渡邉 隆", "渡辺 隆"],
    ["齋藤 学", "斉藤学"],
    ["𠮷田 修", "吉田 修"],
    ["\u{fa19} 誠", "神 誠"],
    ["濵田 剛", "浜田剛"],
    ["辻\u{e0100} 亮", "辻 亮"],
    ["ﾀｶﾊｼ ﾊﾅｺ", "タカハシ・ハナコ"],
  ])("%s is compared as %s", (typed, plain) => {
    expect(comparisonKey(typed)).toBe(comparisonKey(plain));
  });

  test("different names stay different", () => {
    expect(comparisonKey("高橋 花子")).not.toBe(comparisonKey("高橋 華子"));
    expect(comparisonKey("山崎 誠")).not.toBe(comparisonKey("山本 誠"));
  });

  test("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(comparisonKey(comparisonKey(name))).toBe(comparisonKey(name));
      }),
    );
  });
});

describe("reasons", () => {
  test("the same name and kana, organization and mail", () => {
    expect(likenesses(record({}), record({ id: "2" }))).toEqual([
      "same-name",
      "same-kana",
      "same-organization",
      "same-mail",
    ]);
  });

  test("the name alone is none", () => {
    const namesake = record({ id: "2", kana: "", organizationId: "other", email: null });
    expect(likenesses(record({}), namesake)).toEqual([]);
  });

  test("what neither says is nothing in common", () => {
    const bare = { kana: "", organizationId: null, email: null };
    expect(likenesses(record(bare), record({ ...bare, id: "2" }))).toEqual([]);
  });

  test("the rest alike without the name is none", () => {
    expect(likenesses(record({}), record({ id: "2", name: "高橋 太郎" }))).toEqual([]);
  });

  test("a variant of a character is said as such; kana and mail are compared without width and case", () => {
    const other = record({
      id: "2",
      name: "髙橋　花子",
      kana: "ﾀｶﾊｼﾊﾅｺ",
      organizationId: null,
      email: "Takahashi@Example.JP",
    });
    expect(likenesses(record({}), other)).toEqual(["similar-name", "same-kana", "same-mail"]);
  });
});

// Few values, so that records are alike often.
const anyRecord = fc.record({
  name: fc.constantFrom("高橋 花子", "髙橋花子", "高橋 太郎", "担当者", ""),
  kana: fc.constantFrom("", "たかはし はなこ", "タカハシハナコ", "たかはし たろう"),
  organizationId: fc.constantFrom(null, "a", "b"),
  email: fc.constantFrom(null, "a@example.jp", "A@example.jp", "b@example.jp"),
});
const anyRecords = fc.array(anyRecord, { maxLength: 14 }).map((all) => all.map((each, i) => ({ ...each, id: `${i}` })));

describe("pairs", () => {
  test("are exactly those with a reason, each once", () => {
    fc.assert(
      fc.property(anyRecords, (people) => {
        const expected = people.flatMap((one, i) =>
          people.slice(i + 1).flatMap((other) => (likenesses(one, other).length > 0 ? [`${one.id} ${other.id}`] : [])),
        );
        const found = likelyPairs(people, Number.POSITIVE_INFINITY).map(({ one, other }) => `${one.id} ${other.id}`);
        expect([...found].sort()).toEqual(expected.sort());
      }),
    );
  });

  test("a likeness holds either way round", () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (one, other) => {
        const [a, b] = [
          { ...one, id: "1" },
          { ...other, id: "2" },
        ];
        expect(likenesses(a, b)).toEqual(likenesses(b, a));
      }),
    );
  });

  test("end at the most that were asked for", () => {
    const people = Array.from({ length: 100 }, (_, i) => record({ id: `${i}`, name: "担当者" }));
    expect(likelyPairs(people, 30)).toHaveLength(30);
  });
});
