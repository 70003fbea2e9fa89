import { findCalendarMessages } from "#app/adapters/db/change-store.server.ts";
import { findMail, type StoredMail } from "#app/adapters/db/outbox-store.server.ts";
import { foldLines, unfoldLines } from "#app/adapters/ical/text-lines.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { hiddenLink } from "#app/text/mail.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type FilledMail, fillMail, tokenOf } from "./fill-mail.ts";
import { type CalendarEvent, readCalendar } from "./read-calendar.ts";
import { addressNow } from "./resend-mail.ts";

type Shown = Omit<
  StoredMail,
  "calendarMessage" | "invitation" | "proxy" | "pollParticipant" | "leaseOwner" | "leaseEndsAt"
>;

export interface ShownMail extends Shown, FilledMail {
  fromAddress: string;
  /** What the calendar file says; null for a mail without one. */
  event: CalendarEvent | null;
  /** Whether nothing went to this recipient before that it could update. */
  enters: boolean;
  /** False when the link's secret is masked in text, html and calendar. */
  linkShown: boolean;
  mayResend: boolean;
  /** Where it goes when it is sent again: the recipient's address was corrected since. Null: the same. */
  correctedTo: string | null;
}

/** A mail as the recipient gets it; the link's secret only for the desk that could enter the answer. */
export async function showMail(ctx: StaffContext, id: string): Promise<Result<ShownMail, "not-found">> {
  const mail = await findMail(ctx.db, { id, prefectureId: ctx.actor.prefectureId });
  if (!mail || !may(ctx.actor, "mail.read", mail)) return refuse("not-found");
  const linkShown = may(ctx.actor, "mail.readLink", mail);
  const { calendarMessage, invitation, proxy, pollParticipant, leaseOwner, leaseEndsAt, ...shown } = mail;
  const objects = mail.invitationId ? await findCalendarMessages(ctx.db, mail.invitationId) : [];
  const address = addressNow(mail);
  const filled = linkShown
    ? fillMail(mail, tokenOf(mail, ctx.settings.secret))
    : withoutReplyAddress(fillMail(mail, hiddenLink), { ...mail, mailbox: ctx.settings.mailFrom });
  return ok({
    ...shown,
    ...filled,
    fromAddress: ctx.settings.mailFrom,
    event: filled.calendar && readCalendar(filled.calendar.content),
    enters: objects.some(({ mail, isFirst }) => mail?.id === id && isFirst),
    linkShown,
    correctedTo: address === mail.toAddress ? null : address,
    mayResend: may(ctx.actor, "mail.resend", mail) && didNotArrive(mail) && !mail.followedBy,
  });
}

function didNotArrive({ state, bouncedAt }: StoredMail): boolean {
  return state === "failed" || state === "kept" || (state === "sent" && bouncedAt !== null);
}

/** Whoever knows the recipient's own address to reply to could answer in their name: the plain mailbox stands there. */
function withoutReplyAddress(
  { calendar, ...filled }: FilledMail,
  { fromAddress, mailbox }: { fromAddress: string | null; mailbox: string },
): FilledMail {
  if (!calendar || !fromAddress) return { ...filled, calendar };
  const lines = unfoldLines(calendar.content).map((line) => line.replaceAll(fromAddress, mailbox));
  return { ...filled, calendar: { ...calendar, content: foldLines(lines) } };
}
