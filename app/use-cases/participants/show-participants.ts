import { type AttendanceRow, findAttendanceSheet } from "#app/adapters/db/attendance-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { ListProblem, Participant, ParticipantColumns, ParticipantHead } from "#app/domain/participant-list.ts";
import { type Match, matchParticipants } from "#app/domain/participant-match.ts";
import { may } from "#app/domain/permission.ts";
import type { Presence } from "#app/domain/presence.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { isTerminal, namesNobody, readShownName } from "#app/domain/shown-name.ts";
import { type ClockTime, type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { type ShownRecord, showRecord } from "../attendance/show-attendance.ts";
import type { StaffContext } from "../context.ts";
import { type ExpectedPerson, findExpected, recordOf } from "./find-expected.ts";
import { type ReadParticipants, readParticipants } from "./read-participants.ts";

/** Somebody a line may be recorded as. */
export interface Choice {
  id: string;
  kind: ExpectedPerson["kind"];
  name: string;
  organization: string | null;
  /** Whom a proxy comes for. */
  representing: string | null;
  /** Recorded already, and how. */
  record: { mode: AttendanceMode; arrived: ClockTime | null; left: ClockTime | null } | null;
}

/** One person of a list, and what is proposed to become of them. */
export interface ParticipantLine {
  name: string;
  email: string | null;
  by: Match["by"];
  /** By their address alone: the name shown is another. */
  otherName: boolean;
  minutes: number | null;
  away: number;
  arrived: ClockTime | null;
  left: ClockTime | null;
  /** Less than a 受講証 needs; where none is given, than anybody would call having been there. */
  isShort: boolean;
  proposal: Proposal;
  /** Whom it may be, the likeliest first. */
  choices: string[];
  /** Whoever it is is recorded already, at other times than these. */
  differs: boolean;
  /** As a walk-in they would be called so. */
  unknown: { name: string; organization: string };
}

/** The id of a choice, a new walk-in, left out, or nothing: the desk has to say. */
export type Proposal = string | "new" | "leave" | "";

export interface ShownParticipants extends ShownRecord {
  /** As it was read; lines are null where the columns have to be told first. */
  head: ParticipantHead;
  sample: readonly (readonly string[])[];
  lines: ParticipantLine[] | null;
  people: Choice[];
  /** Of the choices, those no line is for sure. */
  others: string[];
  otherDays: number;
  notIn: number;
}

type Refusal = "not-found" | "forbidden" | ListProblem;

/** The record a list of participants is brought into, for whoever may. */
export async function showParticipantRecord(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownRecord, "not-found" | "forbidden">> {
  const record = await showRecord(ctx, sessionId);
  return record.ok && !may(ctx.actor, "attendance.write", record.value.session) ? refuse("forbidden") : record;
}

/**
 * Each person of an uploaded list with whom they are and what is proposed. Nothing is written. `day` where the list is
 * of another day than the session.
 */
export async function showParticipants(
  ctx: StaffContext,
  { sessionId, file, columns }: { sessionId: string; file: string; columns: ParticipantColumns | null },
): Promise<Result<ShownParticipants, Refusal> & { day?: IsoDate | null }> {
  const record = await showParticipantRecord(ctx, sessionId);
  if (!record.ok) return record;
  const { session } = record.value;
  const { startsAt } = session;
  // Without a date it has not begun: the page says so, and reads nothing.
  if (!startsAt) return refuse("not-found");
  const read = await readParticipants(ctx, { ...session, startsAt }, file, columns);
  if (!read.ok) return read;
  const { head, list } = read.value;
  if (!list) {
    const none = { lines: null, people: [], others: [], otherDays: 0, notIn: 0 };
    return ok({ ...record.value, head, sample: read.value.sample, ...none });
  }
  const expected = findExpected(await findAttendanceSheet(ctx.db, session.id));
  const center = await ctx.db.healthCenter.findUniqueOrThrow({ where: { id: session.centerId } });
  const matches = matchParticipants(list.participants, expected);
  const toLine = lineOf(expected, read.value, {
    desk: [center.name, center.section ?? "", session.title],
    least: session.certificateMinutes ?? LEAST_MINUTES,
  });
  const sure = new Set(matches.flatMap((match) => (match.by === "mail" || match.by === "name" ? [match.id] : [])));
  return ok({
    ...record.value,
    head,
    sample: read.value.sample,
    lines: list.participants.map((participant, at) => toLine(participant, matches[at] ?? { by: "none" })),
    people: expected.map(asChoice),
    others: expected.filter(({ id, row }) => !sure.has(id) && !row).map(({ id }) => id),
    otherDays: list.otherDays,
    notIn: list.notIn,
  });
}

/** Looking in, or trying the connection: less is marked. */
const LEAST_MINUTES = 10;

function lineOf(
  expected: readonly ExpectedPerson[],
  { presence }: ReadParticipants,
  { desk, least }: { desk: readonly string[]; least: number },
) {
  const people = new Map(expected.map((person) => [person.id, person]));
  return (participant: Participant, match: Match): ParticipantLine => {
    const { name, email } = participant;
    const present = presence(participant);
    const proposal = proposalOf(match, { name, minutes: present.minutes, desk });
    const proposed = people.get(proposal);
    const row = proposed && recordOf(proposed);
    return {
      ...{ name, email, by: match.by, otherName: match.by === "mail" && match.otherName },
      ...{ minutes: present.minutes, away: present.away },
      ...{ arrived: clock(present.arrivedAt), left: clock(present.leftAt) },
      isShort: present.minutes !== null && present.minutes < least,
      proposal,
      choices: match.by === "choice" ? match.ids : match.by === "none" ? [] : [match.id],
      differs: row?.mode === "online" && timesDiffer(row, present),
      unknown: readShownName(name),
    };
  };
}

function proposalOf(
  match: Match,
  { name, minutes, desk }: { name: string; minutes: number | null; desk: readonly string[] },
): Proposal {
  // In the meeting's room before or after the session alone.
  if (minutes === 0) return "leave";
  if (match.by === "mail" || match.by === "name") return match.id;
  if (match.by === "choice") return "";
  if (isTerminal(name, desk)) return "leave";
  return namesNobody(name) ? "" : "new";
}

export function timesDiffer(row: AttendanceRow, { arrivedAt, leftAt, minutesPresent }: Presence): boolean {
  const isSame = row.arrivedAt?.getTime() === arrivedAt?.getTime() && row.leftAt?.getTime() === leftAt?.getTime();
  return !isSame || row.minutesPresent !== minutesPresent;
}

function asChoice({ id, kind, name, organization, invited, row }: ExpectedPerson): Choice {
  const record = row && { mode: row.mode, arrived: clock(row.arrivedAt), left: clock(row.leftAt) };
  return { id, kind, name, organization, representing: kind === "proxy" ? (invited?.name ?? null) : null, record };
}

function clock(at: Instant | null): ClockTime | null {
  return at && toTokyo(at).time;
}
