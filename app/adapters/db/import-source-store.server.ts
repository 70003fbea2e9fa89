import { fiscalYearCode, fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { categoryLabel } from "#app/text/labels.ts";
import type { Tx } from "./database.server.ts";
import type { ImportedTable } from "./import-record-store.server.ts";
import { onFile } from "./person-store.server.ts";
import { existingOn } from "./seat-store.server.ts";

/** Every organization of a prefecture, in the order they were entered; those merged away too, whose names lead on. */
export function findOrganizationsOnFile(tx: Tx, prefectureId: string) {
  return tx.organization.findMany({ where: { prefectureId }, orderBy: { id: "asc" } });
}

/** The organizations that people or seats of centers other than this one hang on: see `isUsedByOthers`. */
export async function findUsedByOthers(tx: Tx, prefectureId: string, centerId: string): Promise<Set<string>> {
  const [people, seats] = await Promise.all([
    tx.person.groupBy({ by: "organizationId", where: { prefectureId, centerId: { not: centerId }, ...onFile } }),
    tx.seat.groupBy({ by: "organizationId", where: { prefectureId, body: { centerId: { not: centerId } } } }),
  ]);
  return new Set([...people, ...seats].flatMap(({ organizationId }) => organizationId ?? []));
}

export function findMunicipalities(tx: Tx, prefectureId: string) {
  return tx.municipality.findMany({
    where: { prefectureId },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
}

/** Everyone a desk has on file, in the order they were entered. */
export function findPeopleOnFile(tx: Tx, prefectureId: string, centerId: string) {
  return tx.person.findMany({
    where: { prefectureId, centerId, ...onFile },
    select: {
      id: true,
      name: true,
      kana: true,
      organizationId: true,
      title: true,
      occupation: true,
      email: true,
      phone: true,
      fax: true,
      version: true,
    },
    orderBy: { id: "asc" },
  });
}

/** The seats of a body that exist on a day, in 建制順, each with everyone appointed to it. */
export function findSeatsOnFile(tx: Tx, prefectureId: string, bodyId: string, on: IsoDate) {
  return tx.seat.findMany({
    where: { prefectureId, bodyId, ...existingOn(on) },
    select: {
      id: true,
      organizationId: true,
      post: true,
      role: true,
      position: true,
      endsOn: true,
      version: true,
      appointments: {
        select: { id: true, personId: true, startsOn: true, endsOn: true },
        orderBy: [{ startsOn: "asc" }, { id: "asc" }],
      },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** The last position among all seats of a body, ended ones too; 0 without any. */
export async function lastSeatPosition(tx: Tx, bodyId: string): Promise<number> {
  const { _max } = await tx.seat.aggregate({ where: { bodyId }, _max: { position: true } });
  return _max.position ?? 0;
}

/** A record an import wrote, as one finds it: what it is called, and whose page shows it. */
export interface NamedRecord {
  name: string;
  page: { of: "person" | "organization" | "session" | "body" | "year"; id: string };
}

/** Null where the record is gone. */
export async function nameRecord(
  tx: Tx,
  prefectureId: string,
  { table, recordId: id }: { table: ImportedTable; recordId: string },
): Promise<NamedRecord | null> {
  const where = { id, prefectureId };
  const named = (name: string, of: NamedRecord["page"]["of"], pageId = id) => ({ name, page: { of, id: pageId } });
  switch (table) {
    case "Person": {
      const person = await tx.person.findFirst({ where, select: { name: true } });
      return person && named(person.name, "person");
    }
    case "Organization": {
      const organization = await tx.organization.findFirst({ where, select: { name: true } });
      return organization && named(organization.name, "organization");
    }
    case "Session":
    case "SessionBody": {
      const [sessionId = ""] = id.split(" ");
      const session = await tx.session.findFirst({ where: { id: sessionId, prefectureId }, select: { title: true } });
      return session && named(session.title, "session", sessionId);
    }
    case "Seat": {
      const of = { post: true, bodyId: true, organization: { select: { name: true } } };
      const seat = await tx.seat.findFirst({ where, select: of });
      return seat && named([seat.organization?.name, seat.post].filter(Boolean).join(" "), "body", seat.bodyId);
    }
    case "Appointment": {
      const of = { person: { select: { name: true } }, seat: { select: { bodyId: true } } };
      const term = await tx.appointment.findFirst({ where, select: of });
      return term && named(term.person.name, "body", term.seat.bodyId);
    }
    case "ImportedFigure": {
      const of = { fiscalYear: true, category: true, reportingUnit: { select: { name: true } } };
      const figure = await tx.importedFigure.findFirst({ where, select: of });
      if (!figure) return null;
      const { fiscalYear, category, reportingUnit } = figure;
      const name = `${reportingUnit.name} ${fiscalYearName(fiscalYear)} ${categoryLabel[category]}`;
      return named(name, "year", fiscalYearCode(fiscalYear));
    }
  }
}
