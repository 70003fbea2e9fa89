import { type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { type DeliveryReport, readBounceProse, readDeliveryStatus } from "#app/domain/bounce.ts";

/** A mail as it is worked with. Addresses are in lower case. */
export interface ReadMail {
  from: { name: string; address: string };
  subject: string;
  messageId: string | null;
  /** The mails it answers, newest first. */
  references: string[];
  /** Every address it was sent or delivered to. */
  recipients: string[];
  /** Sent by no person: an absence notice, a read receipt. */
  automatic: boolean;
  /** What a person reads of it; empty where it has no words. */
  text: string;
  attachments: { name: string; mediaType: string; byteSize: number }[];
  /** The calendar object in it, decoded; null without one. */
  calendar: string | null;
  /** What a mail server reports of a mail of ours; null for any other mail. */
  bounce: (DeliveryReport & { prose: string; originalIds: string[] }) | null;
}

/** What is shown and searched of a mail's words; the whole is in the file. */
const MOST_TEXT = 20_000;
const MOST_HTML = 500_000;
const HEADERS_END = /\r?\n\r?\n/;

/**
 * Reads the bytes of a mail, whatever they are; null for what is no mail at all. A mail within a mail (forwarded,
 * or returned by a server) stays closed: its calendar is not this one's. Source: INTEROP 14.
 */
export async function readMail(bytes: Buffer): Promise<ReadMail | null> {
  const mail = await parse(bytes);
  if (!mail || mail.headers.size === 0) return null;
  const text = mail.text?.trim() ?? "";
  return {
    from: {
      name: mail.from?.value[0]?.name ?? "",
      address: mail.from?.value[0]?.address?.toLowerCase() ?? "",
    },
    subject: mail.subject ?? "",
    messageId: mail.messageId ?? null,
    references: [mail.inReplyTo ?? [], [mail.references ?? []].flat().reverse()].flat(),
    recipients: recipientsOf(mail),
    automatic: isAutomatic(mail),
    text: text.slice(0, MOST_TEXT),
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? "",
      mediaType: contentType,
      byteSize: size,
    })),
    calendar: calendarIn(mail),
    bounce: bounceIn(mail, text),
  };
}

async function parse(bytes: Buffer): Promise<ParsedMail | null> {
  const options = {
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    maxHtmlLengthToParse: MOST_HTML,
  };
  // What is too long or too broken as HTML is read without its words: what else is in the mail counts more.
  return simpleParser(bytes, options)
    .catch(() => simpleParser(bytes, { ...options, skipHtmlToText: true }))
    .catch(() => null);
}

const RECIPIENT_HEADERS = ["to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-forwarded-to"];

function recipientsOf({ headerLines }: ParsedMail): string[] {
  const lines = headerLines.filter(({ key }) => RECIPIENT_HEADERS.includes(key));
  const found = lines.flatMap(({ line }) => line.slice(0, 10_000).match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []);
  return [...new Set(found.map((address) => address.toLowerCase()))];
}

function headerOf({ headers }: ParsedMail, name: string): string {
  const value = headers.get(name);
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : typeof first === "object" && "value" in first ? String(first.value) : "";
}

function reportTypeOf({ headers }: ParsedMail): string {
  const type = headers.get("content-type");
  if (typeof type !== "object" || !("params" in type) || type.value.toLowerCase() !== "multipart/report") return "";
  return type.params["report-type"]?.toLowerCase() ?? "";
}

/** As RFC 3834 has it, and those who went before it. */
function isAutomatic(mail: ParsedMail): boolean {
  const submitted = headerOf(mail, "auto-submitted").toLowerCase();
  return (
    (submitted !== "" && submitted !== "no") ||
    headerOf(mail, "precedence").toLowerCase() === "auto_reply" ||
    headerOf(mail, "x-autoreply") !== "" ||
    headerOf(mail, "x-autorespond") !== "" ||
    reportTypeOf(mail) === "disposition-notification"
  );
}

/** The first text/calendar part, else a file that is one. */
function calendarIn({ attachments }: ParsedMail): string | null {
  const part =
    attachments.find(({ contentType }) => contentType === "text/calendar") ??
    attachments.find(
      ({ contentType, filename }) => contentType === "application/ics" || /\.ics$/i.test(filename ?? ""),
    );
  return part ? decode(part) : null;
}

const JIS_ESCAPE = /\u001b[$(]/;

/** By the part's own charset; where it names none, or one that it does not keep to, by what its bytes are. */
function decode({ content, headers }: Attachment): string {
  const type = headers.get("content-type");
  const charset = typeof type === "object" && "params" in type ? type.params.charset?.trim().toLowerCase() : undefined;
  // A decoder takes ASCII for Windows-1252, and says yes to any bytes.
  const named = /^(?:us-?)?ascii$/.test(charset ?? "") ? undefined : charset === "cp932" ? "shift_jis" : charset;
  const guesses = JIS_ESCAPE.test(content.toString("latin1"))
    ? ["iso-2022-jp", named, "utf-8"]
    : [named, markOf(content), "utf-8", "shift_jis"];
  for (const guess of guesses) {
    if (!guess) continue;
    try {
      // The decoder takes a byte order mark off itself.
      return new TextDecoder(guess, { fatal: true }).decode(content);
    } catch {
      // A charset that nobody knows, or bytes that are not of it.
    }
  }
  return new TextDecoder().decode(content);
}

function markOf(content: Buffer): string | undefined {
  const mark = content.length > 1 ? content.readUInt16BE(0) : 0;
  return mark === 0xfeff ? "utf-16be" : mark === 0xfffe ? "utf-16le" : undefined;
}

const POSTMASTER = /^(?:mailer[-_]?daemon|postmaster|mail[-_]?daemon|mdaemon)@/i;

function bounceIn(mail: ParsedMail, text: string): ReadMail["bounce"] {
  const status = mail.attachments.find(({ contentType }) => /^message\/(?:global-)?delivery-status$/.test(contentType));
  const failedRecipients = headerOf(mail, "x-failed-recipients") || null;
  const byDaemon =
    POSTMASTER.test(mail.from?.value[0]?.address ?? "") || /qmail-send program/.test(text.slice(0, 2_000));
  if (!status && reportTypeOf(mail) !== "delivery-status" && !failedRecipients && !byDaemon) return null;
  const prose = `${mail.subject ?? ""}\n${text}`;
  const told = readBounceProse(text, failedRecipients);
  const reported = status && readDeliveryStatus(status.content.toString("utf8"));
  const original = mail.attachments.filter(({ contentType }) =>
    /^(?:message\/rfc822|text\/rfc822-headers)$/.test(contentType),
  );
  const heads = original.map(({ content }) => content.toString("utf8").split(HEADERS_END, 1)[0] ?? "");
  const ids = [...heads, text].flatMap((part) => [...part.matchAll(/^message-id:\s*(<[^<>\s]+>)/gim)]);
  return {
    action: reported?.action ?? null,
    status: reported?.status ?? told.status,
    diagnostic: reported?.diagnostic ?? told.diagnostic,
    recipient: reported?.recipient ?? told.recipient,
    prose,
    originalIds: ids.flatMap(([, id]) => id ?? []),
  };
}
