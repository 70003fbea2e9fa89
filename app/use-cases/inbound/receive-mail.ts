import { Readable } from "node:stream";
import { invitationOfTag } from "#app/adapters/auth/reply-tag.server.ts";
import { findMailOfIds } from "#app/adapters/db/bounce-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  findSameMail,
  insertInbound,
  isRecorded,
  type MailOrigin,
  NO_ORIGIN,
} from "#app/adapters/db/inbound-store.server.ts";
import { findCalledBy, findOriginOfUid } from "#app/adapters/db/reply-store.server.ts";
import { keepFile } from "#app/adapters/files/file-store.server.ts";
import { readReply } from "#app/adapters/ical/read-reply.server.ts";
import type { ArrivedMail } from "#app/adapters/mail/mailbox.server.ts";
import { type ReadMail, readMail } from "#app/adapters/mail/read-mail.server.ts";
import type { CalendarReply } from "#app/domain/calendar-reply.ts";
import type { InboundState } from "#app/domain/inbound-mail.ts";
import { tagOf } from "#app/domain/reply-address.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import { type AppContext, transact } from "../context.ts";
import { takeBounce } from "./take-bounce.ts";
import { takeReply } from "./take-reply.ts";
import type { Verdict } from "./verdict.ts";

interface Folder {
  mailbox: string;
  uidValidity: string;
}

/** A mail that lies in the files already, and what can be read of it. */
interface Arrival {
  mail: ArrivedMail;
  sha256: string;
  read: ReadMail | null;
  reply: CalendarReply | null;
}

/**
 * Takes a mail in: records it together with whatever it causes, or nothing at all, so that it can be tried again.
 * A mail that was taken in before (`known`) changes nothing. Only then may the mailbox forget it.
 */
export async function receiveMail(ctx: AppContext, folder: Folder, mail: ArrivedMail): Promise<InboundState | "known"> {
  if (await isRecorded(ctx.db, { ...folder, uid: mail.uid })) return "known";
  const bytes = mail.bytes.length > 0 ? mail.bytes : Buffer.from("\r\n");
  const kept = await keepFile(ctx.settings.filesDir, Readable.from([bytes]), bytes.length);
  if (!kept.ok) throw new Error(kept.error);
  const read = await readMail(bytes);
  const reply = read?.calendar ? readReply(read.calendar) : null;
  const arrival = { mail, sha256: kept.value.sha256, read, reply };
  const first = await transact(ctx, (tx) => take(ctx, tx, folder, arrival, null));
  // An answer that the rules refuse is written into nothing; the mail is, for a person to see.
  const taken = first.ok ? first : await transact(ctx, (tx) => take(ctx, tx, folder, arrival, first.error));
  if (!taken.ok) throw new Error(taken.error);
  if (taken.value === "taken") ctx.wakeMailer();
  return taken.value;
}

async function take(
  ctx: AppContext,
  tx: Tx,
  folder: Folder,
  arrival: Arrival,
  refused: RsvpRefusal | null,
): Promise<Result<InboundState | "known", RsvpRefusal>> {
  const { mail, sha256, read } = arrival;
  const place = { ...folder, uid: mail.uid };
  if (await isRecorded(tx, place)) return ok("known");
  const judged = await judge(ctx, tx, folder, arrival, refused);
  if (!judged.ok) return judged;
  const { state, reason, origin, order = null, outboxMailId = null } = judged.value;
  await insertInbound(
    tx,
    {
      ...place,
      messageId: read?.messageId?.slice(0, 1000) ?? null,
      fromAddress: read?.from.address.slice(0, 320) ?? "",
      subject: (read?.subject ?? "").replace(/\p{Cc}+/gu, " ").slice(0, 500),
      ...{ sha256, byteSize: mail.byteSize, state, reason, order, outboxMailId, receivedAt: mail.arrivedAt },
    },
    origin ?? NO_ORIGIN,
  );
  return ok(state);
}

async function judge(
  ctx: AppContext,
  tx: Tx,
  { mailbox }: Folder,
  { mail, sha256, read, reply }: Arrival,
  refused: RsvpRefusal | null,
): Promise<Result<Verdict, RsvpRefusal>> {
  const before = await findSameMail(tx, { mailbox, sha256 });
  if (before) {
    const { outboxMailId, prefectureId, ...about } = before;
    const origin = prefectureId === null ? null : { ...about, prefectureId };
    return ok({ state: "ignored", reason: "seen-before", origin, outboxMailId });
  }
  if (!read) return ok({ state: "toCheck", reason: "unreadable", origin: null });
  const tags = read.recipients.flatMap((address) => tagOf(ctx.settings.mailFrom, address) ?? []);
  const invitationId = tags.map((tag) => invitationOfTag(ctx.settings.secret, tag)).find((id) => id !== null) ?? null;
  const called = invitationId === null ? null : await findCalledBy(tx, invitationId);
  const forged = tags.length > 0 && called === null;
  const origin = called ?? (forged ? null : await guessOrigin(tx, read, reply));
  if (!mail.whole) return ok({ state: "toCheck", reason: "too-large", origin });
  if (read.bounce) return ok(await takeBounce(tx, { bounce: read.bounce, called, at: mail.arrivedAt }));
  if (read.calendar === null) {
    return ok(
      read.automatic
        ? { state: "ignored", reason: "auto-reply", origin }
        : { state: "toCheck", reason: "free-text", origin },
    );
  }
  if (!reply) return ok({ state: "toCheck", reason: "unreadable", origin });
  return takeReply(ctx, tx, { read, reply, called, forged, origin, receivedAt: mail.arrivedAt, refused });
}

/** Without an address of its own: by the mail of ours that it answers, else by the session its calendar names. */
async function guessOrigin(tx: Tx, read: ReadMail, reply: CalendarReply | null): Promise<MailOrigin | null> {
  const answered = read.references.length > 0 ? await findMailOfIds(tx, read.references) : null;
  if (answered) {
    const { prefectureId, centerId, sessionId, invitationId } = answered;
    return { prefectureId, centerId, sessionId, invitationId };
  }
  if (!reply) return null;
  return findOriginOfUid(tx, reply.uid, [read.from.address, ...reply.attendees.map(({ address }) => address)]);
}
