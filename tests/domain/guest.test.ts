import { expect, test } from "vitest";
import { guestRole, walkInRole } from "#app/domain/guest.ts";
import { SESSION_CATEGORIES } from "#app/domain/taxonomy.ts";

test("whoever comes uncalled is taught where all are, else looks on; whoever is called by name is a member", () => {
  for (const category of SESSION_CATEGORIES) {
    const isTaught = category === "training" || category === "lecture";
    expect([guestRole(category), walkInRole(category)], category).toEqual(
      isTaught ? ["trainee", "trainee"] : ["member", "observer"],
    );
  }
});
