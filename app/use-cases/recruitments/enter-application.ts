import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findApplication, insertApplication, updateApplication } from "#app/adapters/db/application-store.server.ts";
import { findRecruitment } from "#app/adapters/db/recruitment-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { type ApplicationInput, applicantsRefusal, type PeopleRefusal } from "#app/domain/application.ts";
import type { DeskWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { type RecruitmentRefusal, sessionRefusal } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, atOneInstant, auditStaff, type StaffContext, transact } from "../context.ts";
import { type SeatingRefusal, seatApplicants } from "./seat-applicants.ts";
import { queueApplicationAccepted } from "./write-application-mail.ts";

export type EnterApplicationRefusal = PeopleRefusal | RecruitmentRefusal | SeatingRefusal | "not-found" | "forbidden";

type Entered = Result<null, EnterApplicationRefusal> & { index?: number };

/**
 * Enters an application that came by FAX or phone: it counts at once, after the last day too and beyond the quota of an
 * organization, as the desk decides. The contact is told by mail, where they gave an address.
 */
export async function enterApplication(
  given: StaffContext,
  { sessionId, via, application }: { sessionId: string; via: DeskWay; application: ApplicationInput },
): Promise<Entered> {
  // The mails and that people know by them bear one instant.
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const result = await transact(given, async (tx): Promise<Entered> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    if (!session || !(await findRecruitment(tx, sessionId))) return refuse("not-found");
    if (!may(ctx.actor, "recruitment.write", session)) return refuse("forbidden");
    const refusal = sessionRefusal(session, now);
    if (refusal || !session.startsAt) return refuse(refusal ?? "recruitment-not-scheduled");
    const people = applicantsRefusal(application.applicants, session.format);
    if (!people.ok) return people;
    const id = randomUUID();
    const { prefectureId } = session;
    const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 }));
    await insertApplication(tx, { ...application, id, prefectureId, sessionId, tokenHash: hash, appliedAt: now });
    const read = async () => {
      const found = await findApplication(tx, { id, sessionId });
      if (!found) throw new Error(`the application ${id} is not there`);
      return found;
    };
    const written = await read();
    const dated = { ...session, startsAt: session.startsAt };
    const by = { via, enteredById: ctx.actor.userId, actor: { kind: "staff", actor: ctx.actor } } as const;
    const seated = await seatApplicants(ctx, tx, dated, written, written.applicants, by);
    if (!seated.ok) return seated;
    await updateApplication(tx, written, { state: "confirmed", confirmedAt: now });
    const confirmed = await read();
    await queueApplicationAccepted(ctx, tx, dated, confirmed);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      ...{ action: "application.enter", subject: "Application", subjectId: id },
      after: { via, invitations: confirmed.applicants.map(({ invitationId }) => invitationId) },
    });
    return ok(null);
  });
  if (result.ok) given.wakeMailer();
  return result;
}
