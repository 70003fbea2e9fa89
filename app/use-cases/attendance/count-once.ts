import type { InvitedPerson } from "#app/adapters/db/attendance-store.server.ts";
import { isExpected } from "#app/domain/attendance.ts";
import { type Called, countedTwice } from "#app/domain/proxy.ts";

/** Those called, without those whose proxy comes as somebody called, or for somebody else, already. */
export function countedOnce(invited: readonly InvitedPerson[]): InvitedPerson[] {
  const twice = countedTwice(invited.filter(isExpected).map(asCalled));
  return invited.filter(({ id }) => !twice.has(id));
}

function asCalled({ id, name, organizationName, person, currentResponse: response }: InvitedPerson): Called {
  const proxy =
    response?.answer === "proxy"
      ? { name: response.proxyName ?? "", organization: response.proxyOrganization, email: response.proxyEmail }
      : null;
  return { id, name, organizationName, email: person.email, proxy };
}
