import { fileSize, placeOf } from "#app/adapters/files/file-store.server.ts";
import { readCsvSheet } from "#app/adapters/sheets/read-sheet.server.ts";
import type { Grid } from "#app/domain/import-sheet.ts";
import {
  findParticipantHead,
  headByHand,
  type ListProblem,
  MAX_PARTICIPANT_ROWS,
  type Participant,
  type ParticipantColumns,
  type ParticipantHead,
  participantsIn,
} from "#app/domain/participant-list.ts";
import { meetingEnd, type Presence, presenceOf, type Stay } from "#app/domain/presence.ts";
import { ok, refuse } from "#app/domain/result.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

interface Headed {
  head: ParticipantHead;
  /** The first rows below the headings. */
  sample: Grid;
}

/** A list whose columns nobody knows: the desk tells them. */
interface Unread extends Headed {
  list: null;
}

export interface ReadParticipants extends Headed {
  list: { participants: Participant[]; otherDays: number; notIn: number };
  /** How somebody with these stays was present during the session. */
  presence: (of: Pick<Participant, "stays" | "minutes">) => Presence;
}

/** `day`: the one a list's rows are of, where that is another than the session's. */
export type ReadList =
  | { ok: true; value: ReadParticipants | Unread }
  | { ok: false; error: ListProblem; day?: IsoDate | null };

/** Rows of the meeting itself and of its comings and goings stand around those of the people. */
const ROWS_AROUND = 3 * MAX_PARTICIPANT_ROWS;
const SAMPLE_ROWS = 3;

/** Reads a participant list that was uploaded. It is kept under its digest, which is known to whoever had the file. */
export async function readParticipants(
  ctx: StaffContext,
  session: { startsAt: Instant; endsAt: Instant | null },
  file: string,
  columns: ParticipantColumns | null,
): Promise<ReadList> {
  const { filesDir } = ctx.settings;
  if (!/^[0-9a-f]{64}$/.test(file) || (await fileSize(filesDir, file)) === null) return refuse("file-gone");
  const read = await readCsvSheet(placeOf(filesDir, file));
  if (!read.ok) return read;
  const grid = read.value;
  if (grid.length > MAX_PARTICIPANT_ROWS + ROWS_AROUND) return refuse("too-many-rows");
  const head = (columns ? null : findParticipantHead(grid)) ?? headByHand(grid, columns ?? {});
  const sample = grid.slice(head.headingRow + 1, head.headingRow + 1 + SAMPLE_ROWS);
  if (head.columns.name === undefined) return ok({ head, sample, list: null });
  const within = { startsAt: session.startsAt, endsAt: endOf(session) };
  const days = { from: tokyoDate(within.startsAt), until: tokyoDate(within.endsAt) };
  const { otherDay, ...list } = participantsIn(grid, head, days);
  if (list.participants.length === 0) {
    return { ...refuse(list.otherDays > 0 ? "other-day" : "nobody-in-list"), day: otherDay };
  }
  if (list.participants.length > MAX_PARTICIPANT_ROWS) return refuse("too-many-rows");
  const everyStay: Stay[] = list.participants.flatMap(({ stays }) => stays);
  const meeting = { startsAt: within.startsAt, endsAt: meetingEnd(within, everyStay) };
  return ok({ head, sample, list, presence: ({ stays, minutes }) => presenceOf(stays, minutes, meeting) });
}
