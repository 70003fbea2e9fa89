import fc from "fast-check";
import { expect, test } from "vitest";
import { printedReference, readReference, receptionCode, referenceInCode, referenceOf } from "#app/domain/reference.ts";

const references = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(referenceOf);
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("what was printed is read again, as people type it and read it out", () => {
  fc.assert(
    fc.property(references, (reference) => {
      const printed = printedReference(reference);
      const fullWidth = printed.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
      for (const typed of [printed, printed.toLowerCase(), ` ${reference} `, fullWidth, printed.replace(/0/g, "o")]) {
        expect(readReference(typed)).toBe(reference);
      }
      expect(referenceInCode(receptionCode(reference))).toBe(reference);
    }),
  );
});

test("one wrong sign, or two neighbours the wrong way, name nobody else", () => {
  const place = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(references, place, fc.constantFrom(...SIGNS), (reference, at, sign) => {
      fc.pre(reference.charAt(at) !== sign);
      // 0 and the sign of 31 are the same to the modulus.
      fc.pre(Math.abs(SIGNS.indexOf(reference.charAt(at)) - SIGNS.indexOf(sign)) !== 31);
      expect(readReference(reference.slice(0, at) + sign + reference.slice(at + 1))).toBeNull();
    }),
  );
  fc.assert(
    fc.property(references, fc.integer({ min: 0, max: 5 }), (reference, at) => {
      const [one, two] = [reference.charAt(at), reference.charAt(at + 1)];
      fc.pre(one !== two && Math.abs(SIGNS.indexOf(one) - SIGNS.indexOf(two)) !== 31);
      expect(readReference(reference.slice(0, at) + two + one + reference.slice(at + 2))).toBeNull();
    }),
  );
});

test("anything else is none", () => {
  for (const typed of ["", "7F3K", "7F3K-9QX22", "UUUU-UUUU", "整理番号", "0000-0001"]) {
    expect(readReference(typed)).toBeNull();
  }
  expect(referenceInCode("https://example.jp/00000000")).toBeNull();
  expect(() => referenceOf(new Uint8Array(6))).toThrow();
});
