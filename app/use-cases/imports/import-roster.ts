import { randomUUID } from "node:crypto";
import type { RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import {
  findOrganizationsOnFile,
  findPeopleOnFile,
  findSeatsOnFile,
  lastSeatPosition,
} from "#app/adapters/db/import-source-store.server.ts";
import { type AddressBook, openAddressBook } from "#app/domain/import-organizations.ts";
import { openPeopleFile, type PeopleFile } from "#app/domain/import-people.ts";
import type { Remark } from "#app/domain/import-remark.ts";
import {
  matchSeats,
  ROLE_WORDS,
  type RosterRow,
  readRosterRow,
  rosterFields,
  type SeatOnFile,
  type SeatTold,
  seatKey,
  type TermStep,
  termStep,
} from "#app/domain/import-roster.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import {
  changedOrSame,
  type FieldChange,
  type ImportScope,
  type ReadRow,
  type RowFate,
  sheetKind,
} from "./import-kind.ts";
import { changeOf, deskOf, organizationWrites, personWrites } from "./import-people.ts";

/** 委員名簿: seats of a body in the file's order, each with the one appointed to it. */
export const rosterKind = sheetKind({
  asks: "body",
  actions: ["body.write", "person.write", "organization.write"],
  fields: rosterFields,
  read: readRosterRow,
  load: async (tx, scope) => {
    const { prefectureId } = scope;
    const seats = await findSeatsOnFile(tx, prefectureId, bodyOf(scope), tokyoDate(scope.now));
    return {
      seats: seats.map(({ appointments, ...seat }) => ({ ...seat, terms: appointments })),
      lastPosition: await lastSeatPosition(tx, bodyOf(scope)),
      organizations: await findOrganizationsOnFile(tx, prefectureId),
      known: await findPeopleOnFile(tx, prefectureId, deskOf(scope)),
    };
  },
  decide({ seats, lastPosition, organizations, known }, scope, rows) {
    const book = openAddressBook(organizations, randomUUID);
    const people = openPeopleFile(known, randomUUID);
    const { told, refused } = findHolders(rows, book, people);
    const fates = new Map<number, RowFate>(refused);
    const matched = matchSeats(told, seats);
    const writes: SeatWrites = { newSeats: [], seats: [], newTerms: [], terms: [] };
    for (const row of told) {
      const seat = matched.get(row.row) ?? null;
      const step = termStep(row, seat);
      const remark = remarkOf(step);
      if (remark) {
        fates.set(row.row, { fate: "refused", remarks: [remark] });
        continue;
      }
      const position = lastPosition + writes.newSeats.length + 1;
      const changes = [...row.changes, ...writeSeat(writes, { told: row, seat, step, position }, scope)];
      fates.set(row.row, !seat || step.step === "appoint" ? { fate: "added" } : changedOrSame(changes));
    }
    const { newSeats, seats: changedSeats, newTerms, terms } = writes;
    const ofPeople = [...organizationWrites(book, scope), ...personWrites(people, scope)];
    return { fates, writes: [...ofPeople, ...newSeats, ...changedSeats, ...newTerms, ...terms] };
  },
});

/** A row whose person is found, with what it changes of them. */
interface RosterLine extends SeatTold {
  changes: FieldChange[];
}

/** Finds the organization and the person of each row; what the rows tell of them goes into `book` and `people`. */
function findHolders(
  rows: readonly ReadRow<RosterRow>[],
  book: AddressBook,
  people: PeopleFile,
): { told: RosterLine[]; refused: Map<number, RowFate> } {
  const told: RosterLine[] = [];
  const refused = new Map<number, RowFate>();
  const holding = new Map<string, number>();
  const refuseName = (row: number, remark: Omit<Remark, "field">) =>
    refused.set(row, { fate: "refused", remarks: [{ field: "name", ...remark }] });
  for (const { row, value } of rows) {
    const { organizationName, role, startsOn, endsOn, name, kana, occupation, email, phone, fax } = value;
    const organizationId = organizationName && book.called(organizationName).id;
    const post = value.post ?? "";
    const seat = { row, organizationId, post, role, startsOn, endsOn };
    if (name === null) {
      told.push({ ...seat, holder: null, changes: [] });
      continue;
    }
    // The post is the seat's; a person on file keeps the title they have.
    const facts = { name, kana, occupation, email, phone, fax, title: null };
    const holder = people.find(row, { ...facts, organizationId });
    if (holder === "ambiguous") {
      refuseName(row, { code: "ambiguous" });
      continue;
    }
    const key = `${seatKey(organizationId, post)} ${holder.person.id}`;
    const first = holding.get(key);
    if (first !== undefined) {
      refuseName(row, { code: "same-as-row", detail: String(first) });
      continue;
    }
    holding.set(key, row);
    // Somebody known may sit for another organization than their own: that is the seat's, too.
    const title = holder.isNew ? value.post : null;
    const news = people.tell(holder, row, { ...facts, organizationId: null, title });
    told.push({ ...seat, holder, changes: news.map((fact) => changeOf(fact, holder.person, book)) });
  }
  return { told, refused };
}

/** What keeps a row's person from being appointed; null when nothing does. */
function remarkOf(step: TermStep): Remark | null {
  if (step.step === "held") return { field: "name", code: "seat-held" };
  if (step.step === "seatEnds") return { field: "endsOn", code: "seat-ends", detail: formatDate(step.endsOn) };
  return null;
}

/** Kept apart as the engine writes runs of one table and kind: seats before the terms in them. */
type SeatWrites = Record<"newSeats" | "seats" | "newTerms" | "terms", RecordWrite[]>;

/** Adds what a row writes of its seat and the appointment to it; gives what changes of those on file. */
function writeSeat(
  writes: SeatWrites,
  line: { told: SeatTold; seat: SeatOnFile | null; step: TermStep; position: number },
  scope: ImportScope,
): FieldChange[] {
  const { told, seat, step, position } = line;
  const { organizationId, post, role, holder, startsOn, endsOn } = told;
  const { prefectureId } = scope;
  const changes: FieldChange[] = [];
  const seatId = seat?.id ?? randomUUID();
  if (!seat) {
    const place = { id: seatId, prefectureId, bodyId: bodyOf(scope), position };
    const columns = { ...place, organizationId, post, role: role ?? "member", startsOn };
    writes.newSeats.push({ table: "Seat", id: seatId, isNew: true, columns });
  } else if (role && role !== seat.role) {
    writes.seats.push({ table: "Seat", id: seatId, isNew: false, columns: { role, version: seat.version + 1 } });
    changes.push({ field: "role", before: ROLE_WORDS[seat.role] });
  }
  if (holder && step.step === "appoint") {
    const id = randomUUID();
    const columns = { id, prefectureId, seatId, personId: holder.person.id, startsOn, endsOn };
    writes.newTerms.push({ table: "Appointment", id, isNew: true, columns });
  }
  if (step.step === "change") {
    const { term, fields } = step;
    const columns = Object.fromEntries(fields.map((name) => [name, { startsOn, endsOn }[name]]));
    writes.terms.push({ table: "Appointment", id: term.id, isNew: false, columns });
    for (const field of fields) changes.push({ field, before: term[field] && formatDate(term[field]) });
  }
  return changes;
}

function bodyOf({ bodyId }: ImportScope): string {
  if (!bodyId) throw new Error("a roster belongs to a body");
  return bodyId;
}
