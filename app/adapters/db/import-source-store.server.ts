import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import type { ImportedTable } from "./import-record-store.server.ts";
import { onFile } from "./person-store.server.ts";
import { existingOn } from "./seat-store.server.ts";

/** Every organization of a prefecture, in the order they were entered. */
export function findOrganizationsOnFile(tx: Tx, prefectureId: string) {
  return tx.organization.findMany({ where: { prefectureId }, orderBy: { id: "asc" } });
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

/** What a record that an import wrote is called; null where it is gone or has no name of its own. */
export async function nameRecord(
  tx: Tx,
  prefectureId: string,
  { table, recordId: id }: { table: ImportedTable; recordId: string },
): Promise<string | null> {
  const where = { id, prefectureId };
  if (table === "Person") return (await tx.person.findFirst({ where, select: { name: true } }))?.name ?? null;
  if (table === "Organization")
    return (await tx.organization.findFirst({ where, select: { name: true } }))?.name ?? null;
  if (table === "Session") return (await tx.session.findFirst({ where, select: { title: true } }))?.title ?? null;
  if (table === "Seat") {
    const seat = await tx.seat.findFirst({ where, select: { post: true, organization: { select: { name: true } } } });
    return seat && [seat.organization?.name, seat.post].filter(Boolean).join(" ");
  }
  if (table === "Appointment") {
    const found = await tx.appointment.findFirst({ where, select: { person: { select: { name: true } } } });
    return found?.person.name ?? null;
  }
  return null;
}
