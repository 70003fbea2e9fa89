import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparable, likelyPairs, likenesses } from "#app/domain/duplicate.ts";
import { searchKey } from "#app/domain/search-key.ts";

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
    expect(searchKey(typed)).toBe(searchKey(plain));
  });

  test("different names stay different", () => {
    expect(searchKey("高橋 花子")).not.toBe(searchKey("高橋 華子"));
    expect(searchKey("山崎 誠")).not.toBe(searchKey("山本 誠"));
  });

  test("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(searchKey(searchKey(name))).toBe(searchKey(name));
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
const NO_BOUNDS = { most: Number.POSITIVE_INFINITY, mostAlike: Number.POSITIVE_INFINITY };
const anyRecords = fc.array(anyRecord, { maxLength: 14 }).map((all) => all.map((each, i) => ({ ...each, id: `${i}` })));

describe("pairs", () => {
  test("are exactly those with a reason, each once", () => {
    fc.assert(
      fc.property(anyRecords, (people) => {
        const expected = people.flatMap((one, i) =>
          people.slice(i + 1).flatMap((other) => (likenesses(one, other).length > 0 ? [`${one.id} ${other.id}`] : [])),
        );
        const found = likelyPairs(people, NO_BOUNDS).pairs.map(({ one, other }) => `${one.id} ${other.id}`);
        expect(found).toEqual(expected);
      }),
    );
  });

  test("say the reasons that two records alone would give", () => {
    fc.assert(
      fc.property(anyRecords, (people) => {
        for (const { one, other, reasons } of likelyPairs(people, NO_BOUNDS).pairs) {
          expect(reasons).toEqual(likenesses(one, other));
        }
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
    expect(likelyPairs(people, { ...NO_BOUNDS, most: 30 }).pairs).toHaveLength(30);
  });

  test("are not made of a crowd; whoever of it has more in common with somebody still is", () => {
    const crowd = Array.from({ length: 10_000 }, (_, i) =>
      record({ id: `${i}`, name: "担当者", kana: "", email: i < 2 ? "one@example.jp" : null }),
    );
    const twins = [record({ id: "a" }), record({ id: "b" })];
    const { pairs, crowds } = likelyPairs([...crowd, ...twins], { most: 200, mostAlike: 20 });
    expect(pairs.map(({ one, other }) => [one.id, other.id])).toEqual([
      ["0", "1"],
      ["a", "b"],
    ]);
    expect(pairs[0]?.reasons).toEqual(["same-name", "same-organization", "same-mail"]);
    expect(crowds).toEqual([{ name: "担当者", people: 10_000 }]);
  });

  test("a crowd begins above the bound, and is told once a name", () => {
    const alike = (people: number) => Array.from({ length: people }, (_, i) => record({ id: `${i}` }));
    expect(likelyPairs(alike(20), { most: 200, mostAlike: 20 })).toMatchObject({ pairs: { length: 190 }, crowds: [] });
    expect(likelyPairs(alike(21), { most: 200, mostAlike: 20 })).toEqual({
      pairs: [],
      crowds: [{ name: "高橋 花子", people: 21 }],
    });
  });

  test("read each record no more often however many are named alike", () => {
    const people = 3_000;
    let reads = 0;
    const namesakes = Array.from({ length: people }, (_, i) => {
      const fields = record({ id: `${i}`, kana: `${i}`, organizationId: `${i}`, email: `${i}@example.jp` });
      return Object.defineProperty(fields, "name", {
        get: () => {
          reads += 1;
          return "佐藤 誠";
        },
      });
    });
    expect(likelyPairs(namesakes, { most: 200, mostAlike: 20 })).toEqual({ pairs: [], crowds: [] });
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(5 * people);
  });
});
