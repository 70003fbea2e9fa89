import { describe, expect, test } from "vitest";
import {
  addressOf,
  applicantStanding,
  applicantsRefusal,
  awaitsAnswer,
  contactFor,
  countsInQuota,
  forgottenBefore,
  formAge,
  modeLeft,
  recordOf,
  wasCalledBefore,
} from "#app/domain/application.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";

const NOW = new Date("2026-06-01T09:00:00+09:00");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const MINUTE = 60_000;

describe("the people of a form", () => {
  const person = (name: string, mode: "onSite" | "online" = "onSite") => ({ name, mode });

  test("are one to twenty", () => {
    expect(applicantsRefusal([], "onSite")).toMatchObject({ error: "nobody-applied" });
    const many = Array.from({ length: 21 }, (_, n) => person(`人${n}`));
    expect(applicantsRefusal(many.slice(1), "onSite").ok).toBe(true);
    expect(applicantsRefusal(many, "onSite")).toMatchObject({ error: "too-many-applicants" });
  });

  test("come the way the training is held", () => {
    expect(applicantsRefusal([person("甲"), person("乙", "online")], "hybrid").ok).toBe(true);
    expect(applicantsRefusal([person("甲"), person("乙", "online")], "onSite")).toMatchObject({
      error: "mode-not-offered",
      index: 1,
    });
    expect(applicantsRefusal([person("甲")], "online")).toMatchObject({ error: "mode-not-offered", index: 0 });
  });

  test("stand there once, however their name is typed", () => {
    expect(applicantsRefusal([person("髙橋 花子"), person("乙"), person("高橋　花子")], "onSite")).toMatchObject({
      error: "applied-twice",
      index: 2,
    });
  });
});

describe("robots", () => {
  test.each([
    ["no stamp of ours", null, "too-old"],
    ["at once", NOW, "too-fast"],
    ["from the future", new Date(NOW.getTime() + MINUTE), "too-fast"],
    ["within three seconds", ago(3_999), "too-fast"],
    ["in four", ago(4_000), "plausible"],
    ["over lunch", ago(90 * MINUTE), "plausible"],
    ["a day later", ago(24 * 60 * MINUTE), "too-old"],
  ] as const)("%s: %s", (_, shownAt, age) => {
    expect(formAge(shownAt, NOW)).toBe(age);
  });
});

describe("whose record an applicant is", () => {
  const contact = { email: "Hanako@Example.jp" };
  const hanako = { id: "1", name: "高橋 花子", email: "hanako@example.jp" };

  test("the one with the confirmed address and the name, however both are typed", () => {
    expect(recordOf({ name: "髙橋　花子" }, contact, [{ ...hanako, id: "0", name: "高橋 一郎" }, hanako])).toBe(hanako);
  });

  test("not whoever has the name alone, the address alone, or an address that was only typed", () => {
    expect(recordOf({ name: "高橋 花子" }, contact, [{ ...hanako, email: "other@example.jp" }])).toBeNull();
    expect(recordOf({ name: "高橋 花子" }, contact, [{ ...hanako, email: null }])).toBeNull();
    expect(recordOf({ name: "高橋 一郎" }, contact, [hanako])).toBeNull();
    const typed = { name: "高橋 一郎", email: "ichiro@example.jp" };
    expect(recordOf(typed, contact, [{ id: "2", ...typed }])).toBeNull();
  });

  test("they are written to at their own address, or the contact's where they are the contact", () => {
    const asContact = { name: "高橋 花子", email: "office@example.jp" };
    expect(addressOf({ name: "髙橋花子", email: null }, asContact)).toBe("office@example.jp");
    expect(addressOf({ name: "髙橋花子", email: "own@example.jp" }, asContact)).toBe("office@example.jp");
    expect(addressOf({ name: "鈴木 一郎", email: "own@example.jp" }, asContact)).toBe("own@example.jp");
    expect(addressOf({ name: "鈴木 一郎", email: null }, asContact)).toBeNull();
  });
});

describe("how one stands", () => {
  const answered = (answer: RsvpAnswer, seated: boolean, revokedAt: Date | null = null, seatOffers: object[] = []) => ({
    withdrawnAt: null,
    invitation: { revokedAt, currentResponse: { answer, seated }, seatOffers },
  });
  const silent = { withdrawnAt: null, invitation: { revokedAt: null, currentResponse: null, seatOffers: [] } };

  test.each([
    ["not confirmed yet", { withdrawnAt: null, invitation: null }, "unconfirmed", false, false],
    ["with a seat", answered("attending", true), "seated", true, false],
    ["online", answered("online", true), "seated", true, false],
    ["by a proxy", answered("proxy", true), "seated", true, false],
    ["in the queue", answered("attending", false), "waiting", true, false],
    ["in the queue, with a seat on offer", answered("attending", false, null, [{}]), "offered", true, true],
    ["by their own link", answered("absent", true), "absent", false, false],
    ["whose answer lapsed with the day", silent, "pending", true, true],
    ["undecided by their calendar", answered("tentative", true), "pending", true, true],
    ["taken off by the desk", answered("attending", true, NOW), "withdrawn", false, false],
    [
      "taken back, whatever they answered since",
      { ...answered("attending", true), withdrawnAt: NOW },
      "withdrawn",
      false,
      false,
    ],
  ] as const)("%s: %s", (_, applicant, standing, counts, awaits) => {
    expect(applicantStanding(applicant)).toBe(standing);
    expect(countsInQuota(standing)).toBe(counts);
    expect(awaitsAnswer(standing)).toBe(awaits);
  });
});

test.each([
  ["by the application", { role: "trainee", sentAt: NOW }, false],
  ["in the minute they applied", { role: "trainee", sentAt: ago(0) }, false],
  ["before", { role: "trainee", sentAt: ago(1) }, true],
  ["as 講師", { role: "lecturer", sentAt: NOW }, true],
  ["and nobody knows when", { role: "trainee", sentAt: null }, true],
] as const)("called %s", (_, invitation, before) => {
  expect(wasCalledBefore(invitation, { appliedAt: NOW })).toBe(before);
});

test("the contact is told for whoever has no address and still belongs to the application", () => {
  const of = (contactEmail: string, withdrawnAt: Date | null = null) => ({
    withdrawnAt,
    application: { contactEmail },
  });
  expect(contactFor(null, of("office@example.jp"))).toBe("office@example.jp");
  expect(contactFor("own@example.jp", of("office@example.jp"))).toBeNull();
  expect(contactFor(null, of("office@example.jp", NOW))).toBeNull();
  expect(contactFor(null, of(""))).toBeNull();
  expect(contactFor(null, null)).toBeNull();
});

test.each([
  ["online", "hybrid", "online"],
  ["onSite", "hybrid", "onSite"],
  ["online", "onSite", "onSite"],
  ["onSite", "online", "online"],
] as const)("who chose %s of what is held %s attends %s", (chosen, format, mode) => {
  expect(modeLeft(chosen, format)).toBe(mode);
});

test("what nobody confirmed is forgotten after a day", () => {
  expect(forgottenBefore(NOW)).toEqual(ago(24 * 60 * MINUTE));
});
