import { findInvitations } from "#app/adapters/db/invitation-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { fillToken } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersUntil } from "#app/domain/rsvp.ts";
import type { CallRefusal } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { StaffContext } from "../context.ts";
import { type Attachable, findAttachable } from "../letters/find-attachments.ts";
import { type Clash, findDoubleCalls } from "../sessions/find-clashes.ts";
import {
  type Chosen,
  type ChosenGroup,
  findGrouped,
  findRecipients,
  findRoster,
  type Recipient,
} from "./find-recipients.ts";
import { callable } from "./send-invitations.ts";
import { type DatedSession, writeNotice } from "./write-invitation.ts";

export interface Preview {
  session: DatedSession;
  recipients: Recipient[];
  /** Chosen, and called before: they get nothing now. */
  calledBefore: number;
  /** The same person called elsewhere at the same time. */
  doubleCalls: Clash[];
  deadlinePassed: boolean;
  /** What the first to get a mail will read. */
  mail: { toName: string; toAddress: string; subject: string; text: string } | null;
  /** The 開催通知 that can go with the mails. */
  attachable: Attachable | null;
}

/** What sending would do: the roster, the people added and the groups, but for those left out. Changes nothing. */
export async function previewInvitations(
  ctx: StaffContext,
  input: {
    sessionId: string;
    added: readonly Chosen[];
    groups?: readonly ChosenGroup[];
    leftOut: readonly string[];
    documentNumber?: string | null;
  },
): Promise<Result<Preview, CallRefusal | "not-found" | "forbidden" | "unknown-person">> {
  const now = ctx.now();
  const found = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!found) return refuse("not-found");
  if (!may(ctx.actor, "invitation.write", found)) return refuse("forbidden");
  const open = callable(found, now);
  if (!open.ok) return open;
  const session = { ...open.value, documentNumber: input.documentNumber ?? found.documentNumber };
  const invited = await findInvitations(ctx.db, session.id);
  const takenOff = new Set(invited.flatMap(({ personId, revokedAt }) => (revokedAt ? [personId] : [])));
  const roster = (await findRoster(ctx.db, session)).map(({ personId }) => ({ personId, role: null }));
  const groups = await findGrouped(ctx.db, session, input.groups ?? []);
  const grouped = groups.flatMap(({ people }) => people.map(({ personId, role }) => ({ personId, role })));
  // Who was taken off comes back by name alone.
  const asOne = [...roster, ...grouped].filter(({ personId }) => !takenOff.has(personId));
  // Whoever is added by name is called in the role chosen for them, whatever group they are in: the last role holds.
  const chosen = [...asOne, ...input.added].filter(({ personId }) => !input.leftOut.includes(personId));
  const everyone = await findRecipients(ctx.db, session, chosen);
  if (!everyone.ok) return everyone;
  const called = new Set(invited.flatMap(({ personId, revokedAt }) => (revokedAt ? [] : [personId])));
  const recipients = everyone.value.filter(({ personId }) => !called.has(personId));
  const invitationOf = new Map(invited.map(({ personId, id }) => [personId, id]));
  const until = answersUntil(session);
  return ok({
    session,
    recipients,
    calledBefore: everyone.value.length - recipients.length,
    doubleCalls: await findDoubleCalls(
      ctx.db,
      session,
      new Map(recipients.map(({ personId, name }) => [personId, name])),
    ),
    deadlinePassed: until !== null && now >= until,
    mail: firstMail(ctx, session, recipients, now),
    attachable: await findAttachable(
      ctx.db,
      { sessionId: session.id, kind: "notice" },
      recipients.flatMap(({ personId, reachedBy }) =>
        reachedBy === "mail" ? [{ invitationId: invitationOf.get(personId) ?? null, knowsClosed: true }] : [],
      ),
    ),
  });
}

function firstMail(ctx: StaffContext, session: DatedSession, recipients: readonly Recipient[], now: Instant) {
  const to = recipients.find(({ reachedBy }) => reachedBy === "mail");
  if (!to?.email) return null;
  const { subject, text } = writeNotice(session, to, { settings: ctx.settings, now });
  return { toName: to.name, toAddress: to.email, subject, text: fillToken(text, tokenToCome) };
}
