import { expect, test } from "vitest";
import { isPermanent, nextTryAt } from "#app/domain/mail-retry.ts";

const NOW = new Date("2026-06-01T00:00:00Z");

test("tries come ever further apart, then end", () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => {
    const at = nextTryAt({ permanent: false }, attempts, NOW);
    return at && (at.getTime() - NOW.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720, null]);
  expect(nextTryAt({ permanent: true }, 1, NOW)).toBeNull();
});

test.each([
  [550, "RCPT TO", true],
  [554, "DATA", true],
  [451, "RCPT TO", false],
  [421, "DATA", false],
  [503, "RCPT TO", false],
  // Our own sign-in or sender: someone may mend the setting meanwhile.
  [535, "AUTH PLAIN", false],
  [550, "MAIL FROM", false],
  [null, "CONN", false],
  [null, null, false],
])("a %s to %s is permanent: %s", (code, command, permanent) => {
  expect(isPermanent({ code, command })).toBe(permanent);
});
