import type { ApplicationRow } from "#app/adapters/db/application-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { applicantStanding } from "#app/domain/application.ts";
import { applicationPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import {
  type ApplicationMailFacts,
  applicationAcceptedMail,
  applicationChangedMail,
  applicationCheckMail,
  type ByDesk,
} from "#app/mail/application.ts";
import { applicationNoticeMail } from "#app/mail/application-notice.ts";
import { type MailContent, senderName } from "#app/mail/letter.ts";
import type { ApplicationNotice } from "#app/text/application-notice.ts";
import { applicationMailText } from "#app/text/recruitment.ts";
import type { AppContext } from "../context.ts";

type Written = Pick<
  ApplicationRow,
  "id" | "tokenGeneration" | "organizationName" | "contactName" | "contactEmail" | "applicants"
>;

/** Asks whoever applied to confirm it. */
export function queueApplicationCheck(ctx: AppContext, tx: Tx, session: SessionWithPlan, to: Written): Promise<void> {
  const content = applicationCheckMail(factsOf(ctx, session, to));
  const toName = applicationMailText.check.addressee;
  return queue(ctx, tx, session, { ...to, contactName: toName }, "applicationCheck", content);
}

/** Tells the contact who has a seat and who waits. */
export function queueApplicationAccepted(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  to: Written,
): Promise<void> {
  return queue(ctx, tx, session, to, "applicationAccepted", applicationAcceptedMail(factsOf(ctx, session, to)));
}

/** Tells the contact how the application stands now; `remark` is the desk's, where it changed it. */
export async function queueApplicationChanged(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  to: Written,
  by: ByDesk = { byDesk: false, remark: null },
): Promise<void> {
  const content = applicationChangedMail({ ...factsOf(ctx, session, to), ...by });
  await queue(ctx, tx, session, to, "applicationChanged", content);
}

/** Tells the contact what concerns some of the people. */
export async function queueApplicationNotice(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  to: Written,
  {
    notice,
    invitationIds,
    leavesAt,
  }: { notice: ApplicationNotice; invitationIds: readonly string[]; leavesAt: Instant },
): Promise<void> {
  const about = to.applicants.filter(({ invitationId }) => invitationId && invitationIds.includes(invitationId));
  const facts = factsOf(ctx, session, { ...to, applicants: about });
  const joinsOnline = notice === "reminderComing" && about.some(({ mode }) => mode === "online");
  const offers = notice === "seatOffer" ? about.flatMap(({ invitation }) => invitation?.seatOffers ?? []) : [];
  const content = applicationNoticeMail({
    ...facts,
    notice,
    reason: session.stateReason,
    onlineUrl: joinsOnline ? session.onlineUrl : null,
    offeredUntil: offers.length > 0 ? new Date(Math.min(...offers.map(({ expiresAt }) => expiresAt.getTime()))) : null,
  });
  await queue(ctx, tx, session, to, notice, content, leavesAt);
}

function factsOf(ctx: AppContext, session: SessionWithPlan, to: Written): ApplicationMailFacts {
  const { organizationName, contactName, applicants } = to;
  const { title, format, startsAt, endsAt, venue, center } = session;
  return {
    ...{ title, format, startsAt, endsAt, venue, center },
    issuedOn: tokyoDate(ctx.now()),
    addressee: { organization: organizationName, title: null, name: contactName },
    applicants: applicants.map((applicant) => ({ ...applicant, standing: applicantStanding(applicant) })),
    link: ctx.settings.baseUrl + applicationPath(TOKEN_PLACEHOLDER),
  };
}

/** Who applied by FAX may have no address; they are told as the desk tells others whom no mail reaches. */
async function queue(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  to: Written,
  kind: "applicationCheck" | "applicationAccepted" | "applicationChanged" | ApplicationNotice,
  content: MailContent,
  dueAt?: Instant,
): Promise<void> {
  if (to.contactEmail === "") return;
  const { center, prefectureId, centerId, id: sessionId, icalSequence: sequence } = session;
  const mail = {
    ...{ prefectureId, centerId, sessionId, kind },
    // That someone is called no more stays true, whatever becomes of the session before the mail has gone out.
    sequence: kind === "callWithdrawn" ? null : sequence,
    invitationId: null,
    applicationId: to.id,
    tokenGeneration: to.tokenGeneration,
    fromName: senderName(center),
    replyTo: center.email,
    toName: to.contactName,
    toAddress: to.contactEmail,
    ...content,
    calendar: null,
  };
  await queueMail(tx, mail, { now: ctx.now(), mailFrom: ctx.settings.mailFrom, ...(dueAt && { dueAt }) });
}
