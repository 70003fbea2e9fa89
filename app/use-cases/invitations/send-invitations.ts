import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findInvitations } from "#app/adapters/db/invitation-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type CallRefusal, callRefusal } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type Chosen, findRecipients, type Recipient } from "./find-recipients.ts";
import { type DatedSession, writeInvitation } from "./write-invitation.ts";

export type SendRefusal = CallRefusal | "not-found" | "forbidden" | "nobody-chosen" | "unknown-person";

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

/** Calls the people chosen and queues their mails, or changes nothing. Safe to repeat: nobody is called twice. */
export async function sendInvitations(
  ctx: StaffContext,
  input: { sessionId: string; people: readonly Chosen[]; documentNumber: string | null },
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
    const before = await findInvitations(tx, locked.id);
    const called = new Set(before.map((invitation) => invitation.personId));
    const last = Math.max(0, ...before.map((invitation) => invitation.position));
    const rows = recipients.value
      .filter(({ personId }) => !called.has(personId))
      .map((to, i) => invitationRow(ctx, locked, to, { position: last + 1 + i, now }));
    if (rows.length === 0) return ok({ called: 0, mails: 0 });

    const { documentNumber } = input;
    const session = { ...open.value, documentNumber };
    await tx.session.update({ where: { id: session.id }, data: { documentNumber } });
    await tx.invitation.createMany({ data: rows.map(({ row }) => row) });
    const writing = { settings: ctx.settings, now };
    const mailed = rows.flatMap(({ row, email }) =>
      email ? [{ ...row, invitationId: row.id, tokenGeneration: 0, email }] : [],
    );
    for (const to of mailed) {
      await queueMail(tx, writeInvitation(session, to, writing), { now, mailFrom: ctx.settings.mailFrom });
    }
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "invitation.send",
      before: { documentNumber: locked.documentNumber },
      after: {
        documentNumber,
        invitations: rows.map(({ row }) => ({ id: row.id, personId: row.personId, reachedBy: row.reachedBy })),
      },
    });
    return ok({ called: rows.length, mails: mailed.length });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

/** The id comes first: the link's token is derived from it. */
function invitationRow(
  ctx: StaffContext,
  session: { id: string; prefectureId: string },
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
    createdAt: now,
  };
  return { row, email };
}
