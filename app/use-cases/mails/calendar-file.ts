import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { fillMail, tokenOf } from "./fill-mail.ts";

interface CalendarFile {
  fileName: string;
  method: "REQUEST" | "CANCEL";
  content: string;
}

/** The .ics of a mail, byte for byte as the recipient gets it: for those who may see the link in it. */
export async function calendarFile(
  ctx: StaffContext,
  mailId: string,
): Promise<Result<CalendarFile, "not-found" | "forbidden">> {
  const mail = await findMail(ctx.db, { id: mailId, prefectureId: ctx.actor.prefectureId });
  if (!mail?.calendarMessage || !may(ctx.actor, "mail.read", mail)) return refuse("not-found");
  if (!may(ctx.actor, "mail.readLink", mail)) return refuse("forbidden");
  const { calendar } = fillMail(mail, tokenOf(mail, ctx.settings.secret));
  if (!calendar) return refuse("not-found");
  return ok({ fileName: "invite.ics", method: calendar.method, content: calendar.content });
}
