import { randomUUID } from "node:crypto";
import type { RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import { findOrganizationsOnFile, findPeopleOnFile } from "#app/adapters/db/import-source-store.server.ts";
import { type AddressBook, openAddressBook } from "#app/domain/import-organizations.ts";
import {
  openPeopleFile,
  type PeopleFile,
  type PersonFacts,
  peopleFields,
  readPerson,
} from "#app/domain/import-people.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { changedOrSame, type FieldChange, type ImportScope, type RowFate, sheetKind } from "./import-kind.ts";

/** 人: put on the file of a desk, or what is known of them brought up to date. */
export const peopleKind = sheetKind({
  asks: "center",
  actions: ["person.write", "organization.write"],
  fields: peopleFields,
  read: readPerson,
  load: async (tx, scope) => ({
    organizations: await findOrganizationsOnFile(tx, scope.prefectureId),
    known: await findPeopleOnFile(tx, scope.prefectureId, deskOf(scope)),
  }),
  decide({ organizations, known }, scope, rows) {
    const book = openAddressBook(organizations, randomUUID);
    const people = openPeopleFile(known, randomUUID);
    const fates = new Map<number, RowFate>();
    for (const { row, value } of rows) {
      const { organizationName, ...told } = value;
      const facts = { ...told, organizationId: organizationName && book.called(organizationName).id };
      const entry = people.find(row, facts);
      if (entry === "ambiguous") {
        fates.set(row, { fate: "refused", remarks: [{ field: "name", code: "ambiguous" }] });
      } else if (entry.row !== null && entry.row !== row) {
        const remark = { field: "name", code: "same-as-row" as const, detail: String(entry.row) };
        fates.set(row, { fate: "refused", remarks: [remark] });
      } else {
        const changes = people.tell(entry, row, facts).map((fact) => changeOf(fact, entry.person, book));
        if (entry.isNew) fates.set(row, { fate: "added" });
        else fates.set(row, changedOrSame(changes));
      }
    }
    return { fates, writes: [...organizationWrites(book, scope), ...personWrites(people, scope)] };
  },
});

/** The desk whose people are meant: a kind that asks for a center or a body is never without one. */
export function deskOf({ centerId }: ImportScope): string {
  if (!centerId) throw new Error("an import of people belongs to a desk");
  return centerId;
}

/** What changes of someone on file, by the field that tells it: of their organization the name. */
export function changeOf(fact: keyof PersonFacts, person: PersonFacts, book: AddressBook): FieldChange {
  const before = person[fact];
  if (fact !== "organizationId") return { field: fact, before };
  return { field: "organizationName", before: before && book.nameOf(before) };
}

/** The organizations a sheet names that were not on file, of which only the name is known. */
export function organizationWrites(book: AddressBook, { prefectureId }: ImportScope): RecordWrite[] {
  return book.added.map(({ id, name }) => ({
    table: "Organization",
    id,
    isNew: true,
    columns: { id, prefectureId, name, searchKey: searchKey(name), kind: "その他", version: 0 },
  }));
}

/** Those a sheet adds, then those whose record it changes. */
export function personWrites(people: PeopleFile, scope: ImportScope): RecordWrite[] {
  const { prefectureId, now } = scope;
  const of = (person: { name: string; kana: string | null }) => searchKey(person.name, person.kana);
  const added = people.entries
    .filter((entry) => entry.isNew)
    .map(({ person }): RecordWrite => {
      const columns = { ...person, prefectureId, centerId: deskOf(scope), searchKey: of(person) };
      return { table: "Person", id: person.id, isNew: true, columns: { ...columns, createdAt: now, updatedAt: now } };
    });
  const changed = people.entries
    .filter(({ isNew, changes }) => !isNew && Object.keys(changes).length > 0)
    .map(({ person, changes }): RecordWrite => {
      const now = { ...person, ...changes };
      const columns = { ...changes, searchKey: of(now), version: person.version + 1, updatedAt: scope.now };
      return { table: "Person", id: person.id, isNew: false, columns };
    });
  return [...added, ...changed];
}
