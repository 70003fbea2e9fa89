import type { Tx } from "#app/adapters/db/database.server.ts";
import { findWaitingImports, type WaitingImport } from "#app/adapters/db/erasure-import-store.server.ts";
import { erasePersonData } from "#app/adapters/db/erasure-store.server.ts";
import { findIdentity } from "#app/adapters/db/identity-store.server.ts";
import { findMentions, type Mention } from "#app/adapters/db/mention-store.server.ts";
import {
  findPersonRecord,
  findRecordIds,
  findTies,
  lockPerson,
  type PersonRecord,
  type Ties,
} from "#app/adapters/db/person-record-store.server.ts";
import { confirmsName } from "#app/domain/erasure.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { erasedName } from "#app/text/people.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { isOnFile } from "./show-person.ts";

export type EraseRefusal = "not-found" | "forbidden" | "not-on-file" | "still-bound" | "name-differs";

export interface ErasureNotes {
  person: PersonRecord;
  /** What has to be ended first. */
  ties: Ties;
  /** Where free text names them: it is for the desk to mend, before their name is gone. */
  mentions: Mention[];
  /** Not applied yet, and might bring them back: they are given up with the erasing. */
  imports: WaitingImport[];
}

/** What erasing someone's data would meet with. Changes nothing. */
export async function showErasure(
  ctx: StaffContext,
  id: string,
): Promise<Result<ErasureNotes, "not-found" | "forbidden" | "not-on-file">> {
  const person = await findPersonRecord(ctx.db, ctx.actor.prefectureId, id);
  if (!person) return refuse("not-found");
  if (!may(ctx.actor, "person.write", person)) return refuse("forbidden");
  if (!isOnFile(person)) return refuse("not-on-file");
  const who = await recordsOf(ctx.db, person);
  const { personIds } = who;
  return ok({
    person,
    ties: await findTies(ctx.db, personIds, tokyoDate(ctx.now())),
    mentions: await findMentions(ctx.db, person, who),
    imports: await findWaitingImports(ctx.db, person, who),
  });
}

/**
 * Erases a person's data: who they are, how they are reached, what they were sent and wrote. What figures count
 * stays; sheets that might bring them back are given up. It cannot be undone, so the name is typed to confirm; refused as long as something binds them.
 */
export function erasePerson(
  ctx: StaffContext,
  input: { id: string; typedName: string },
): Promise<Result<{ erased: number }, EraseRefusal>> {
  return transact(ctx, async (tx) => {
    const person = await lockPerson(tx, ctx.actor.prefectureId, input.id);
    if (!person) return refuse("not-found");
    if (!may(ctx.actor, "person.write", person)) return refuse("forbidden");
    if (!isOnFile(person)) return refuse("not-on-file");
    const who = await recordsOf(tx, person);
    const { personIds } = who;
    const ties = await findTies(tx, personIds, tokyoDate(ctx.now()));
    if (Object.values(ties).some((list) => list.length > 0)) return refuse("still-bound");
    if (!confirmsName(input.typedName, person.name)) return refuse("name-differs");
    const waiting = await findWaitingImports(tx, person, who);
    await erasePersonData(tx, { ...who, desk: person, waiting, erasedName, now: ctx.now() });
    await auditStaff(ctx, tx, {
      prefectureId: person.prefectureId,
      centerId: person.centerId,
      action: "person.erase",
      subject: "Person",
      subjectId: person.id,
      after: { records: personIds, discardedImports: waiting.map(({ id }) => id) },
    });
    return ok({ erased: personIds.length });
  });
}

async function recordsOf(tx: Tx, { id, prefectureId }: PersonRecord) {
  return findIdentity(tx, prefectureId, await findRecordIds(tx, id));
}
