import { findReaders } from "#app/adapters/db/minutes-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type ContactWay, contactWay, mailAddress } from "#app/domain/contact.ts";
import { fillToken, linkFaded, minutesPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { hasTakenPlace, isReader, type MinutesMail, type MinutesReaders, readersOffered } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { addDays, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { MailContent } from "#app/mail/letter.ts";
import { minutesConfirmedMail, minutesReviewMail } from "#app/mail/minutes.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { AppContext, StaffContext } from "../context.ts";
import type { MinutesRefusal } from "./lock-minutes.ts";

/** Days that members usually get to read a draft. */
const USUAL_DAYS = 14;

export interface MinutesReader {
  invitationId: string;
  tokenGeneration: number;
  name: string;
  organizationName: string | null;
  title: string | null;
  email: string | null;
  reachedBy: ContactWay;
}

export interface MinutesMailPreview {
  session: SessionWithPlan;
  version: number;
  /** Whom it goes to, of the choices there are. */
  whom: MinutesReaders;
  offered: readonly MinutesReaders[];
  readers: MinutesReader[];
  /** The last day for comments: as it is set, or proposed. */
  reviewBy: IsoDate;
  /** What the first to get a mail will read. */
  mail: { toName: string; toAddress: string; subject: string; text: string } | null;
}

export type MailClosed = "not-written" | "minutes-moved-on" | "links-faded";

/**
 * What sending the draft, or the confirmed minutes, would do: to those asked for, or the usual ones where they are none
 * of the choices. Changes nothing.
 */
export async function previewMinutesMail(
  ctx: StaffContext,
  { sessionId, kind, asked }: { sessionId: string; kind: MinutesMail; asked: string | null },
): Promise<Result<MinutesMailPreview, MinutesRefusal | MailClosed>> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
  if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
  const minutes = await ctx.db.minutes.findUnique({ where: { sessionId } });
  if (!minutes) return refuse("not-written");
  if ((kind === "minutesConfirmed") !== (minutes.state === "confirmed")) return refuse("minutes-moved-on");
  if (linkFaded(session, ctx.now())) return refuse("links-faded");
  const offered = readersOffered(minutes.state);
  const whom = offered.find((known) => known === asked) ?? offered[0] ?? "attended";
  const readers = readersOf(await findReaders(ctx.db, sessionId), whom);
  const today = tokyoDate(ctx.now());
  const set = minutes.reviewBy && minutes.reviewBy >= today ? minutes.reviewBy : null;
  const reviewBy = set ?? addDays(today, USUAL_DAYS);
  const first = readers.find(({ email }) => email !== null);
  const preview = { session, version: minutes.version, whom, offered, readers, reviewBy };
  if (!first?.email) return ok({ ...preview, mail: null });
  const { subject, text } = writeMinutesMail(ctx, session, first, kind, reviewBy);
  const mail = { toName: first.name, toAddress: first.email, subject, text: fillToken(text, tokenToCome) };
  return ok({ ...preview, mail });
}

export function readersOf(found: Awaited<ReturnType<typeof findReaders>>, whom: MinutesReaders): MinutesReader[] {
  return found
    .filter(({ attendances, mails, minutesComments }) =>
      isReader(whom, {
        attended: attendances.length > 0,
        asked: mails.length > 0,
        commented: minutesComments.length > 0,
      }),
    )
    .map(({ id: invitationId, name, organizationName, title, tokenGeneration, person }) => ({
      ...{ invitationId, name, organizationName, title, tokenGeneration },
      email: mailAddress(person),
      reachedBy: contactWay(person),
    }));
}

/** The letter to one person, with the placeholder where their link's token will stand. */
export function writeMinutesMail(
  ctx: AppContext,
  session: SessionWithPlan,
  to: Pick<MinutesReader, "name" | "organizationName" | "title">,
  kind: MinutesMail,
  reviewBy: IsoDate,
): MailContent {
  const facts = {
    title: session.title,
    issuedOn: tokyoDate(ctx.now()),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
    center: session.center,
    link: ctx.settings.baseUrl + minutesPath(TOKEN_PLACEHOLDER),
  };
  return kind === "minutesReview" ? minutesReviewMail({ ...facts, reviewBy }) : minutesConfirmedMail(facts);
}
