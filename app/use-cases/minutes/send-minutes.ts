import type { Tx } from "#app/adapters/db/database.server.ts";
import { findReaders } from "#app/adapters/db/minutes-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { linkFaded } from "#app/domain/link.ts";
import { type MinutesMail, type MinutesReaders, takeMinutesStep } from "#app/domain/minutes.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { fromTokyo, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { senderName } from "#app/mail/letter.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { lockWritten, type MinutesRefusal } from "./lock-minutes.ts";
import { type MailClosed, type MinutesReader, readersOf, writeMinutesMail } from "./preview-minutes-mail.ts";

interface Sending {
  sessionId: string;
  version: number;
  whom: MinutesReaders;
}

export type SendMinutesRefusal = MinutesRefusal | MailClosed | "edited-meanwhile" | "review-by-past" | "nobody-to-tell";

type Sent = Result<{ mails: number }, SendMinutesRefusal>;

/**
 * Shows the draft to members by their link, until a day, and asks those chosen by mail to look through it. Without
 * anybody to write to it is shown all the same: the desk tells them otherwise.
 */
export function askForReview(ctx: StaffContext, input: Sending & { reviewBy: IsoDate }): Promise<Sent> {
  return sending(ctx, async (tx) => {
    const locked = await lockWritten(ctx, tx, input);
    if (!locked.ok) return locked;
    const { session, minutes } = locked.value;
    const { reviewBy } = input;
    const stepped = takeMinutesStep(minutes.state, "ask");
    if (!stepped.ok) return stepped;
    const now = ctx.now();
    if (reviewBy < tokyoDate(now)) return refuse("review-by-past");
    if (linkFaded(session, fromTokyo(reviewBy, "23:59"))) return refuse("links-faded");
    const data = { state: stepped.value, reviewBy, askedAt: now, version: { increment: 1 } };
    await tx.minutes.update({ where: { sessionId: session.id }, data });
    const mailed = await queueAll(ctx, tx, session, input.whom, { kind: "minutesReview", reviewBy });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "minutes.ask",
      before: { state: minutes.state, version: minutes.version, reviewBy: minutes.reviewBy },
      after: { state: stepped.value, reviewBy, invitations: mailed.map(({ invitationId }) => invitationId) },
    });
    return ok({ mails: mailed.length });
  });
}

/** Tells those chosen by mail that the minutes are confirmed. */
export function tellOfMinutes(ctx: StaffContext, input: Sending): Promise<Sent> {
  return sending(ctx, async (tx) => {
    const locked = await lockWritten(ctx, tx, input);
    if (!locked.ok) return locked;
    const { session, minutes } = locked.value;
    if (minutes.state !== "confirmed") return refuse("minutes-moved-on");
    if (linkFaded(session, ctx.now())) return refuse("links-faded");
    const told = { kind: "minutesConfirmed" as const, reviewBy: tokyoDate(ctx.now()) };
    const mailed = await queueAll(ctx, tx, session, input.whom, told);
    if (mailed.length === 0) return refuse("nobody-to-tell");
    // A second press sends nothing more.
    await tx.minutes.update({ where: { sessionId: session.id }, data: { version: { increment: 1 } } });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "minutes.tell",
      after: { invitations: mailed.map(({ invitationId }) => invitationId) },
    });
    return ok({ mails: mailed.length });
  });
}

async function sending(ctx: StaffContext, work: (tx: Tx) => Promise<Sent>): Promise<Sent> {
  const result = await transact(ctx, work);
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

async function queueAll(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  whom: MinutesReaders,
  { kind, reviewBy }: { kind: MinutesMail; reviewBy: IsoDate },
): Promise<MinutesReader[]> {
  const readers = readersOf(await findReaders(tx, session.id), whom);
  const mailed = readers.flatMap((to) => (to.email ? [{ ...to, email: to.email }] : []));
  for (const to of mailed) {
    await queueMail(
      tx,
      {
        prefectureId: session.prefectureId,
        centerId: session.centerId,
        sessionId: session.id,
        invitationId: to.invitationId,
        tokenGeneration: to.tokenGeneration,
        sequence: null,
        kind,
        fromName: senderName(session.center),
        replyTo: session.center.email,
        toName: to.name,
        toAddress: to.email,
        ...writeMinutesMail(ctx, session, to, kind, reviewBy),
        calendar: null,
      },
      { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
    );
  }
  return mailed;
}
