import { describe, expect, test } from "vitest";
import {
  centersReached,
  may,
  STAFF_ACTIONS,
  STAFF_ROLES,
  type StaffAction,
  type StaffActor,
} from "#app/domain/permission.ts";

const actor = (role: StaffActor["role"], centerId = role === "centerStaff" ? "渡島" : null): StaffActor => ({
  userId: "u",
  name: "職員",
  role,
  prefectureId: "北海道",
  centerId,
});

// DOMAIN "Who may do what", said once more and by other means: what an action does, not who may.
const CHANGES = [
  "session.write",
  "invitation.write",
  "response.enter",
  "attendance.write",
  "person.write",
  "body.write",
  "mail.resend",
  "inbound.check",
  "recruitment.write",
  "center.write",
];
/** The address book of organizations is every desk's, and any desk may ask another to let it sit in. */
const CHANGES_ACROSS_CENTERS = ["organization.write", "joinRequest.write"];
const PREFECTURE_ALONE = ["figure.import", "wording.write"];
/** Answers in the recipient's name, so reading it is no mere reading. */
const ACTS_FOR_ANOTHER = ["mail.readLink", "inbound.read"];
/** What other centers may see: published sessions and the annual table; no roster, contact or answer. */
const OPEN_TO_ALL_CENTERS = ["session.readPublished", "report.read", "organization.read"];
/** A calendar to subscribe to is read: who may read it may ask for its address. */
const DESKS_OWN_READING = ["session.read", "body.read", "person.read", "mail.read", "feed.write"];

const places = {
  "their own center": { prefectureId: "北海道", centerId: "渡島" },
  "another center of the prefecture": { prefectureId: "北海道", centerId: "釧路" },
  "the prefecture itself": { prefectureId: "北海道", centerId: null },
  "another prefecture": { prefectureId: "青森県", centerId: "弘前" },
  "another prefecture, under the same center id": { prefectureId: "青森県", centerId: "渡島" },
};

function expected(role: StaffActor["role"], action: StaffAction, place: keyof typeof places): boolean {
  if (place.startsWith("another prefecture")) return false;
  switch (role) {
    case "prefectureAdmin":
      return true;
    case "prefectureViewer":
      return ![...CHANGES, ...CHANGES_ACROSS_CENTERS, ...PREFECTURE_ALONE, ...ACTS_FOR_ANOTHER].includes(action);
    case "centerStaff":
      if (PREFECTURE_ALONE.includes(action)) return false;
      return place === "their own center" || [...OPEN_TO_ALL_CENTERS, ...CHANGES_ACROSS_CENTERS].includes(action);
  }
}

test("every action is spoken of here", () => {
  expect([...STAFF_ACTIONS].sort()).toEqual(
    [
      ...CHANGES,
      ...CHANGES_ACROSS_CENTERS,
      ...PREFECTURE_ALONE,
      ...ACTS_FOR_ANOTHER,
      ...OPEN_TO_ALL_CENTERS,
      ...DESKS_OWN_READING,
    ].sort(),
  );
});

describe.each(STAFF_ROLES)("%s", (role) => {
  describe.each(STAFF_ACTIONS)("%s", (action) => {
    test.each(Object.keys(places) as (keyof typeof places)[])("of %s", (place) => {
      expect(may(actor(role), action, places[place])).toBe(expected(role, action, place));
    });

    test("the centers a query is bounded to are those that may be acted on", () => {
      const reached = centersReached(actor(role), action);
      for (const centerId of ["渡島", "釧路"]) {
        const inReach = reached === "all" || (reached !== "none" && reached.centerId === centerId);
        expect(inReach).toBe(may(actor(role), action, { prefectureId: "北海道", centerId }));
      }
    });
  });
});

test("center staff without a center reach no desk, not even what belongs to none", () => {
  const lost = actor("centerStaff", null);
  expect(may(lost, "session.write", { prefectureId: "北海道", centerId: null })).toBe(false);
  expect(centersReached(lost, "session.write")).toBe("none");
});
