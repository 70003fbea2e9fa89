import { randomUUID } from "node:crypto";
import type { ColumnValue, RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import {
  findOrganizationsOnFile,
  findPeopleOnFile,
  findSeatsOnFile,
  lastSeatPosition,
} from "#app/adapters/db/import-source-store.server.ts";
import { openAddressBook } from "#app/domain/import-organizations.ts";
import { openPeopleFile } from "#app/domain/import-people.ts";
import {
  matchSeats,
  readRosterRow,
  rosterFields,
  type SeatTold,
  seatKey,
  termStep,
} from "#app/domain/import-roster.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { type ImportScope, type RowFate, sheetKind } from "./import-kind.ts";
import { deskOf, fieldOf, organizationWrites, personWrites } from "./import-people.ts";

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
    const { prefectureId } = scope;
    const bodyId = bodyOf(scope);
    const book = openAddressBook(organizations, randomUUID);
    const people = openPeopleFile(known, randomUUID);
    const fates = new Map<number, RowFate>();
    const told: (SeatTold & { personFields: string[] })[] = [];
    const holding = new Map<string, number>();
    for (const { row, value } of rows) {
      const { organizationName, role, startsOn, endsOn, name, kana, occupation, email, phone, fax } = value;
      const organizationId = organizationName && book.called(organizationName).id;
      const post = value.post ?? "";
      const seat = { row, organizationId, post, role, startsOn, endsOn };
      if (name === null) {
        told.push({ ...seat, holder: null, personFields: [] });
        continue;
      }
      // The post is the seat's; a person on file keeps the title they have.
      const facts = { name, kana, occupation, email, phone, fax, organizationId, title: null };
      const holder = people.find(row, facts);
      if (holder === "ambiguous") {
        fates.set(row, { fate: "refused", remarks: [{ field: "name", code: "ambiguous" }] });
        continue;
      }
      const key = `${seatKey(organizationId, post)} ${holder.person.id}`;
      const first = holding.get(key);
      if (first !== undefined) {
        fates.set(row, { fate: "refused", remarks: [{ field: "name", code: "same-as-row", detail: String(first) }] });
        continue;
      }
      holding.set(key, row);
      // Somebody known may sit for another organization than their own: that is the seat's, too.
      const { organizationId: _, ...rest } = facts;
      const fields = people.tell(holder, row, {
        ...rest,
        organizationId: null,
        ...(holder.isNew && { title: value.post }),
      });
      told.push({ ...seat, holder, personFields: fields.map(fieldOf) });
    }

    const matched = matchSeats(told, seats);
    let position = lastPosition;
    const writes: RecordWrite[] = [];
    const later: RecordWrite[] = [];
    for (const { row, organizationId, post, role, holder, startsOn, endsOn, personFields } of told) {
      const seat = matched.get(row) ?? null;
      const step = termStep({ row, organizationId, post, role, holder, startsOn, endsOn }, seat);
      if (step.step === "held") {
        fates.set(row, { fate: "refused", remarks: [{ field: "name", code: "seat-held" }] });
        continue;
      }
      const seatId = seat?.id ?? randomUUID();
      const fields = [...personFields];
      if (!seat) {
        position += 1;
        const columns = { id: seatId, prefectureId, bodyId, organizationId, post, position, role: role ?? "member" };
        writes.push({ table: "Seat", id: seatId, isNew: true, columns });
      } else if (role && role !== seat.role) {
        later.push({ table: "Seat", id: seatId, isNew: false, columns: { role } });
        fields.push("role");
      }
      if (holder && step.step === "appoint") {
        const id = randomUUID();
        const columns = { id, prefectureId, seatId, personId: holder.person.id, startsOn, endsOn };
        later.push({ table: "Appointment", id, isNew: true, columns });
      }
      if (step.step === "change") {
        const days: Record<string, ColumnValue> = { startsOn, endsOn };
        const columns = Object.fromEntries(step.fields.map((name) => [name, days[name] ?? null]));
        later.push({ table: "Appointment", id: step.term.id, isNew: false, columns });
        fields.push(...step.fields);
      }
      if (!seat || step.step === "appoint") fates.set(row, { fate: "added" });
      else fates.set(row, fields.length > 0 ? { fate: "changed", fields } : { fate: "same" });
    }
    const order = (write: RecordWrite) => `${write.table === "Seat" ? 0 : 1}${write.isNew ? 0 : 1}`;
    later.sort((a, b) => order(a).localeCompare(order(b)));
    const fromPeople = personWrites(people, scope);
    return { fates, writes: [...organizationWrites(book, scope), ...fromPeople, ...writes, ...later] };
  },
});

function bodyOf({ bodyId }: ImportScope): string {
  if (!bodyId) throw new Error("a roster belongs to a body");
  return bodyId;
}
