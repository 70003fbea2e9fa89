import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmsName, isNamedIn, namesOf, spellingsOf } from "#app/domain/erasure.ts";

test("a name is looked for as it may have been typed", () => {
  expect(spellingsOf("釧路 花子").sort()).toEqual(["釧路 花子", "釧路花子", "釧路　花子"].sort());
  expect(spellingsOf("釧路　花子").sort()).toEqual(["釧路 花子", "釧路花子", "釧路　花子"].sort());
  expect(spellingsOf("花子")).toEqual(["花子"]);
});

test("no spelling is empty: it would be found everywhere", () => {
  fc.assert(fc.property(fc.string(), (name) => !spellingsOf(name).includes("")));
});

test.each([
  ["釧路花子", true],
  ["釧路　花子", true],
  ["釧路 華子", false],
  ["釧路", false],
  ["", false],
])("「%s」 confirms 釧路 花子: %s", (typed, confirms) => {
  expect(confirmsName(typed, "釧路 花子")).toBe(confirms);
});

test("nothing typed confirms nobody, whatever their name", () => {
  fc.assert(fc.property(fc.string(), (name) => !confirmsName("", name)));
});

test.each<[unknown, boolean]>([
  ["林　一", true],
  ["林一", true],
  ["Ａ.B@Example.jp ", true],
  ["小林 一郎", false],
  ["林 一 病院", false],
  ["ab@example.jp", false],
  ["aa.b@example.jp", false],
  ["", false],
  ["・", false],
  [null, false],
])("the cell 「%s」 names 林 一: %s", (cell, names) => {
  expect(namesOf({ names: ["林 一"], mails: ["a.b@example.jp"], ownMails: ["a.b@example.jp"] })(cell)).toBe(names);
});

test("who has neither name nor mail is named nowhere", () => {
  fc.assert(fc.property(fc.string(), (cell) => !namesOf({ names: ["", "・"], mails: [" "], ownMails: [" "] })(cell)));
});

const HAYASHI = { names: ["林 一"], mails: ["a.b@example.jp", "info@example.jp"], ownMails: ["a.b@example.jp"] };

test.each<[string | null, string | null, boolean]>([
  ["林　一", "A.B@Example.jp", true],
  ["はやし", " ａ.b@example.jp ", true],
  ["林一", "INFO@example.jp", true],
  ["小林 一郎", "info@example.jp", false],
  ["林 一", "other@example.jp", false],
  ["林 一", null, false],
  [null, "info@example.jp", false],
])("「%s」 with %s, as somebody typed it, is 林 一: %s", (name, mail, isThem) => {
  expect(isNamedIn(HAYASHI)({ name, mail })).toBe(isThem);
});

test("by an address alone nobody is told who shares it, nor by no address at all", () => {
  const anything = fc.constantFrom("", " ", "林 一", "info@example.jp", "小林");
  fc.assert(
    fc.property(anything, anything, (name, mail) => {
      const shared = { ...HAYASHI, mails: ["info@example.jp", ""], ownMails: [""] };
      expect(isNamedIn(shared)({ name, mail })).toBe(name === "林 一" && mail === "info@example.jp");
    }),
  );
});
