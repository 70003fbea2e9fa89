import fc from "fast-check";
import { expect, test } from "vitest";
import { likelyOrganizations, organizationLikenesses } from "#app/domain/organization-likeness.ts";

const office = (name: string, municipalityId: string | null = "kushiro", id = name) => ({ id, name, municipalityId });

test.each([
  ["釧路市（福祉課）", "釧路市 福祉課"],
  ["釧路・根室医師会", "釧路根室医師会"],
  ["ｸﾞﾙｰﾌﾟﾎｰﾑあおば", "グループホームあおば"],
  ["渡邊医院", "渡辺医院"],
])("%s is likely %s", (one, other) => {
  expect(organizationLikenesses(office(one), office(other))).toHaveLength(2);
});

test("offices of two municipalities are two; one without a municipality may be either", () => {
  expect(organizationLikenesses(office("保健福祉課"), office("保健福祉課", "nemuro"))).toEqual([]);
  expect(organizationLikenesses(office("保健福祉課"), office("保健福祉課", null))).toEqual(["same-name", "place-open"]);
  expect(organizationLikenesses(office("保健福祉課"), office("保健課"))).toEqual([]);
});

test("the pairs are exactly those with a reason, each once, no more than asked for", () => {
  const any = fc.record({
    name: fc.constantFrom("釧路市（福祉課）", "釧路市福祉課", "根室市", "（）"),
    municipalityId: fc.constantFrom(null, "kushiro", "nemuro"),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), fc.integer({ min: 1, max: 8 }), (records, most) => {
      const all = records.map((record, i) => ({ ...record, id: `${i}` }));
      const expected = all.flatMap((one, i) =>
        all
          .slice(i + 1)
          .flatMap((other) => (organizationLikenesses(one, other).length > 0 ? [[one.id, other.id]] : [])),
      );
      const found = likelyOrganizations(all, most).map(({ one, other }) => [one.id, other.id]);
      expect(found).toEqual(expected.slice(0, most));
    }),
  );
});
