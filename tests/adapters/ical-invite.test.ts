import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { fillInviteToken, type InviteFacts, writeInvite } from "#app/adapters/ical/invite.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { calendarFaults, expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { cleaned, cleanedLines, hostile } from "#tests/support/hostile.ts";
import { inviteFacts } from "#tests/support/mail-facts.ts";

const GOLDEN = "../golden";
const TOKEN = "AbCdEfGh-_0123456789AbCdEfGh-_01";

function parse(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("no event");
  return { calendar, component, event: new ICAL.Event(component) };
}

test("an invitation is written as before, byte for byte", async () => {
  await expect(writeInvite(inviteFacts())).toMatchFileSnapshot(`${GOLDEN}/invite-request.ics`);
});

test("a change is written as before, byte for byte: the same UID, a higher SEQUENCE", async () => {
  const moved = { startsAt: new Date("2026-07-08T13:30:00+09:00"), endsAt: new Date("2026-07-08T15:30:00+09:00") };
  const content = writeInvite(inviteFacts({ ...moved, sequence: 1, stampedAt: new Date("2026-06-10T09:00:00+09:00") }));
  await expect(content).toMatchFileSnapshot(`${GOLDEN}/invite-update.ics`);
  expectSoundCalendar(content);
});

test("a cancellation is written as before, byte for byte", async () => {
  const content = writeInvite(inviteFacts({ method: "CANCEL", sequence: 2 }));
  await expect(content).toMatchFileSnapshot(`${GOLDEN}/invite-cancel.ics`);
  expectSoundCalendar(content);
  expect(content).not.toMatch(/VALARM|RSVP|NEEDS-ACTION/);
});

test("a calendar client reads the same facts", () => {
  const facts = inviteFacts({
    title: '会議; 第1回, \\n と 改行, 「"引用"」 🏥𠮷野',
    place: "会館, 3階; ホール\\A",
    description: "一行目\n二行目; , \\ \\n\n\n四行目",
    attendee: { name: '山田 "太郎" ^; , : 𠮷', email: "Yamada+x@Hospital.example.jp" },
  });
  const { calendar, component, event } = parse(writeInvite(facts));
  expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
  expect(event.uid).toBe(facts.uid);
  expect(event.sequence).toBe(0);
  expect(event.summary).toBe(facts.title);
  expect(event.location).toBe(`${facts.place} / ${facts.onlineUrl}`);
  expect(event.description).toBe(facts.description);
  expect(event.startDate.zone.tzid).toBe("Asia/Tokyo");
  expect(event.startDate.toJSDate()).toEqual(facts.startsAt);
  expect(event.endDate.toJSDate()).toEqual(facts.endsAt);
  expect(component.getFirstPropertyValue("url")).toBe(facts.url);
  expect(component.getFirstPropertyValue("organizer")).toBe("mailto:renkei@pref.example.jp");
  expect(event.attendees).toHaveLength(1);
  expect(event.attendees[0]?.getParameter("cn")).toBe("山田 ”太郎” ＾; , : 𠮷");
  expect(String(event.attendees[0]?.getFirstValue()).toLowerCase()).toBe("mailto:yamada+x@hospital.example.jp");
});

const instant = fc.date({ min: new Date("2000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });

const hostileFacts: fc.Arbitrary<InviteFacts> = fc.record({
  method: fc.constantFrom("REQUEST", "CANCEL"),
  format: fc.constantFrom("onSite", "online", "hybrid", "written"),
  uid: hostile.map((text) => `u${text}`),
  sequence: fc.nat(99),
  stampedAt: instant,
  createdAt: instant,
  title: hostile,
  startsAt: instant,
  endsAt: instant,
  place: fc.option(hostile),
  onlineUrl: fc.option(hostile),
  description: hostile,
  url: hostile.map((text) => `https://renkei.example.jp/${text}`),
  organizer: fc.record({ name: hostile, email: hostile.map((text) => `a${text}@example.jp`) }),
  attendee: fc.record({ name: hostile, email: hostile.map((text) => `b${text}@example.jp`) }),
});

test("whatever stands in the fields, the bytes keep the rules and a client reads them", () => {
  fc.assert(
    fc.property(hostileFacts, (facts) => {
      const content = writeInvite(facts);
      expect(calendarFaults(content)).toEqual([]);
      const { calendar, component, event } = parse(content);
      expect(calendar.getAllSubcomponents("vevent")).toHaveLength(1);
      expect(event.attendees).toHaveLength(1);
      const names = component.getAllProperties().map((property) => property.name);
      expect(new Set(names).size).toBe(names.length);
      expect(event.uid).toBe(cleaned(facts.uid));
      expect(event.summary ?? "").toBe(cleaned(facts.title));
      expect(event.description ?? "").toBe(cleanedLines(facts.description));
      expect(event.location ?? "").toBe(
        [facts.place, facts.onlineUrl]
          .map((part) => cleaned(part ?? ""))
          .filter(Boolean)
          .join(" / "),
      );
      const name = cleaned(facts.attendee.name).replace(/"/g, "”").replace(/\^/g, "＾").replace(/\\/g, "＼");
      if (name) expect(event.attendees[0]?.getParameter("cn")).toBe(name);
    }),
    { numRuns: 500 },
  );
});

test("the bytes do not depend on the server's zone", () => {
  const zone = process.env.TZ;
  try {
    const written = ["UTC", "America/New_York", "Asia/Tokyo"].map((tz) => {
      process.env.TZ = tz;
      return { offset: new Date(0).getTimezoneOffset(), content: writeInvite(inviteFacts()) };
    });
    expect(new Set(written.map(({ offset }) => offset)).size).toBe(3);
    expect(new Set(written.map(({ content }) => content)).size).toBe(1);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("the token is filled in wherever folding has cut its placeholder", () => {
  for (let length = 0; length < 80; length += 1) {
    const link = `https://renkei.example.jp/${"x".repeat(length)}/${TOKEN_PLACEHOLDER}`;
    const content = writeInvite(inviteFacts({ url: link, description: `回答: ${link}\n以上` }));
    const filled = fillInviteToken(content, TOKEN);
    expectSoundCalendar(filled);
    expect(logicalLines(filled).join("\n").split(TOKEN)).toHaveLength(3);
    expect(filled).toBe(
      writeInvite(
        inviteFacts({
          url: link.replace(TOKEN_PLACEHOLDER, TOKEN),
          description: `回答: ${link.replace(TOKEN_PLACEHOLDER, TOKEN)}\n以上`,
        }),
      ),
    );
  }
});

test("an online meeting tells its address where the place would stand, and one without either has no place", () => {
  expect(parse(writeInvite(inviteFacts({ place: null }))).event.location).toBe("https://meet.example.jp/abc-defg-hij");
  expect(writeInvite(inviteFacts({ place: null, onlineUrl: null }))).not.toContain("LOCATION");
});
