import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readPosted } from "#app/routes/reception/posted-events.ts";
import { asideOf } from "#app/routes/reception/sync.ts";

const EVENT = {
  ...{ id: randomUUID(), kind: "arrived" as const, at: "2026-07-01T05:00:00.000Z" },
  ...{ invitationId: null, attendanceId: null, enteredBy: null, mode: null, proxy: null, asAnswered: false },
  walkIn: { name: "大野", organization: "釧路市" },
};

function posted(...events: unknown[]) {
  return readPosted({ desk: "受付\t1", since: 3, list: null, events });
}

test("a tab in a name, or in the desk's, stands for a blank", () => {
  const read = posted({ ...EVENT, walkIn: { name: "大野\t太郎\t", organization: "釧路市" } });
  expect(read).toMatchObject({ desk: "受付 1", unreadable: [] });
  expect(read?.events[0]?.walkIn).toEqual({ name: "大野 太郎", organization: "釧路市" });
});

test("one press nobody can read holds up none of the others, and is set aside with its reason", () => {
  const bad = { ...EVENT, id: randomUUID(), walkIn: { name: " ", organization: "釧路市" } };
  const read = posted(bad, EVENT);
  expect(read?.events.map(({ id }) => id)).toEqual([EVENT.id]);
  expect(read?.unreadable).toEqual([{ id: bad.id, because: "unreadable" }]);
  expect(asideOf([bad, EVENT], read?.unreadable ?? [])).toEqual([{ event: bad, because: "unreadable" }]);
  expect(readPosted({ desk: "長".repeat(41), since: null, events: [EVENT] })).toMatchObject({ desk: null });
});

test("a press from before there was `asAnswered` is read; what is nothing of the kind is not", () => {
  const { asAnswered: _, ...older } = EVENT;
  expect(posted(older)?.events[0]?.asAnswered).toBe(false);
  expect(readPosted(null)).toBeNull();
  expect(readPosted({ events: "x" })).toBeNull();
});
