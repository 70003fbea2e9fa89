import { dayOff } from "#app/adapters/calendar/holidays.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findGroupPeople, findGroups } from "#app/adapters/db/group-store.server.ts";
import { searchPeople } from "#app/adapters/db/person-store.server.ts";
import { findLastPoll, findOpenPoll, findSeatRoles } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { guestRole } from "#app/domain/guest.ts";
import { may } from "#app/domain/permission.ts";
import { type PollNeed, usualNeed } from "#app/domain/poll.ts";
import { type Candidate, proposeDays } from "#app/domain/poll-plan.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { type Chosen, findRecipients, findRoster, type Recipient, recipient } from "../invitations/find-recipients.ts";
import { pollable } from "./read-poll.ts";
import { type CandidateWarning, warnOfCandidates } from "./warn-of-candidates.ts";

const MOST_FOUND = 50;

/** Someone who could be asked. */
export interface ProposedPerson extends Recipient {
  /** How much depends on them, unless the desk says otherwise. */
  usualNeed: PollNeed;
  isOnRoster: boolean;
}

export interface PollProposal {
  session: SessionWithPlan;
  /** Why no poll can be started. */
  refusal: "not-pollable" | "poll-open" | null;
  /** The roster in force on the first candidate's day, then those added. */
  people: ProposedPerson[];
  /** What the search found among the center's people, but for those above; null without a search. */
  found: Recipient[] | null;
  groups: { id: string; name: string }[];
  warnings: CandidateWarning[];
}

export interface ProposalInput {
  sessionId: string;
  candidates: readonly Candidate[];
  added: readonly Chosen[];
  search: string;
  /** A group whose people are added, all of them. */
  groupId: string | null;
}

/** Whom a poll would ask about which dates, and what speaks against them. Changes nothing. */
export async function proposePoll(
  ctx: StaffContext,
  input: ProposalInput,
): Promise<Result<PollProposal, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  const last = await findLastPoll(ctx.db, session.id);
  const people = await findPeopleToAsk(ctx.db, session, input, firstDay(session, input.candidates, ctx.now()));
  const taken = new Set(people.map(({ personId }) => personId));
  const found = input.search.trim() ? await searchPeople(ctx.db, session, input.search, MOST_FOUND) : null;
  const { prefectureId, centerId } = session;
  const groups = await findGroups(ctx.db, { prefectureId, centerId });
  return ok({
    session,
    refusal: !pollable(session.state) ? "not-pollable" : last?.state === "open" ? "poll-open" : null,
    people,
    found:
      found
        ?.map((person) => recipient(person, guestRole(session.category)))
        .filter(({ personId }) => !taken.has(personId)) ?? null,
    groups: groups.map(({ id, name }) => ({ id, name })),
    warnings: await warnOfCandidates(ctx.db, session, input.candidates, [...taken]),
  });
}

/** Who could be asked besides those asked already: the roster's new members, and whom the desk adds. Changes nothing. */
export async function proposeMorePeople(
  ctx: StaffContext,
  input: Omit<ProposalInput, "candidates">,
): Promise<Result<Omit<PollProposal, "refusal" | "warnings">, "not-found" | "forbidden" | "poll-over">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  const poll = session && (await findOpenPoll(ctx.db, session.id));
  const proposed = await proposePoll(ctx, { ...input, candidates: poll?.options ?? [] });
  if (!proposed.ok) return proposed;
  if (!poll) return refuse("poll-over");
  const { people, found, groups } = proposed.value;
  const asked = new Set(poll.participants.map(({ personId }) => personId));
  const unasked = ({ personId }: Recipient) => !asked.has(personId);
  return ok({
    session: proposed.value.session,
    people: people.filter(unasked),
    found: found?.filter(unasked) ?? null,
    groups,
  });
}

/** The instant whose roster is asked: the first candidate, else the date the session has or had, else today. */
export function firstDay(session: SessionWithPlan, candidates: readonly Candidate[], now: Date): Date {
  const [first] = candidates.map(({ startsAt }) => startsAt).sort((a, b) => a.getTime() - b.getTime());
  return first ?? session.startsAt ?? now;
}

async function findPeopleToAsk(
  tx: Tx,
  session: SessionWithPlan,
  { added, groupId }: ProposalInput,
  startsAt: Date,
): Promise<ProposedPerson[]> {
  const roster = await findRoster(tx, { ...session, startsAt });
  const grouped = groupId ? await findGroupPeople(tx, session, groupId) : [];
  const chosen = [...added, ...grouped.map(({ id }) => ({ personId: id, role: null }))];
  const onRoster = new Set(roster.map(({ personId }) => personId));
  const guests = chosen.filter(({ personId }) => !onRoster.has(personId));
  const others = await findRecipients(tx, { ...session, startsAt: null }, guests);
  const seats = roster.flatMap(({ seatId }) => seatId ?? []);
  const roles = await findSeatRoles(tx, seats);
  return [...roster, ...(others.ok ? others.value : [])].map((person) => ({
    ...person,
    usualNeed: usualNeed(person.role, (person.seatId && roles.get(person.seatId)) || null),
    isOnRoster: onRoster.has(person.personId),
  }));
}

/** One weekday over some weeks, from a day that lies ahead, without weekends, holidays and days that are over. */
export function proposeCandidateDays(
  ctx: AppContext,
  pattern: { weekday: number; from: IsoDate | null; weeks: number },
): IsoDate[] {
  const today = tokyoDate(ctx.now());
  const from = pattern.from && pattern.from > today ? pattern.from : today;
  return proposeDays({ ...pattern, from }, (day) => day <= today || dayOff(day) !== null);
}
