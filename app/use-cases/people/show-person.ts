import type { Tx } from "#app/adapters/db/database.server.ts";
import { findDistinctPairs } from "#app/adapters/db/distinct-people-store.server.ts";
import { findOwnFeed } from "#app/adapters/db/feed-store.server.ts";
import { findMergesInto } from "#app/adapters/db/merge-store.server.ts";
import {
  findCallsOf,
  findComparable,
  findGroupsOf,
  findPersonRecord,
  findRecordIds,
  findSeatsOf,
  findWalkInsOf,
  type PersonRecord,
} from "#app/adapters/db/person-record-store.server.ts";
import { pairKey } from "#app/domain/alike.ts";
import { type Likeness, likenesses } from "#app/domain/duplicate.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { inForce } from "#app/domain/seat.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

/** The latest of each; an export holds all. */
const MOST_SESSIONS = 200;

/** One session a person was called to or came to. */
export interface PersonSession {
  key: string;
  session: { id: string; title: string; state: SessionState; startsAt: Instant | null; endsAt: Instant | null };
  role: ParticipantRole;
  /** Null: came without having been called. */
  standing: RsvpStanding | null;
  /** The invitation was taken back. */
  revoked: boolean;
  came: "self" | "proxy" | null;
}

export type SeatOf = Awaited<ReturnType<typeof findSeatsOf>>[number] & { when: "now" | "before" | "later" };

export interface ShownPerson {
  person: PersonRecord;
  mayWrite: boolean;
  seats: SeatOf[];
  sessions: PersonSession[];
  groups: { id: string; name: string }[];
  /** Records merged into this one, which can be taken apart again. */
  merges: Awaited<ReturnType<typeof findMergesInto>>;
  /** The calendar of their own that they subscribe to, which their desk can end. */
  feed: { id: string; createdAt: Instant } | null;
  /** Other records that are likely the same person. */
  alike: { id: string; name: string; organizationName: string | null; reasons: Likeness[] }[];
}

/** A person with all they are linked to. A record merged into another shows as it is: its page leads on. */
export async function showPerson(
  ctx: StaffContext,
  id: string,
): Promise<Result<ShownPerson, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const person = await findPersonRecord(db, actor.prefectureId, id);
  if (!person) return refuse("not-found");
  if (!may(actor, "person.read", person)) return refuse("forbidden");
  const ids = await findRecordIds(db, id);
  const mayWrite = may(actor, "person.write", person);
  const today = tokyoDate(ctx.now());
  const [seats, sessions, groups, merges] = await Promise.all([
    findSeatsOf(db, ids),
    findSessionsOf(db, ids),
    findGroupsOf(db, [id]),
    findMergesInto(db, id),
  ]);
  return ok({
    person,
    mayWrite,
    seats: seats.map((seat) => ({ ...seat, when: timeOf(seat, today) })),
    sessions,
    groups,
    merges,
    feed: isOnFile(person) ? await findOwnFeed(db, id) : null,
    alike: mayWrite && isOnFile(person) ? await findAlike(db, person) : [],
  });
}

export function isOnFile(person: Pick<PersonRecord, "mergedIntoId" | "erasedAt">): boolean {
  return person.mergedIntoId === null && person.erasedAt === null;
}

function timeOf(appointment: { startsOn: IsoDate; endsOn: IsoDate | null }, today: IsoDate): SeatOf["when"] {
  if (inForce(appointment, today)) return "now";
  return appointment.startsOn > today ? "later" : "before";
}

/** Calls and attendance in one list, the latest first, what has no date before it. */
async function findSessionsOf(tx: Tx, ids: readonly string[]): Promise<PersonSession[]> {
  const calls = await findCallsOf(tx, ids, MOST_SESSIONS);
  const walkIns = await findWalkInsOf(tx, ids, MOST_SESSIONS);
  const called = calls.map(({ id, session, role, revokedAt, currentResponse, attendances: [attendance] }) => ({
    key: id,
    session,
    role,
    standing: currentResponse?.answer ?? ("pending" as const),
    revoked: revokedAt !== null,
    came: attendance ? (attendance.role === "proxy" ? ("proxy" as const) : ("self" as const)) : null,
  }));
  const came = walkIns.map(({ id, session, role }) => ({
    key: id,
    session,
    role,
    standing: null,
    revoked: false,
    came: "self" as const,
  }));
  const time = ({ session: { startsAt } }: PersonSession) => startsAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...called, ...came].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
}

async function findAlike(tx: Tx, person: PersonRecord): Promise<ShownPerson["alike"]> {
  const others = await findComparable(tx, person);
  const apart = new Set((await findDistinctPairs(tx, person)).map(({ one, other }) => pairKey(one.id, other.id)));
  return others.flatMap((other) => {
    const isOther = other.id !== person.id && !apart.has(pairKey(person.id, other.id));
    const reasons = isOther ? likenesses(person, other) : [];
    const { id, name, organization } = other;
    return reasons.length > 0 ? [{ id, name, organizationName: organization?.name ?? null, reasons }] : [];
  });
}
