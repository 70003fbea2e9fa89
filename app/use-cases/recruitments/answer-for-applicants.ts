import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import {
  findApplicationByToken,
  updateApplicant,
  updateApplication,
} from "#app/adapters/db/application-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { applicantStanding, awaitsAnswer, modeLeft } from "#app/domain/application.ts";

import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import { type AppContext, aboutSession, transact } from "../context.ts";
import { applicant as actorOf } from "./application-actor.ts";
import { mayPress } from "./confirm-application.ts";
import { answerFor } from "./seat-applicants.ts";
import { queueApplicationChanged } from "./write-application-mail.ts";

export type AnswerForRefusal =
  | RsvpRefusal
  | "unknown-link"
  | "application-not-confirmed"
  | "edited-meanwhile"
  | "nobody-chosen"
  | "too-many-attempts";

/**
 * Records by the application's link that people come who have to answer: as the day has moved, or as a seat is on
 * offer to them. Whoever does not come is taken back, see withdrawApplicants. Of those chosen, who has no answer to
 * give is left alone.
 */
export async function answerForApplicants(
  ctx: AppContext,
  input: { token: string; address: string; version: number; applicantIds: readonly string[] },
): Promise<Result<null, AnswerForRefusal>> {
  const hash = tokenHash(input.token);
  const known = await findApplicationByToken(ctx.db, hash);
  if (!known) return refuse("unknown-link");
  if (!(await mayPress(ctx, hash, input.address))) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Result<null, AnswerForRefusal>> => {
    const session = await lockSession(tx, known.prefectureId, known.sessionId);
    const application = await findApplicationByToken(tx, hash);
    if (!session || !application) return refuse("unknown-link");
    if (application.state !== "confirmed") return refuse("application-not-confirmed");
    if (application.version !== input.version) return refuse("edited-meanwhile");
    const coming = application.applicants.filter(
      (row) => input.applicantIds.includes(row.id) && awaitsAnswer(applicantStanding(row)),
    );
    if (coming.length === 0) return refuse("nobody-chosen");
    for (const { id, mode: before, invitationId } of coming) {
      if (!invitationId) throw new Error(`the applicant ${id} has no invitation`);
      // The way they chose may be gone with the day it was for.
      const mode = modeLeft(before, session.format);
      if (mode !== before) await updateApplicant(tx, id, { mode });
      const answered = await answerFor(ctx, tx, session, { applicationId: application.id, invitationId, mode });
      if (!answered.ok) return answered;
    }
    await updateApplication(tx, application, {});
    const answered = await findApplicationByToken(tx, hash);
    if (!answered) throw new Error(`the application ${application.id} is not there`);
    await queueApplicationChanged(ctx, tx, session, answered);
    await recordAudit(
      tx,
      actorOf(application.id),
      { now: ctx.now(), requestId: ctx.requestId },
      {
        ...aboutSession(session),
        action: "application.answer",
        subject: "Application",
        subjectId: application.id,
        after: { applicants: coming.map(({ id }) => id) },
      },
    );
    return ok(null);
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}
