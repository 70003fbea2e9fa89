import fc from "fast-check";
import { expect, test } from "vitest";
import { takenBack, takenOver } from "#app/domain/merge.ts";
import { differingFields, PERSON_FIELDS, type PersonFacts } from "#app/domain/person-merge.ts";

const maybe = fc.constantFrom(null, "一", "二");
const facts: fc.Arbitrary<PersonFacts> = fc.record({
  name: fc.constantFrom("釧路 花子", "釧路花子"),
  kana: fc.constantFrom("", "くしろ はなこ"),
  organizationId: maybe,
  occupation: maybe,
  title: maybe,
  email: maybe,
  phone: maybe,
  fax: maybe,
});

test("a merge takes the fields chosen from the one record and all others from the other", () => {
  fc.assert(
    fc.property(facts, facts, fc.subarray([...PERSON_FIELDS]), (kept, merged, taken) => {
      const result = takenOver(kept, merged, taken);
      for (const field of PERSON_FIELDS) expect(result[field]).toBe((taken.includes(field) ? merged : kept)[field]);
    }),
  );
});

test("undone without an edit it says what it said before", () => {
  fc.assert(
    fc.property(facts, facts, fc.subarray([...PERSON_FIELDS]), (before, merged, taken) => {
      const after = takenOver(before, merged, taken);
      expect(takenBack(PERSON_FIELDS, { before, after, now: after })).toEqual(before);
    }),
  );
});

test("undone after an edit, what was edited stays, and what the merge never touched", () => {
  fc.assert(
    fc.property(facts, facts, facts, fc.subarray([...PERSON_FIELDS]), (before, merged, now, taken) => {
      const after = takenOver(before, merged, taken);
      const undone = takenBack(PERSON_FIELDS, { before, after, now });
      for (const field of PERSON_FIELDS) {
        expect(undone[field]).toBe(now[field] === after[field] ? before[field] : now[field]);
      }
    }),
  );
});

test("an empty kana and none are no difference", () => {
  const one: PersonFacts = {
    name: "釧路 花子",
    kana: "",
    organizationId: null,
    occupation: null,
    title: null,
    email: null,
    phone: null,
    fax: null,
  };
  expect(differingFields(one, { ...one })).toEqual([]);
  expect(differingFields(one, { ...one, kana: "くしろ", fax: "0154-00-0000" })).toEqual(["kana", "fax"]);
});
