import { findIdentity } from "#app/adapters/db/identity-store.server.ts";
import { type EverythingAbout, findEverythingAbout } from "#app/adapters/db/person-export-store.server.ts";
import { findPersonRecord, findRecordIds } from "#app/adapters/db/person-record-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export interface PersonExport extends EverythingAbout {
  person: { id: string; name: string };
}

type Exported = Result<PersonExport, "not-found" | "forbidden">;

/** Everything about one person, to be read on a page. */
export async function showEverything(ctx: StaffContext, id: string): Promise<Exported> {
  const { actor, db } = ctx;
  const person = await findPersonRecord(db, actor.prefectureId, id);
  if (!person) return refuse("not-found");
  if (!may(actor, "person.read", person)) return refuse("forbidden");
  const everything = await findEverythingAbout(
    db,
    await findIdentity(db, actor.prefectureId, await findRecordIds(db, id)),
  );
  return ok({ person: { id, name: person.name }, ...everything });
}

/** Everything about one person as a file (JSON), for the person themselves. The log notes that it was taken. */
export function exportPerson(ctx: StaffContext, id: string): Promise<Result<string, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const person = await findPersonRecord(tx, ctx.actor.prefectureId, id);
    if (!person) return refuse("not-found");
    if (!may(ctx.actor, "person.read", person)) return refuse("forbidden");
    const everything = await findEverythingAbout(
      tx,
      await findIdentity(tx, person.prefectureId, await findRecordIds(tx, id)),
    );
    await auditStaff(ctx, tx, {
      prefectureId: person.prefectureId,
      centerId: person.centerId,
      action: "person.export",
      subject: "Person",
      subjectId: id,
    });
    return ok(JSON.stringify({ exportedAt: ctx.now(), ...everything }, null, 2));
  });
}
