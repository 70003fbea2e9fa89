import {
  type ApplicantRow,
  type ApplicationRow,
  findApplicantsOf,
  findInvitationOf,
  linkApplicant,
  noteToldByContact,
} from "#app/adapters/db/application-store.server.ts";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import {
  findOrganizationCalled,
  findPeople,
  findPeopleByEmail,
  insertOrganization,
  insertPerson,
} from "#app/adapters/db/person-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { addressOf, applicantStanding, countsInQuota, recordOf } from "#app/domain/application.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { withinQuota } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpAnswer, RsvpRefusal } from "#app/domain/rsvp.ts";
import { type AppContext, aboutSession } from "../context.ts";
import { recipient } from "../invitations/find-recipients.ts";
import { mailInvitations } from "../invitations/mail-invitation.ts";
import { recordResponse } from "../invitations/record-response.ts";
import { callPeople } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { applicant as actorOf } from "./application-actor.ts";

/** Who says that people come: the contact by the application, or the desk for them. */
export type By = Parameters<typeof recordResponse>[5];

function byContact(applicationId: string): By {
  return { via: "application", enteredById: null, actor: actorOf(applicationId) };
}

export type SeatingRefusal = RsvpRefusal | "applied-already" | "taken-off";

/** Whether more people of an organization fit its quota, beside all that applied for it and still come or wait. */
export async function fitsQuota(
  tx: Tx,
  of: { sessionId: string; organizationKey: string; perOrganization: number | null },
  more: number,
): Promise<boolean> {
  const applied = await findApplicantsOf(tx, of.sessionId, of.organizationKey);
  return withinQuota(of.perOrganization, applied.filter((row) => countsInQuota(applicantStanding(row))).length, more);
}

/**
 * Puts people of a confirmed application on the desk's file, calls them as 受講者 and records that they come, one
 * after the other in the form's order: each gets a seat or waits. In a transaction that holds the session's row;
 * what it refuses undoes all of it.
 */
export async function seatApplicants(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  application: ApplicationRow,
  applicants: readonly ApplicantRow[],
  by: By = byContact(application.id),
): Promise<Result<null, SeatingRefusal>> {
  const organizationId = await organizationOf(ctx, tx, session, application, by);
  const contact = { name: application.contactName, email: application.contactEmail };
  const onFile = await findPeopleByEmail(tx, session, contact.email);
  for (const applicant of applicants) {
    const known = recordOf(applicant, contact, onFile);
    const before = known && (await findInvitationOf(tx, session.id, known.id));
    const tookBack = before?.applicant?.withdrawnAt != null;
    if (before?.revokedAt && !tookBack) return refuse("taken-off");
    if (before?.applicant && !tookBack) return refuse("applied-already");
    const personId = known?.id ?? (await enter(ctx, tx, session, application, { applicant, organizationId, by }));
    const invitationId =
      before && !before.revokedAt
        ? await callAgain(ctx, tx, session, before, known)
        : await call(ctx, tx, session, personId);
    await linkApplicant(tx, applicant.id, invitationId);
    const answered = await answerFor(
      ctx,
      tx,
      session,
      { ...applicant, applicationId: application.id, invitationId },
      by,
    );
    if (!answered.ok) return answered;
  }
  return ok(null);
}

/** Records for one of the people that they come, this way, or not at all: they get a seat, wait, or give theirs up. */
export async function answerFor(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  {
    applicationId,
    invitationId,
    mode,
  }: { applicationId: string; invitationId: string; mode: "onSite" | "online" | null },
  by: By = byContact(applicationId),
): Promise<Result<unknown, RsvpRefusal>> {
  const invitation = await findInvitation(tx, session.id, invitationId);
  if (!invitation) throw new Error(`the invitation ${invitationId} is not there`);
  const answer: RsvpAnswer = mode === null ? "absent" : mode === "online" ? "online" : "attending";
  // The last day of the 募集 is theirs; the answer deadline is of those the desk called.
  const asRecruited = { ...session, answerBy: null };
  return recordResponse(ctx, tx, asRecruited, invitation, { answer, proxy: null, message: null }, by);
}

/** The organization as the prefecture knows it; one nobody knows yet is entered, once somebody has confirmed it. */
async function organizationOf(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  application: ApplicationRow,
  { actor }: By,
) {
  const { prefectureId } = session;
  const { organizationName, organizationKind } = application;
  const known = await findOrganizationCalled(tx, prefectureId, organizationName);
  if (known) return known.id;
  const id = await insertOrganization(tx, prefectureId, organizationName, organizationKind ?? undefined);
  const entry = { prefectureId, action: "organization.add", subject: "Organization", subjectId: id };
  await recordAudit(tx, actor, { now: ctx.now(), requestId: ctx.requestId }, entry);
  return id;
}

async function enter(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  application: ApplicationRow,
  { applicant, organizationId, by }: { applicant: ApplicantRow; organizationId: string; by: By },
): Promise<string> {
  const { name, kana, title, occupation } = applicant;
  const contact = { name: application.contactName, email: application.contactEmail };
  const email = addressOf(applicant, contact);
  const personId = await insertPerson(tx, session, { name, kana, title, occupation, email, organizationId });
  await recordAudit(
    tx,
    by.actor,
    { now: ctx.now(), requestId: ctx.requestId },
    {
      ...aboutSession(session),
      ...{ action: "person.add", subject: "Person", subjectId: personId, after: { organizationId } },
    },
  );
  return personId;
}

async function call(ctx: AppContext, tx: Tx, session: DatedSession, personId: string): Promise<string> {
  const people = await findPeople(tx, session, [personId]);
  const told = toldTo(session, { role: "trainee", joinRequest: null, applicant: {} });
  const { invitations } = await callPeople(
    ctx,
    tx,
    told,
    people.map((person) => recipient(person, "trainee")),
  );
  const [invitation] = invitations;
  if (!invitation) throw new Error(`nobody was called for the person ${personId}`);
  // Without an address of their own: the contact is told for them, in this transaction.
  await noteToldByContact(tx, [invitation.id], { toldSequence: session.icalSequence, toldAt: ctx.now() });
  return invitation.id;
}

type Before = NonNullable<Awaited<ReturnType<typeof findInvitationOf>>>;

/** Someone who was called before, by the desk or by an application withdrawn since: they are sent their link again. */
async function callAgain(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  { id, role, tokenGeneration, toldSequence, joinRequest }: Before,
  known: Awaited<ReturnType<typeof findPeopleByEmail>>[number],
): Promise<string> {
  const { name, title, email, organization } = known;
  if (!email) return id;
  const told = toldTo(session, { role, joinRequest, applicant: {} });
  const to = { invitationId: id, tokenGeneration, toldSequence, name, title, email };
  await mailInvitations(ctx, tx, told, [{ ...to, organizationName: organization?.name ?? null }]);
  return id;
}
