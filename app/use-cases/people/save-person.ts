import type { Tx } from "#app/adapters/db/database.server.ts";
import { lockPerson, updatePerson } from "#app/adapters/db/person-record-store.server.ts";
import { insertPerson } from "#app/adapters/db/person-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { differingFields, type PersonFacts } from "#app/domain/person-merge.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { organizationCalled } from "../invitations/add-person.ts";
import { isOnFile } from "./show-person.ts";

/** What a form says of a person. Their organization is told by its name; one not known by it is entered too. */
export interface PersonEntry extends Omit<PersonFacts, "organizationId"> {
  organizationName: string | null;
}

export type EditPersonRefusal = "not-found" | "forbidden" | "not-on-file" | "edited-meanwhile";

/** Puts someone on the file of a center. */
export function registerPerson(
  ctx: StaffContext,
  input: { centerId: string; person: PersonEntry },
): Promise<Result<{ personId: string }, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const center = await tx.healthCenter.findFirst({ where: { id: input.centerId, prefectureId } });
    if (!center) return refuse("not-found");
    const desk = { prefectureId, centerId: center.id };
    if (!may(ctx.actor, "person.write", desk)) return refuse("forbidden");
    const { organizationName, ...person } = input.person;
    const organizationId = await organizationIdOf(ctx, tx, organizationName);
    const personId = await insertPerson(tx, desk, { ...person, organizationId });
    await auditStaff(ctx, tx, {
      ...desk,
      action: "person.add",
      subject: "Person",
      subjectId: personId,
      after: { organizationId },
    });
    return ok({ personId });
  });
}

/** Changes what the record says of a person, as `version` was read of it. What was sent and recorded stays as it was. */
export function editPerson(
  ctx: StaffContext,
  input: { id: string; version: number; person: PersonEntry },
): Promise<Result<{ changed: boolean }, EditPersonRefusal>> {
  return transact(ctx, async (tx) => {
    const before = await lockPerson(tx, ctx.actor.prefectureId, input.id);
    if (!before) return refuse("not-found");
    if (!may(ctx.actor, "person.write", before)) return refuse("forbidden");
    if (!isOnFile(before)) return refuse("not-on-file");
    if (before.version !== input.version) return refuse("edited-meanwhile");
    const { organizationName, ...person } = input.person;
    const sameOrganization = organizationName !== null && organizationName === before.organization?.name;
    const organizationId = sameOrganization ? before.organizationId : await organizationIdOf(ctx, tx, organizationName);
    const facts = { ...person, organizationId };
    const changed = await updatePerson(tx, before, facts);
    // Which fields, not what they say: a person can be erased, the log cannot.
    if (changed) {
      await auditStaff(ctx, tx, {
        prefectureId: before.prefectureId,
        centerId: before.centerId,
        action: "person.edit",
        subject: "Person",
        subjectId: before.id,
        before: { organizationId: before.organizationId },
        after: { organizationId, fields: differingFields(before, facts) },
      });
    }
    return ok({ changed });
  });
}

async function organizationIdOf(ctx: StaffContext, tx: Tx, name: string | null): Promise<string | null> {
  return name ? organizationCalled(ctx, tx, ctx.actor.prefectureId, name) : null;
}
