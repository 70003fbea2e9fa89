import { type AttendanceSheet, findAttendanceSheet } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { walkInRole } from "#app/domain/guest.ts";
import type { ListProblem, Participant, ParticipantColumns } from "#app/domain/participant-list.ts";
import type { Presence } from "#app/domain/presence.ts";
import { refuse } from "#app/domain/result.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { lockRecord, type RecordRefusal } from "../attendance/lock-record.ts";
import { type Snapshot, snapshotInvited } from "../attendance/snapshot-invited.ts";
import { snapshotWalkIns } from "../attendance/snapshot-walk-ins.ts";
import { type WantedRow, writeRecord } from "../attendance/write-record.ts";
import { type StaffContext, transact } from "../context.ts";
import { type ExpectedPerson, findExpected, recordOf } from "./find-expected.ts";
import { type ReadParticipants, readParticipants } from "./read-participants.ts";
import { showParticipantRecord, timesDiffer } from "./show-participants.ts";

/** What the desk decided of one line of a list. */
export interface LineDecision {
  /** The id of somebody expected, `new` for a walk-in, `leave` for nobody. */
  as: string;
  /** Of whoever is recorded online already: the list's times take the place of those recorded. */
  rewrite: boolean;
  /** Of a walk-in. */
  name: string;
  organization: string;
}

export interface ParticipantsInput {
  sessionId: string;
  /** Of the session, as it was when the lines were shown. */
  version: number;
  file: string;
  columns: ParticipantColumns | null;
  /** In the order of the lines, one for each. */
  decisions: readonly LineDecision[];
}

export type ParticipantsRefusal =
  | RecordRefusal
  | ListProblem
  | "edited-meanwhile"
  | "person-twice"
  | "list-changed"
  | "undecided"
  | "not-expected";

export type RecordedParticipants =
  | { ok: true; value: { people: number; changed: boolean } }
  | { ok: false; error: ParticipantsRefusal; names?: string[] };

/**
 * Records those of a participant list as present online, as the desk decided line by line. Lines decided to be one
 * person are one. What is recorded stays: who came on site, whoever is not on the list, and times that were not to be
 * rewritten. The same list again changes nothing; a record changed since it was shown is refused.
 */
export async function recordParticipants(ctx: StaffContext, input: ParticipantsInput): Promise<RecordedParticipants> {
  const record = await showParticipantRecord(ctx, input.sessionId);
  if (!record.ok) return record;
  const { startsAt, endsAt } = record.value.session;
  if (record.value.closedBecause || !startsAt) return refuse(record.value.closedBecause ?? "not-recordable");
  const read = await readParticipants(ctx, { startsAt, endsAt }, input.file, input.columns);
  if (!read.ok) return refuse(read.error);
  const found = read.value;
  if (!found.list || found.list.participants.length !== input.decisions.length) return refuse("list-changed");
  if (input.decisions.some(({ as }) => as === "")) return refuse("undecided");
  return transact(ctx, async (tx): Promise<RecordedParticipants> => {
    const opened = await lockRecord(ctx, tx, input.sessionId);
    if (!opened.ok) return opened;
    const session = opened.value;
    const sheet = await findAttendanceSheet(tx, session.id);
    const people = new Map(findExpected(sheet).map((person) => [person.id, person]));
    const meant = meantBy(found.list.participants, input.decisions, people);
    if (!meant) return refuse("not-expected");
    const { version } = input;
    const rows = await wantedRows(tx, session, sheet, meant, found);
    return writeRecord(ctx, tx, session, sheet, { rows, groups: sheet.groups, version, action: "attendance.import" });
  });
}

/** Somebody who was in the meeting, with all that tells of it. */
interface Came {
  stays: Participant["stays"];
  minutes: number | null;
  rewrite: boolean;
}

interface Meant {
  expected: { person: ExpectedPerson; came: Came }[];
  unknown: { name: string; organization: string; came: Came }[];
}

/** Who came by the desk's decisions; null where one names nobody who is expected any more. */
function meantBy(
  participants: readonly Participant[],
  decisions: readonly LineDecision[],
  people: ReadonlyMap<string, ExpectedPerson>,
): Meant | null {
  const expected = new Map<string, { person: ExpectedPerson; came: Came }>();
  const unknown: Meant["unknown"] = [];
  for (const [at, { stays, minutes }] of participants.entries()) {
    const { as, rewrite, name, organization } = decisions[at] as LineDecision;
    if (as === "leave") continue;
    if (as === "new") {
      unknown.push({ name, organization, came: { stays, minutes, rewrite } });
      continue;
    }
    const person = people.get(as);
    if (!person) return null;
    const before = expected.get(as)?.came;
    const sum = minutes === null && !before ? null : (minutes ?? 0) + (before?.minutes ?? 0);
    const came = { stays: [...(before?.stays ?? []), ...stays], minutes: sum, rewrite: rewrite || !!before?.rewrite };
    expected.set(as, { person, came });
  }
  return { expected: [...expected.values()], unknown };
}

/** So many names are looked for in one query: SQLite takes no more than a thousand conditions. */
const AT_ONCE = 200;

async function wantedRows(
  tx: Tx,
  session: { prefectureId: string; centerId: string; category: SessionCategory },
  sheet: AttendanceSheet,
  meant: Meant,
  { presence }: ReadParticipants,
): Promise<WantedRow[]> {
  const times = (came: Came) => timesOf(presence(came));
  const rewritten = new Map<string, Times>();
  const added: WantedRow[] = [];
  for (const { person, came } of meant.expected) {
    if (!person.row) added.push(newRow(person, times(came)));
    const row = recordOf(person);
    if (row?.mode !== "online" || !came.rewrite || !timesDiffer(row, presence(came))) continue;
    rewritten.set(row.id, times(came));
  }
  const role = walkInRole(session.category);
  const walkIns = meant.unknown.map(({ name, organization }) => ({
    ...{ id: null, name, organization, title: null, occupation: null, role, mode: "online" as const },
  }));
  const snapshots: Snapshot[] = [];
  for (let at = 0; at < walkIns.length; at += AT_ONCE) {
    snapshots.push(...(await snapshotWalkIns(tx, session, walkIns.slice(at, at + AT_ONCE), new Map())));
  }
  return [
    ...sheet.attendance.map(({ prefectureId, sessionId, createdAt, ...row }) => ({ ...row, ...rewritten.get(row.id) })),
    ...added,
    ...snapshots.flatMap((snapshot, at) => {
      const came = meant.unknown[at]?.came;
      return came ? [{ id: null, ...snapshot, role, mode: "online" as const, ...times(came) }] : [];
    }),
  ];
}

function newRow({ kind, name, invited }: ExpectedPerson, times: Times) {
  if (!invited) throw new Error("nobody was called");
  const answer = invited.currentResponse;
  const proxy =
    kind === "proxy"
      ? { name, title: answer?.proxyTitle ?? null, organization: answer?.proxyOrganization ?? null }
      : null;
  const came = {
    invitationId: invited.id,
    role: proxy ? ("proxy" as const) : invited.role,
    mode: "online" as const,
    proxy,
    ...{ arrived: null, left: null },
  };
  return { id: null, ...snapshotInvited(invited, came, undefined), role: came.role, mode: came.mode, ...times };
}

type Times = Pick<Presence, "arrivedAt" | "leftAt" | "minutesPresent">;

function timesOf({ arrivedAt, leftAt, minutesPresent }: Presence): Times {
  return { arrivedAt, leftAt, minutesPresent };
}
