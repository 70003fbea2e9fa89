import fc from "fast-check";
import { expect, test } from "vitest";
import { byKana } from "#app/domain/kana-order.ts";

const named = (kana: string, name = "", id = "") => ({ kana, name, id });

test.each([
  ["marks after the plain kana, before the next one", ["かとう", "がとう", "きとう"]],
  ["small kana beside the great ones", ["きやま", "きゅうま", "きよた"]],
  ["a prolonged sound as its vowel, not after all others", ["サアラ", "サーリ", "サイ"]],
  ["both sorts of kana in one order", ["アオキ", "あかい", "アサノ"]],
  ["a shorter family name first", ["はら けん", "はらだ あい"]],
])("%s", (_, kana) => {
  const turned = kana.map((each) => named(each)).reverse();
  expect(turned.sort(byKana).map((person) => person.kana)).toEqual(kana);
});

test("without kana comes last, by name", () => {
  const people = [named("", "山田"), named("わだ", "和田"), named("", "阿部")];
  expect(people.sort(byKana).map(({ kana }) => kana)).toEqual(["わだ", "", ""]);
});

const person = fc.record({
  kana: fc.constantFrom("", "かとう", "がとう", "カトウ", "さーら"),
  name: fc.constantFrom("加藤", "一"),
  id: fc.constantFrom("1", "2", "3", "4"),
});

test("is an order: turning two round turns its answer round, and only one record is its equal", () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      expect(Math.sign(byKana(one, other)) + Math.sign(byKana(other, one))).toBe(0);
      if (byKana(one, other) === 0) expect(one.id).toBe(other.id);
    }),
  );
});
