import { expect, test } from "vitest";
import { codeIn, NO_KEYS, withKey } from "#app/routes/reception/hand-scanner.ts";

/** Typed one key every so many ms. */
function type(keys: readonly string[], every = 5) {
  return keys.reduce((held, key, i) => withKey(held, key, (i + 1) * every), NO_KEYS);
}

const CODE = [..."RENKEI:7F3K-9QX2"];

test("a code that a scanner typed is heard, whatever was typed before it, and with its shift keys", () => {
  expect(codeIn(type(CODE), 100)).toBe("RENKEI:7F3K-9QX2");
  expect(codeIn(type([..."山田", "Shift", ...CODE]), 100)).toBe("RENKEI:7F3K-9QX2");
});

test("slow fingers, other keys between and other words are none", () => {
  expect(codeIn(type(CODE, 600), 600 * CODE.length)).toBeNull();
  expect(codeIn(type(CODE), 5 * CODE.length + 501)).toBeNull();
  expect(codeIn(type([...CODE, "Enter"]), 100)).toBeNull();
  expect(codeIn(type([..."RENKEI"]), 100)).toBeNull();
});
