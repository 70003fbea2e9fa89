import type { ApplicationRow } from "#app/adapters/db/application-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { applicantStanding } from "#app/domain/application.ts";
import { applicationPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import {
  type ApplicationMailFacts,
  applicationAcceptedMail,
  applicationChangedMail,
  applicationCheckMail,
} from "#app/mail/application.ts";
import { applicationMailText } from "#app/text/recruitment.ts";
import type { AppContext } from "../context.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";

type Written = Pick<
  ApplicationRow,
  "id" | "tokenGeneration" | "organizationName" | "contactName" | "contactEmail" | "applicants"
>;

/** Asks whoever applied to confirm it. */
export function queueApplicationCheck(ctx: AppContext, tx: Tx, session: DatedSession, to: Written): Promise<string> {
  const content = applicationCheckMail(factsOf(ctx, session, to));
  const toName = applicationMailText.check.addressee;
  return queue(ctx, tx, session, { ...to, contactName: toName }, "applicationCheck", content);
}

/** Tells the contact who has a seat and who waits. */
export function queueApplicationAccepted(ctx: AppContext, tx: Tx, session: DatedSession, to: Written): Promise<string> {
  return queue(ctx, tx, session, to, "applicationAccepted", applicationAcceptedMail(factsOf(ctx, session, to)));
}

/** Tells the contact how the application stands now. */
export function queueApplicationChanged(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  to: Written,
  byDesk = false,
): Promise<string> {
  const content = applicationChangedMail({ ...factsOf(ctx, session, to), byDesk });
  return queue(ctx, tx, session, to, "applicationChanged", content);
}

function factsOf(ctx: AppContext, session: DatedSession, to: Written): ApplicationMailFacts {
  const { organizationName, contactName, applicants } = to;
  return {
    ...{ session, center: session.center, issuedOn: tokyoDate(ctx.now()), organizationName, contactName },
    applicants: applicants.map((applicant) => ({ ...applicant, standing: applicantStanding(applicant) })),
    link: ctx.settings.baseUrl + applicationPath(TOKEN_PLACEHOLDER),
  };
}

function queue(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  to: Written,
  kind: "applicationCheck" | "applicationAccepted" | "applicationChanged",
  content: { subject: string; text: string; html: string },
): Promise<string> {
  const { center, prefectureId, centerId, id: sessionId, icalSequence: sequence } = session;
  const mail = {
    ...{ prefectureId, centerId, sessionId, sequence, kind },
    invitationId: null,
    applicationId: to.id,
    tokenGeneration: to.tokenGeneration,
    fromName: center.senderName ?? center.name,
    replyTo: center.email,
    toName: to.contactName,
    toAddress: to.contactEmail,
    ...content,
    calendar: null,
  };
  return queueMail(tx, mail, { now: ctx.now(), mailFrom: ctx.settings.mailFrom });
}
