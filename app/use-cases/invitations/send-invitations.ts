import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitations, type ListedInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { ContactWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type CallRefusal, callRefusal } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type AppContext, aboutSession, atOneInstant, auditStaff, type StaffContext, transact } from "../context.ts";
import { findAttachments, letterFor } from "../letters/find-attachments.ts";
import { type Chosen, findRecipients, type Recipient } from "./find-recipients.ts";
import { giveReferences } from "./give-references.ts";
import { callByNewLink, mailInvitations } from "./mail-invitation.ts";
import type { DatedSession } from "./write-invitation.ts";

export type SendRefusal =
  | CallRefusal
  | "not-found"
  | "forbidden"
  | "nobody-chosen"
  | "unknown-person"
  | "letter-meanwhile";

export interface SentInvitations {
  /** Those called now; whoever had been called before was not called again. */
  called: number;
  mails: number;
}

/** The session with its date, once people can be called to it. */
export function callable(session: SessionWithPlan, now: Instant): Result<DatedSession, CallRefusal> {
  const refusal = callRefusal(session, now);
  if (refusal || !session.startsAt) return refuse(refusal ?? "session-not-scheduled");
  return ok({ ...session, startsAt: session.startsAt });
}

export interface SendInput {
  sessionId: string;
  people: readonly Chosen[];
  documentNumber: string | null;
  /** The 開催通知 issued last, as the desk saw it: the mails bring it as PDF. Null: they bring none. */
  attach?: string | null;
}

/** Calls the people chosen and queues their mails, or changes nothing. Safe to repeat: nobody is called twice. */
export async function sendInvitations(
  ctx: StaffContext,
  input: SendInput,
): Promise<Result<SentInvitations, SendRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const locked = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!locked) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", locked)) return refuse("forbidden");
    const open = callable(locked, now);
    if (!open.ok) return open;
    if (input.people.length === 0) return refuse("nobody-chosen");
    const recipients = await findRecipients(tx, locked, input.people);
    if (!recipients.ok) return recipients;
    const { documentNumber, attach = null } = input;
    const attachments = attach ? await findAttachments(tx, locked.id, "notice") : null;
    if (attach && attachments?.lastId !== attach) return refuse("letter-meanwhile");
    const session = { ...open.value, documentNumber };
    const { invitations, mails } = await callPeople(ctx, tx, session, recipients.value, (invitationId) =>
      letterFor(attachments, { invitationId, knowsClosed: true }),
    );
    if (invitations.length === 0) return ok({ called: 0, mails: 0 });
    await tx.session.update({ where: { id: locked.id }, data: { documentNumber } });
    await auditStaff(ctx, tx, {
      ...aboutSession(locked),
      action: "invitation.send",
      before: { documentNumber: locked.documentNumber },
      after: { documentNumber, invitations, attached: attach },
    });
    return ok({ called: invitations.length, mails });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

/** The letter to go with somebody's mail; `invitationId` null where they are called the first time. */
type LetterOf = (invitationId: string | null) => string | null;

/** Those called by one step, as its audit record tells of them. */
export interface Called {
  invitations: { id: string; personId: string; reachedBy: ContactWay }[];
  mails: number;
}

/**
 * Calls people to a session whose row the transaction holds, and queues their mails; whoever is called already is
 * left out, and who was taken off the list comes back to it. Permission, audit and waking the mailer are the caller's.
 */
export async function callPeople(
  given: AppContext,
  tx: Tx,
  session: DatedSession,
  recipients: readonly Recipient[],
  letterOf: LetterOf = () => null,
): Promise<Called> {
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const before = await findInvitations(tx, session.id);
  const known = new Map(before.map((invitation) => [invitation.personId, invitation]));
  const last = Math.max(0, ...before.map((invitation) => invitation.position));
  const again: Called["invitations"] = [];
  let mailsAgain = 0;
  for (const to of recipients) {
    const invitation = known.get(to.personId);
    if (!invitation?.revokedAt) continue;
    await callAgain(ctx, tx, session, { ...invitation, letterId: letterOf(invitation.id) }, to);
    again.push({ id: invitation.id, personId: to.personId, reachedBy: to.reachedBy });
    if (to.email) mailsAgain++;
  }
  const rows = recipients
    .filter(({ personId }) => !known.has(personId))
    .map((to, i) => invitationRow(ctx, session, to, { position: last + 1 + i, now }));
  const letterId = letterOf(null);
  await tx.invitation.createMany({ data: rows.map(({ row }) => row) });
  // The page that somebody's link opens shows it as a QR code, and makes none: a GET changes nothing.
  await giveReferences(tx, session.id);
  const mailed = rows.flatMap(({ row, email }) =>
    email ? [{ ...row, invitationId: row.id, tokenGeneration: 0, toldSequence: null, email, letterId }] : [],
  );
  await mailInvitations(ctx, tx, session, mailed);
  return {
    invitations: [
      ...again,
      ...rows.map(({ row }) => ({ id: row.id, personId: row.personId, reachedBy: row.reachedBy })),
    ],
    mails: mailsAgain + mailed.length,
  };
}

type ToCallAgain = Pick<ListedInvitation, "id" | "tokenGeneration" | "toldSequence"> & { letterId: string | null };

/** Someone who was taken off the list comes back to it, by a new link and without an answer. */
async function callAgain(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  { id, tokenGeneration, toldSequence, letterId }: ToCallAgain,
  { email, ...to }: Recipient,
): Promise<void> {
  // Whoever carried it on stands for it no longer.
  await tx.invitation.updateMany({ where: { succeedsId: id }, data: { succeedsId: null } });
  // It is a call of its own: see wasCalledBefore of domain/application.
  const unanswered = { openedAt: null, revokedAt: null, currentResponseId: null, createdAt: ctx.now() };
  await callByNewLink(
    ctx,
    tx,
    session,
    { ...to, invitationId: id, tokenGeneration, toldSequence, email, letterId },
    { ...to, ...unanswered, toldSequence: null, toldAt: null },
  );
}

/** Whom no mail reaches has been told once the desk says so. */
function toldNow({ icalSequence }: { icalSequence: number }, email: string | null, now: Instant) {
  return email ? { toldSequence: icalSequence, toldAt: now } : { toldSequence: null, toldAt: null };
}

/** The id comes first: the link's token is derived from it. */
function invitationRow(
  ctx: AppContext,
  session: { id: string; prefectureId: string; icalSequence: number },
  { email, ...to }: Recipient,
  { position, now }: { position: number; now: Instant },
) {
  const id = randomUUID();
  const row = {
    id,
    prefectureId: session.prefectureId,
    sessionId: session.id,
    ...to,
    position,
    tokenHash: tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 })),
    sentAt: now,
    ...toldNow(session, email, now),
    createdAt: now,
  };
  return { row, email };
}
