import { findCheckOutcome, findInbound } from "#app/adapters/db/inbound-store.server.ts";
import { fileSize, openFile } from "#app/adapters/files/file-store.server.ts";
import { readReply } from "#app/adapters/ical/read-reply.server.ts";
import { type ReadMail, readMail } from "#app/adapters/mail/read-mail.server.ts";
import { type CalendarReply, delegatesIn } from "#app/domain/calendar-reply.ts";
import { type BouncedTo, CHECK_OUTCOMES, type CheckOutcome, saysOwnAnswer } from "#app/domain/inbound-mail.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { answersOffered, type RsvpAnswer } from "#app/domain/rsvp.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { mayInbound } from "./inbound-scope.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findInbound>>>;

export interface ShownInbound {
  mail: Omit<Row, "sha256" | "mailbox" | "uidValidity" | "uid" | "outboxMail">;
  /** What can be read of it; null where the raw mail is no more, or is no mail. */
  words: Pick<ReadMail, "from" | "recipients" | "text" | "attachments"> | null;
  reply:
    | (Pick<CalendarReply, "method" | "startsAt" | "endsAt" | "comment"> & { delegates: string[]; answer: string })
    | null;
  /** The mail of ours that came back, whose address it was, and which of those on file has it. */
  bounced: {
    mailId: string | null;
    recipient: string | null;
    diagnostic: string | null;
    to: BouncedTo;
    personId: string | null;
  } | null;
  hasFile: boolean;
  outcome: CheckOutcome | null;
  mayCheck: boolean;
  /** Whether the answer in it can be entered from here. */
  mayEnter: boolean;
  /** The answers that can be recorded from here as the mail says them. */
  answers: RsvpAnswer[];
}

/** A mail that came in, read anew from its bytes. To those who may not see it there is none. */
export async function showInbound(ctx: StaffContext, id: string): Promise<Result<ShownInbound, "not-found">> {
  const row = await findInbound(ctx.db, id);
  if (!row || !mayInbound(ctx.actor, "inbound.read", row)) return refuse("not-found");
  const { sha256, mailbox: _mailbox, uidValidity: _validity, uid: _uid, outboxMail: _ours, ...mail } = row;
  const read = await readFile(ctx.settings.filesDir, sha256);
  const reply = read?.calendar ? readReply(read.calendar) : null;
  const outcome = row.state === "checked" ? await findCheckOutcome(ctx.db, id) : null;
  const { centerId, prefectureId } = row;
  const mayEnter = prefectureId !== null && may(ctx.actor, "response.enter", { prefectureId, centerId });
  return ok({
    mail,
    words: read && { from: read.from, recipients: read.recipients, text: read.text, attachments: read.attachments },
    reply: reply && {
      method: reply.method,
      startsAt: reply.startsAt,
      endsAt: reply.endsAt,
      comment: reply.comment,
      delegates: delegatesIn(reply),
      answer: reply.attendees[0]?.partstat ?? "",
    },
    bounced: read?.bounce || row.outboxMail ? bouncedMail(row, read?.bounce ?? null) : null,
    hasFile: read !== null || row.byteSize > 0,
    outcome: CHECK_OUTCOMES.find((each) => each === outcome) ?? null,
    mayCheck: mayInbound(ctx.actor, "inbound.check", row),
    mayEnter,
    answers: mayEnter ? answersIn(row) : [],
  });
}

/** The raw mail, to be saved, for those who may read it. */
export async function openInbound(
  ctx: StaffContext,
  id: string,
): Promise<Result<{ sha256: string; mediaType: string; fileName: string }, "not-found">> {
  const row = await findInbound(ctx.db, id);
  if (!row?.sha256 || !mayInbound(ctx.actor, "inbound.read", row)) return refuse("not-found");
  const { date, time } = toTokyo(row.receivedAt);
  const fileName = `mail-${date.replaceAll("-", "")}-${time.replace(":", "")}.eml`;
  return ok({ sha256: row.sha256, mediaType: "message/rfc822", fileName });
}

async function readFile(dir: string, sha256: string): Promise<ReadMail | null> {
  if (!sha256 || (await fileSize(dir, sha256)) === null) return null;
  const pieces: Buffer[] = [];
  for await (const piece of openFile(dir, sha256)) pieces.push(piece as Buffer);
  return readMail(Buffer.concat(pieces));
}

function bouncedMail(
  { outboxMail, invitation }: Row,
  bounce: ReadMail["bounce"],
): NonNullable<ShownInbound["bounced"]> {
  const to = outboxMail?.proxyId ? "proxy" : outboxMail?.applicationId ? "application" : "person";
  return {
    mailId: outboxMail?.id ?? null,
    recipient: outboxMail?.toAddress || (bounce?.recipient ?? null),
    diagnostic: bounce?.diagnostic ?? null,
    to,
    personId: to === "person" ? (invitation?.person.id ?? outboxMail?.pollParticipant?.personId ?? null) : null,
  };
}

/** A proxy's name is more than a press: 代理出席 is entered on its own page. */
function answersIn({ state, reason, session, invitation }: Row): RsvpAnswer[] {
  const isOpen = state === "toCheck" && session?.state === "scheduled" && invitation !== null;
  return isOpen && saysOwnAnswer(reason) ? answersOffered(session.format, "notAllowed") : [];
}
