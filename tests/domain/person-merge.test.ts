import fc from "fast-check";
import { expect, test } from "vitest";
import {
  differingFields,
  fieldsToFill,
  mergedFacts,
  PERSON_FIELDS,
  type PersonFacts,
} from "#app/domain/person-merge.ts";

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
      const result = mergedFacts(kept, merged, taken);
      for (const field of PERSON_FIELDS) expect(result[field]).toBe((taken.includes(field) ? merged : kept)[field]);
    }),
  );
});

test("what is proposed loses nothing that only one of the two says", () => {
  fc.assert(
    fc.property(facts, facts, (kept, merged) => {
      const result = mergedFacts(kept, merged, fieldsToFill(kept, merged));
      for (const field of PERSON_FIELDS) expect(Boolean(result[field])).toBe(Boolean(kept[field] || merged[field]));
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
