import { findGroups } from "#app/adapters/db/group-store.server.ts";
import { findInvitations, type ListedInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { searchPeople } from "#app/adapters/db/person-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { guestRole } from "#app/domain/guest.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { CallRefusal } from "#app/domain/session.ts";
import type { StaffContext } from "../context.ts";
import {
  type Chosen,
  type ChosenGroup,
  findGrouped,
  findRecipients,
  findRoster,
  type Recipient,
  recipient,
} from "./find-recipients.ts";
import { callable } from "./send-invitations.ts";

const MOST_FOUND = 50;

export interface Proposal {
  session: SessionWithPlan;
  mayInvite: boolean;
  /** Why nobody can be called now; the list can be looked at all the same. */
  refusal: CallRefusal | null;
  invited: ListedInvitation[];
  /** Not called yet: by their seats, in the office's order. */
  roster: Recipient[];
  /** Not called yet: added by the desk. */
  added: Recipient[];
  /** Not called yet: in the saved groups chosen, a person in two of them at the first. */
  groups: { id: string; name: string; people: Recipient[] }[];
  /** The desk's saved groups, to choose from. */
  savedGroups: { id: string; name: string }[];
  /** What the search found among the center's people, but for those above; null without a search. */
  found: Recipient[] | null;
}

/** Who could be called to a session: its roster, whom the desk adds, and whom a search finds. Changes nothing. */
export async function proposeInvitations(
  ctx: StaffContext,
  input: { sessionId: string; added: readonly Chosen[]; groups?: readonly ChosenGroup[]; search: string },
): Promise<Result<Proposal, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const invited = await findInvitations(ctx.db, session.id);
  const taken = new Set(invited.flatMap(({ personId, revokedAt }) => (revokedAt ? [] : [personId])));
  const untaken = ({ personId }: { personId: string }) => !taken.has(personId) && Boolean(taken.add(personId));
  // Who was taken off comes back by name alone.
  const takenOff = new Set(invited.flatMap(({ personId, revokedAt }) => (revokedAt ? [personId] : [])));
  const neverCalled = (person: { personId: string }) => !takenOff.has(person.personId) && untaken(person);
  const roster = (await findRoster(ctx.db, session)).filter(neverCalled);
  const chosen = await findRecipients(ctx.db, session, input.added);
  const added = chosen.ok ? chosen.value.filter(untaken) : [];
  const grouped = await findGrouped(ctx.db, session, input.groups ?? []);
  const groups = grouped.map((group) => ({ ...group, people: group.people.filter(neverCalled) }));
  const saved = await findGroups(ctx.db, { prefectureId: session.prefectureId, centerId: session.centerId });
  const found = input.search.trim() ? await searchPeople(ctx.db, session, input.search, MOST_FOUND) : null;
  const open = callable(session, ctx.now());
  return ok({
    session,
    mayInvite: may(ctx.actor, "invitation.write", session),
    refusal: open.ok ? null : open.error,
    invited,
    roster,
    added,
    groups,
    savedGroups: saved.map(({ id, name }) => ({ id, name })),
    found: found?.map((person) => recipient(person, guestRole(session.category))).filter(untaken) ?? null,
  });
}
