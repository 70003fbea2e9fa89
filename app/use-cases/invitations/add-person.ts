import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  type DeskOf,
  findOrganizationCalled,
  findPersonOnFile,
  insertOrganization,
  insertPerson,
  type NewPerson,
} from "#app/adapters/db/person-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/** Someone to be put on file. Their organization is told by its name; one not known by it is entered too. */
export interface PersonInput extends Omit<NewPerson, "organizationId"> {
  organizationName: string | null;
}

/**
 * Puts someone on the file of the session's desk, to be called. Someone of the same name and mail who is on file
 * already is taken as they are: safe to repeat.
 */
export function addPerson(
  ctx: StaffContext,
  input: { sessionId: string; person: PersonInput },
): Promise<Result<{ personId: string }, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const session = await findSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "person.write", session)) return refuse("forbidden");
    return ok({ personId: await putOnFile(ctx, tx, session, input.person) });
  });
}

/**
 * Puts someone on a desk's file, or finds them there by name and mail. Permission is the caller's. Gives the
 * person's id.
 */
export async function putOnFile(ctx: StaffContext, tx: Tx, desk: DeskOf, input: PersonInput): Promise<string> {
  const { prefectureId, centerId } = desk;
  const { organizationName, ...person } = input;
  const known = await findPersonOnFile(tx, desk, input);
  if (known) return known.id;
  const organizationId = organizationName ? await organizationCalled(ctx, tx, prefectureId, organizationName) : null;
  const personId = await insertPerson(tx, desk, { ...person, organizationId });
  // The name stays with the person, who can be erased; the audit log cannot.
  await auditStaff(ctx, tx, {
    prefectureId,
    centerId,
    action: "person.add",
    subject: "Person",
    subjectId: personId,
    after: { organizationId },
  });
  return personId;
}

/** The id of the organization a prefecture knows by a name; one not known by it is entered. Permission is the caller's. */
export async function organizationCalled(
  ctx: StaffContext,
  tx: Tx,
  prefectureId: string,
  name: string,
): Promise<string> {
  const known = await findOrganizationCalled(tx, prefectureId, name);
  if (known) return known.id;
  const id = await insertOrganization(tx, prefectureId, name);
  // It is every desk's, so the record names no center.
  await auditStaff(ctx, tx, { prefectureId, action: "organization.add", subject: "Organization", subjectId: id });
  return id;
}
