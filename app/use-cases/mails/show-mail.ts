import { findMail, type StoredMail } from "#app/adapters/db/outbox-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { hiddenLink } from "#app/text/mail.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type FilledMail, fillMail, tokenOf } from "./fill-mail.ts";

type Shown = Omit<StoredMail, "calendarMessage" | "invitation" | "leaseOwner" | "leaseEndsAt">;

export interface ShownMail extends Shown, FilledMail {
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
  return ok({
    ...shown,
    ...fillMail(mail, linkShown ? tokenOf(mail, ctx.settings.secret) : hiddenLink),
    linkShown,
    mayResend: may(ctx.actor, "mail.resend", mail) && (mail.state === "failed" || mail.state === "kept"),
  });
}
