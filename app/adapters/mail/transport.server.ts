import nodemailer, { type NodemailerError, type SendMailOptions } from "nodemailer";
import { failureOf, isOfMail, type MailFailure } from "#app/domain/mail-retry.ts";
import { withoutTags } from "#app/domain/reply-address.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { undeliverable } from "#app/text/mail.ts";

export interface MailTransport {
  /** Rejects with what the server, or the way to it, refused. */
  send(mail: SendMailOptions): Promise<unknown>;
  /** Rejects where the server lets nobody in. */
  verify(): Promise<unknown>;
  close(): void;
}

/** A mail to one recipient, complete: its link filled in. */
export interface OutgoingMail {
  messageId: string;
  from: Address;
  to: Address;
  replyTo: string | null;
  date: Instant;
  subject: string;
  text: string;
  html: string;
  calendar: { method: "REQUEST" | "CANCEL"; content: string } | null;
  /** A PDF that goes with it. */
  letter: { fileName: string; bytes: Uint8Array } | null;
}

interface Address {
  name: string;
  address: string;
}

export type Delivery = { ok: true } | { ok: false; failure: MailFailure; reason: string };

/** However slow the server, a send has ended by then, and a look whether it is there by as much again: within the lease. */
const SEND_LIMIT_MS = 60_000;
export const LEASE_MS = 5 * 60_000;

/** The server at SMTP_URL (`smtp:` or `smtps:`). Connections are kept open between mails; close it in the end. */
export function openTransport(smtpUrl: string, { connections = 1, sendLimitMs = SEND_LIMIT_MS } = {}): MailTransport {
  const mailer = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    // Whether to try again is decided by the outbox alone.
    maxRequeues: 0,
    connectionTimeout: sendLimitMs / 4,
    greetingTimeout: sendLimitMs / 4,
    socketTimeout: sendLimitMs / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: (mail) => mailer.sendMail({ ...mail, signal: AbortSignal.timeout(sendLimitMs) }),
    verify: () => Promise.race([mailer.verify(), afterwards(sendLimitMs)]),
    close: () => mailer.close(),
  };
}

/**
 * Hands one mail to the server. There is no Auto-Submitted header: by RFC 3834 it marks what no person has sent,
 * and keeps replies away, while a desk sends an invitation to get one, be it 「不在です」.
 */
export async function deliver(transport: MailTransport, mail: OutgoingMail): Promise<Delivery> {
  if (!isMailbox(mail.to.address)) return { ok: false, failure: "refused", reason: undeliverable.badAddress };
  try {
    await transport.send({
      messageId: mail.messageId,
      from: plain(mail.from),
      to: plain(mail.to),
      replyTo: mail.replyTo && isMailbox(mail.replyTo) ? mail.replyTo : undefined,
      envelope: { from: mail.from.address, to: mail.to.address },
      date: mail.date,
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      icalEvent: mail.calendar
        ? { method: mail.calendar.method, filename: "invite.ics", content: mail.calendar.content }
        : undefined,
      attachments: mail.letter
        ? [
            {
              filename: mail.letter.fileName,
              content: Buffer.from(mail.letter.bytes),
              contentType: "application/pdf",
            },
          ]
        : undefined,
    });
    return { ok: true };
  } catch (error) {
    const { responseCode, command, response, message } = error as NodemailerError;
    const failed = { code: responseCode ?? null, command: command ?? null, text: oneLine(response ?? message) };
    const isServerThere = isOfMail(failed) || (await letsUsIn(transport));
    return { ok: false, failure: failureOf(failed, isServerThere), reason: withoutTags(failed.text).slice(0, 500) };
  }
}

function letsUsIn(transport: MailTransport): Promise<boolean> {
  return transport.verify().then(
    () => true,
    () => false,
  );
}

/** Rejects after so many ms. */
function afterwards(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("timed out")), ms).unref());
}

/**
 * One address and nothing that a header or a list of addresses could be made of. Otherwise wide: Japanese
 * carriers gave out addresses with dots side by side or before the @, which nodemailer quotes.
 */
function isMailbox(address: string): boolean {
  return /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u.test(address);
}

function plain({ name, address }: Address): Address {
  return { name: oneLine(name), address };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}]+/gu, " ").trim();
}
