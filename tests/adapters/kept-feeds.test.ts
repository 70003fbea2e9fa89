import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { keepFeed, keptFeed } from "#app/adapters/ical/kept-feeds.server.ts";

const NOW = new Date("2026-06-01T00:00:00.700Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

test("a calendar is given back for as long as its validator holds, an hour at most", () => {
  const id = randomUUID();
  expect(keptFeed(id, "v1", NOW)).toBeNull();
  const kept = keepFeed(id, "v1", "one", NOW);
  expect(keptFeed(id, "v1", later(59 * 60_000))).toBe(kept);
  expect(keptFeed(id, "v2", NOW)).toBeNull();
  expect(keptFeed(id, "v1", later(60 * 60_000))).toBeNull();
});

test("the same bytes have the same ETag and time, however often and for whomever they are written", () => {
  const [a, b] = [randomUUID(), randomUUID()];
  const first = keepFeed(a, "v1", "one", NOW);
  expect(first.etag).toMatch(/^"[\w-]{43}"$/);
  expect(keepFeed(a, "v2", "one", later(5_000)).changedAt).toEqual(first.changedAt);
  expect(keepFeed(b, "v1", "one", later(5_000)).etag).toBe(first.etag);
});

test("two versions within one second bear different times, as HTTP tells them", () => {
  const id = randomUUID();
  const times = ["one", "two", "three", "one"].map((content, i) =>
    keepFeed(id, `v${i}`, content, later(i)).changedAt.toUTCString(),
  );
  expect(new Set(times).size).toBe(4);
  expect(times[0]).toBe("Mon, 01 Jun 2026 00:00:00 GMT");
});

test("what was used longest ago is let go of first, and memory has an end", () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const piece = "x".repeat(8 * 1024 * 1024);
  keepFeed(first, "v", piece, NOW);
  keepFeed(second, "v", piece, NOW);
  // Used: the second is now the one used longest ago.
  expect(keptFeed(first, "v", NOW)).not.toBeNull();
  for (let i = 0; i < 3; i += 1) {
    expect(keptFeed(first, "v", NOW)).not.toBeNull();
    keepFeed(randomUUID(), "v", piece, NOW);
  }
  expect(keptFeed(second, "v", NOW)).toBeNull();
  expect(keptFeed(first, "v", NOW)).not.toBeNull();
});
