import { findMail, type StoredMail } from "#app/adapters/db/outbox-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { hiddenLink } from "#app/text/mail.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type FilledMail, fillMail, tokenOf } from "./fill-mail.ts";
import { type CalendarEvent, readCalendar } from "./read-calendar.ts";

type Shown = Omit<StoredMail, "calendarMessage" | "invitation" | "leaseOwner" | "leaseEndsAt">;

export interface ShownMail extends Shown, FilledMail {
  fromAddress: string;
  /** What the calendar file says; null for a mail without one. */
  event: CalendarEvent | null;
  /** False when the link's secret is masked in text, html and calendar. */
  linkShown: boolean;
  mayResend: boolean;
}

/** A mail as the recipient gets it; the link's secret only for the desk that could enter the answer. */
export async function showMail(ctx: StaffContext, id: string): Promise<Result<ShownMail, "not-found">> {
  const mail = await findMail(ctx.db, { id, prefectureId: ctx.actor.prefectureId });
  if (!mail || !may(ctx.actor, "mail.read", mail)) return refuse("not-found");
  const linkShown = may(ctx.actor, "mail.readLink", mail);
  const { calendarMessage, invitation, leaseOwner, leaseEndsAt, ...shown } = mail;
  const filled = fillMail(mail, linkShown ? tokenOf(mail, ctx.settings.secret) : hiddenLink);
  return ok({
    ...shown,
    ...filled,
    fromAddress: ctx.settings.mailFrom,
    event: filled.calendar && readCalendar(filled.calendar.content),
    linkShown,
    mayResend: may(ctx.actor, "mail.resend", mail) && (mail.state === "failed" || mail.state === "kept"),
  });
}
