import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { personListHead } from "#app/text/people.ts";
import type { StaffContext } from "../context.ts";
import { findEveryone, type PeopleQuery } from "./list-people.ts";

/** 名簿 as CSV: everyone the filter shows. */
export async function exportPeople(ctx: StaffContext, query: PeopleQuery): Promise<string> {
  const people = await findEveryone(ctx, query);
  return listCsv(
    personListHead,
    people.map((person) => [
      person.name,
      person.kana,
      person.occupation,
      person.title,
      person.organization?.name ?? null,
      person.organization?.kind ?? null,
      person.organization?.municipality?.name ?? null,
      person.email,
      person.phone,
      person.fax,
      person.center.name,
    ]),
  );
}
