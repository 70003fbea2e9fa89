import { randomBytes } from "node:crypto";
import ICAL from "ical.js";
import { ImapFlow, type MessageStructureObject } from "imapflow";
import { type ParsedMail, simpleParser } from "mailparser";
import { expect } from "vitest";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import { addDays, fromTokyo, tokyoDate } from "#app/domain/tokyo-time.ts";
import { printHere } from "#app/http/print-thread.server.ts";
import { type RunningServer, startServer } from "#tests/e2e/server.ts";
import type { TestContext } from "#tests/support/context.ts";
import { type Dovecot, startDovecot } from "#tests/support/dovecot.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { startPostfix } from "#tests/support/postfix.ts";
import type { ReplyFacts } from "#tests/support/replies.ts";

const MAILBOX = { user: "renkei", address: "renkei@pref.example.jp" };

/** A mail as somebody finds it in their mailbox. */
export interface Received {
  raw: Buffer;
  parsed: ParsedMail;
  /** As the IMAP server tells it: `multipart/mixed(text/plain,application/ics)`. */
  structure: string;
}

/** Renkei as it runs for an office, with mail servers, mailboxes and a desk of its own. */
export type Office = Awaited<ReturnType<typeof openOffice>>;

/**
 * The built server beside Postfix and Dovecot. The desk works through the use cases, on the server's own database;
 * whoever is called has a mailbox by the local part of their address. Close it in the end.
 */
export async function openOffice() {
  const opened: (() => unknown)[] = [];
  const close = async () => {
    for (const end of opened.reverse()) await end();
  };
  try {
    const dovecot = await startDovecot();
    opened.push(dovecot.remove);
    const postfix = await startPostfix(dovecot.lmtpPort);
    opened.push(postfix.remove);
    const secret = randomBytes(32).toString("base64url");
    const server = await startServer({
      ...{ SMTP_URL: postfix.smtpUrl, IMAP_URL: dovecot.imapUrl(MAILBOX.user), MAIL_FROM: MAILBOX.address },
      // vitest has a BASE_URL of its own.
      ...{ SESSION_SECRET: secret, RENKEI_DEMO: "0", BASE_URL: "" },
    });
    opened.push(server.stop);
    const ctx = contextOf(server, secret);
    opened.push(() => ctx.db.$disconnect());
    const center = await createCenter(ctx);
    const desk = await asStaff(ctx, center);
    return { dovecot, postfix, server, ctx, center, desk, ...openMailboxes(dovecot), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The server's own database and secrets; the clock is the real one unless it is set, and again after `at("")`. */
function contextOf(server: RunningServer, secret: string): TestContext {
  let clock: Date | null = null;
  return {
    db: openDatabase(`file:${server.databaseFile}`),
    databaseFile: server.databaseFile,
    now: () => clock ?? new Date(),
    at: (now) => {
      clock = now ? new Date(now) : null;
    },
    settings: {
      baseUrl: server.url,
      mailFrom: MAILBOX.address,
      repliesAreRead: true,
      mailIsDelivered: true,
      filesDir: `${server.databaseFile.replace(/[^/]*$/, "")}files`,
      secret,
    },
    requestId: "test",
    // Another process cannot be woken: its worker looks by itself every five seconds.
    wakeMailer: () => {},
    importer: { wake: () => {}, doneOf: () => null },
    printer: printHere,
  };
}

function openMailboxes(dovecot: Dovecot) {
  const read = new Map<string, number>();
  /** All that lies in somebody's INBOX, oldest first. */
  const inbox = async (user: string): Promise<Received[]> => {
    const { port, username, password } = new URL(dovecot.imapUrl(user));
    const client = new ImapFlow({
      ...{ host: "127.0.0.1", port: Number(port), secure: false, logger: false },
      auth: { user: decodeURIComponent(username), pass: password },
    });
    await client.connect();
    try {
      const { exists } = await client.mailboxOpen("INBOX", { readOnly: true });
      const found = exists > 0 ? await client.fetchAll("1:*", { source: true, bodyStructure: true }) : [];
      return await Promise.all(
        found.map(async ({ source, bodyStructure }) => {
          const raw = source ?? Buffer.alloc(0);
          return { raw, parsed: await simpleParser(raw), structure: bodyStructure ? outline(bodyStructure) : "" };
        }),
      );
    } finally {
      await client.logout();
    }
  };
  return {
    inbox,
    /** The next mail in somebody's INBOX that was not read there so far. */
    next: async (user: string): Promise<Received> => {
      const from = read.get(user) ?? 0;
      let mail: Received | undefined;
      await expect
        .poll(
          async () => {
            mail = (await inbox(user))[from];
            return mail !== undefined;
          },
          { timeout: 25_000, interval: 250, message: `a mail to ${user}` },
        )
        .toBe(true);
      read.set(user, from + 1);
      if (!mail) throw new Error("no mail");
      return mail;
    },
  };
}

function outline({ type, childNodes }: MessageStructureObject): string {
  return childNodes ? `${type}(${childNodes.map(outline).join(",")})` : type;
}

/** The calendar object in a mail, as a client reads it from the alternative; null without one. */
export function eventIn({ parsed }: Received) {
  const part = parsed.attachments.find(({ contentType }) => contentType === "text/calendar");
  if (!part) return null;
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString()));
  const event = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => String(event?.getFirstPropertyValue(name) ?? "");
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: value("uid"),
    sequence: Number(value("sequence")),
    status: value("status"),
    title: value("summary"),
    place: value("location"),
    starts: value("dtstart"),
    organizer: value("organizer").replace(/^mailto:/i, ""),
    attendee: value("attendee").replace(/^mailto:/i, ""),
  };
}

/** What a client needs to answer an invitation: all of it from the mail. */
export function answerTo(mail: Received, fields: Partial<ReplyFacts> = {}): ReplyFacts {
  const event = eventIn(mail);
  if (!event) throw new Error("nothing to answer");
  const { uid, sequence, organizer, attendee } = event;
  return { uid, sequence, organizer, attendee, stampedAt: stamp(0), ...fields };
}

/** A DTSTAMP so many seconds from now. */
export function stamp(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** The personal link in a mail's text. */
export function linkIn({ parsed }: Received): string {
  const link = parsed.text?.match(/https?:\/\/\S+\/(?:r|p|a|proxy)\/\S{32}/)?.[0];
  if (!link) throw new Error("no link");
  return link;
}

/** Presses a button of a page, as a browser without script does. */
export async function press(link: string, fields: Record<string, string>): Promise<void> {
  const headers = { Origin: new URL(link).origin };
  const body = new URLSearchParams(fields);
  const { status } = await fetch(link, { method: "POST", headers, body, redirect: "manual" });
  expect([link, status]).toEqual([link, 303]);
}

/** A time in Tokyo, so many days from today. */
export function inDays(days: number, time: string): Date {
  return fromTokyo(addDays(tokyoDate(new Date()), days), time);
}
