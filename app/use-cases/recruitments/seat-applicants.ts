import {
  type ApplicantRow,
  type ApplicationRow,
  findApplicantsOf,
  findApplications,
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
import { findMember } from "#app/adapters/db/proxy-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { addressOf, applicantStanding, countsInQuota, recordOf, sameContact } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { withinQuota } from "#app/domain/recruitment.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpAnswer, RsvpRefusal } from "#app/domain/rsvp.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { takingSeat } from "#app/domain/seat-offer.ts";
import { type AppContext, aboutSession } from "../context.ts";
import { recipient } from "../invitations/find-recipients.ts";
import { inputOf, type RecordedResponse, recordResponse, seatFor } from "../invitations/record-response.ts";
import { callPeople } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { tellSeated, tellSeatTaken } from "../seats/tell-seated.ts";
import { tellWaiting } from "../seats/tell-waiting.ts";
import { applicant as actorOf } from "./application-actor.ts";

/** Who says that people come: the contact by the application, or the desk for them. */
export type By = Parameters<typeof recordResponse>[5];

function byContact(applicationId: string): By {
  return { via: "application", enteredById: null, actor: actorOf(applicationId) };
}

export type SeatingRefusal = RsvpRefusal | "applied-already" | "taken-off";

/** Whether more people of an organization fit its quota, beside all that applied for it and were not taken back. */
export async function fitsQuota(
  tx: Tx,
  session: SessionWithPlan,
  of: { organizationKey: string; perOrganization: number | null },
  more: number,
): Promise<boolean> {
  const applied = await findApplicantsOf(tx, session.id, of.organizationKey);
  const counted = applied.filter((row) => countsInQuota(applicantStanding(row, session.format)));
  return withinQuota(of.perOrganization, counted.length, more);
}

/**
 * Puts people of a confirmed application on the desk's file, calls them as 受講者 and records that they come, one
 * after the other in the form's order: each gets a seat or waits, and is told so at their own address. The contact is
 * told by the caller, at the same instant. In a transaction that holds the session's row; what it refuses undoes all
 * of it.
 */
export async function seatApplicants(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  application: ApplicationRow,
  applicants: readonly ApplicantRow[],
  by: By = byContact(application.id),
): Promise<Result<null, SeatingRefusal>> {
  if (await isThereAlready(tx, session, application, applicants)) return refuse("applied-already");
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
    const isCalled = before !== null && !before.revokedAt;
    const invitationId = isCalled ? before.id : await call(ctx, tx, session, personId);
    await linkApplicant(tx, applicant.id, invitationId);
    const answered = await answer(ctx, tx, session, { ...applicant, invitationId }, by);
    if (!answered.ok) return answered;
    const { answer: given, seated } = answered.value.after;
    if (seated) await tellSeated(ctx, tx, session, { id: invitationId, answer: given }, { own: true });
    else await tellWaiting(ctx, tx, session, { id: invitationId }, { own: true });
    await noteTold(ctx, tx, session, application, invitationId);
  }
  return ok(null);
}

/**
 * Whether one of the people has a place by an application of the same contact: one made twice would seat them twice,
 * as whoever has no confirmed address of their own becomes a new record each time.
 */
async function isThereAlready(
  tx: Tx,
  session: SessionWithPlan,
  application: ApplicationRow,
  applicants: readonly ApplicantRow[],
): Promise<boolean> {
  const confirmed = (await findApplications(tx, session.id)).filter(({ state }) => state === "confirmed");
  const others = confirmed.filter((other) => sameContact(other, application)).flatMap((other) => other.applicants);
  const names = new Set(applicants.map(({ name }) => searchKey(name)));
  return others.some((other) => {
    const isOther = applicants.every(({ id }) => id !== other.id);
    return isOther && names.has(searchKey(other.name)) && applicantStanding(other, session.format) !== "withdrawn";
  });
}

function answerBy(mode: AttendanceMode | null): RsvpAnswer {
  if (mode === null) return "absent";
  return mode === "online" ? "online" : "attending";
}

/** Whether somebody would give up a seat, or the one on offer, by attending another way, and wait there. */
export async function wouldLoseSeat(
  tx: Tx,
  session: SessionWithPlan,
  { invitationId, mode }: { invitationId: string; mode: AttendanceMode },
): Promise<boolean> {
  const invitation = await findInvitation(tx, session.id, invitationId);
  if (!invitation) throw new Error(`the invitation ${invitationId} is not there`);
  const { held, offer, seated } = await seatFor(tx, session, invitation, answerBy(mode), "application");
  return !seated && (held !== null || offer !== null);
}

/**
 * Records for one of the people that they come, this way, or not at all: they get a seat, wait, or give theirs up. A
 * seat on offer is taken by the answer they wait by; what they wrote to the desk stays.
 */
export async function answerFor(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  {
    applicationId,
    invitationId,
    mode,
    takesOffer = false,
  }: { applicationId: string; invitationId: string; mode: AttendanceMode | null; takesOffer?: boolean },
  by: By = byContact(applicationId),
): Promise<Result<unknown, RsvpRefusal>> {
  const answered = await answer(ctx, tx, session, { invitationId, mode, takesOffer }, by);
  if (answered.ok) await tellSeatTaken(ctx, tx, session, { id: invitationId, ...answered.value }, by.via);
  return answered;
}

/** The same, telling nobody. */
async function answer(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  {
    invitationId,
    mode,
    takesOffer = false,
  }: { invitationId: string; mode: AttendanceMode | null; takesOffer?: boolean },
  by: By,
): Promise<Result<{ before: RecordedResponse | null; after: RecordedResponse }, RsvpRefusal>> {
  const invitation = await findInvitation(tx, session.id, invitationId);
  if (!invitation) throw new Error(`the invitation ${invitationId} is not there`);
  const before = invitation.currentResponse && inputOf(invitation.currentResponse);
  const given =
    takesOffer && before && mode
      ? takingSeat(before, { mode })
      : { answer: answerBy(mode), proxy: null, message: before?.message ?? null };
  // The last day of the 募集 is theirs; the answer deadline is of those the desk called.
  const asRecruited = { ...session, answerBy: null };
  const recorded = await recordResponse(ctx, tx, asRecruited, invitation, given, by);
  return recorded.ok ? ok({ before: invitation.currentResponse, after: recorded.value }) : recorded;
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

/** Calls somebody by no mail: how they stand is told once they have a seat, or wait. */
async function call(ctx: AppContext, tx: Tx, session: DatedSession, personId: string): Promise<string> {
  const people = await findPeople(tx, session, [personId]);
  const unmailed = people.map((person) => ({ ...recipient(person, "trainee"), email: null }));
  const { invitations } = await callPeople(ctx, tx, session, unmailed);
  const [invitation] = invitations;
  if (!invitation) throw new Error(`nobody was called for the person ${personId}`);
  return invitation.id;
}

/** Keeps that somebody knows of the session: by their own mail, or their contact's; else the desk has to tell them. */
async function noteTold(
  ctx: AppContext,
  tx: Tx,
  { icalSequence: toldSequence }: DatedSession,
  { contactEmail }: ApplicationRow,
  invitationId: string,
): Promise<void> {
  const { person } = await findMember(tx, invitationId);
  const told = { toldSequence, toldAt: ctx.now() };
  if (mailAddress(person)) await tx.invitation.update({ where: { id: invitationId }, data: told });
  else if (contactEmail !== "") await noteToldByContact(tx, [invitationId], told);
}
