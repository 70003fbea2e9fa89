/** What calendar programs send back, in the shapes they are known for, to be put into a mailbox. */

export interface ReplyFacts {
  uid: string;
  /** The invitation's own address. */
  organizer: string;
  attendee: string;
  /** Who sends the mail; the attendee unless told. */
  from?: string;
  partstat?: "ACCEPTED" | "DECLINED" | "TENTATIVE" | "DELEGATED" | "NEEDS-ACTION";
  method?: "REPLY" | "COUNTER" | "REQUEST" | "REFRESH";
  sequence?: number | null;
  /** UTC, as 20260602T010000Z. */
  stampedAt?: string;
  comment?: string;
  delegatedTo?: string;
  /** More lines of the event. */
  more?: readonly string[];
}

/** The object alone, as RFC 5546 has it. */
export function replyCalendar(facts: ReplyFacts, shape: { prodId?: string; organizer?: boolean } = {}): string {
  const { uid, organizer, attendee, partstat = "ACCEPTED", method = "REPLY", stampedAt = "20260601T010000Z" } = facts;
  const sequence = facts.sequence === undefined ? 0 : facts.sequence;
  const to = facts.delegatedTo ? `;DELEGATED-TO="mailto:${facts.delegatedTo}"` : "";
  return lines(
    "BEGIN:VCALENDAR",
    `PRODID:${shape.prodId ?? "-//Test//Client//EN"}`,
    "VERSION:2.0",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stampedAt}`,
    "DTSTART:20260701T050000Z",
    "DTEND:20260701T070000Z",
    ...(sequence === null ? [] : [`SEQUENCE:${sequence}`]),
    ...(shape.organizer === false ? [] : [`ORGANIZER:mailto:${organizer}`]),
    `ATTENDEE;PARTSTAT=${partstat}${to};CN=x:mailto:${attendee}`,
    ...(facts.comment ? [`COMMENT:${facts.comment}`] : []),
    ...(facts.more ?? []),
    "END:VEVENT",
    "END:VCALENDAR",
  );
}

/** Outlook and Exchange: no ORGANIZER, the whole in base64 beside an empty text, in upper-case addresses. */
export function outlookReply(facts: ReplyFacts, words = ""): Buffer {
  const calendar = replyCalendar(
    { ...facts, attendee: facts.attendee.toUpperCase() },
    { prodId: "Microsoft Exchange Server 2010", organizer: false },
  ).replace("mailto:", "MAILTO:");
  return alternative(facts, "承諾: 在宅医療専門部会", [
    part('text/plain; charset="utf-8"', "base64", Buffer.from(words)),
    part('text/calendar; charset="utf-8"; method=REPLY', "base64", Buffer.from(calendar)),
  ]);
}

/** Google: a sentence about the answer, the object in the text and as a file beside it. */
export function googleReply(facts: ReplyFacts): Buffer {
  const calendar = Buffer.from(replyCalendar(facts, { prodId: "-//Google Inc//Google Calendar 70.9054//EN" }));
  return mail(facts, "承諾: 在宅医療専門部会", "multipart/mixed; boundary=out", [
    "--out",
    "Content-Type: multipart/alternative; boundary=in",
    "",
    "--in",
    ...part(
      'text/plain; charset="UTF-8"; format=flowed; delsp=yes',
      "base64",
      Buffer.from("釧路 花子がこの招待に応答しました。"),
    ),
    "--in",
    ...part('text/calendar; charset="UTF-8"; method=REPLY', "7bit", calendar),
    "--in--",
    "--out",
    ...part('application/ics; name="invite.ics"', "base64", calendar),
    "--out--",
  ]);
}

/** Apple Mail: the object alone is the mail, in quoted-printable. */
export function appleReply(facts: ReplyFacts): Buffer {
  const calendar = replyCalendar(facts, { prodId: "-//Apple Inc.//macOS 14.5//EN" });
  return mail(
    facts,
    "承諾：在宅医療専門部会",
    "text/calendar; charset=utf-8; method=REPLY",
    quoted(Buffer.from(calendar)),
    ["Content-Transfer-Encoding: quoted-printable"],
  );
}

/** Thunderbird: names and a comment, with folded lines. */
export function thunderbirdReply(facts: ReplyFacts): Buffer {
  const calendar = replyCalendar(facts, { prodId: "-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN" });
  const folded = calendar.replace(/ATTENDEE[^\r]*/, (line) => line.replace(/(.{40})/g, "$1\r\n "));
  return alternative(facts, "Event Invitation Reply (Accepted)", [
    part(
      "text/plain; charset=UTF-8; format=flowed",
      "8bit",
      Buffer.from("釧路 花子 has accepted your event invitation."),
    ),
    part("text/calendar; method=REPLY; charset=UTF-8", "8bit", Buffer.from(folded)),
  ]);
}

/** One part in any charset (its bytes are made by the caller), or with none named. */
export function encodedReply(facts: ReplyFacts, calendar: Buffer, charset: string | null): Buffer {
  return alternative(facts, "Re", [
    part(`text/calendar; method=REPLY${charset ? `; charset=${charset}` : ""}`, "base64", calendar),
  ]);
}

/** Only a file, as some gateways leave it. */
export function fileReply(facts: ReplyFacts, type = 'application/ics; name="invite.ics"'): Buffer {
  return mail(facts, "Re", "multipart/mixed; boundary=b", [
    "--b",
    ...part("text/plain; charset=utf-8", "8bit", Buffer.from("添付をご覧ください。")),
    "--b",
    ...part(type, "base64", Buffer.from(replyCalendar(facts)), [
      'Content-Disposition: attachment; filename="invite.ics"',
    ]),
    "--b--",
  ]);
}

/** A person's own words. */
export function writtenReply(
  facts: Pick<ReplyFacts, "organizer" | "attendee" | "from">,
  words: string,
  headers: readonly string[] = [],
): Buffer {
  return mail(
    facts,
    "Re: ご案内",
    "text/plain; charset=utf-8",
    [Buffer.from(words).toString("base64")],
    ["Content-Transfer-Encoding: base64", ...headers],
  );
}

export interface BounceFacts {
  /** The address our mail came from, to which it is returned. */
  returnedTo: string;
  recipient: string;
  action?: "failed" | "delayed" | "delivered";
  status?: string;
  diagnostic?: string;
  /** Of the mail that came back. */
  messageId: string;
}

/** As RFC 3464 has it, with the mail that came back: its own calendar object is not an answer. */
export function deliveryReport(facts: BounceFacts): Buffer {
  const { returnedTo, recipient, action = "failed", status = "5.1.1", diagnostic = "550 5.1.1 User unknown" } = facts;
  return bytes(
    "Return-Path: <>",
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.jp>",
    `To: ${returnedTo}`,
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "Message-ID: <dsn-1@mx.example.jp>",
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=r",
    "",
    "--r",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "This is the mail system at host mx.example.jp.",
    "--r",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.jp",
    "Arrival-Date: Mon, 1 Jun 2026 09:00:00 +0900 (JST)",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    "",
    "--r",
    "Content-Type: message/rfc822",
    "",
    `Message-ID: ${facts.messageId}`,
    `From: ${returnedTo}`,
    `To: ${recipient}`,
    "Subject: =?utf-8?B?44GU5qGI5YaF?=",
    "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
    "",
    replyCalendar({ uid: "returned", organizer: returnedTo, attendee: recipient, method: "REQUEST" }),
    "--r--",
  );
}

/** As servers have it that know no report: in prose alone. */
export function proseBounce(facts: {
  returnedTo: string;
  words: string;
  from?: string;
  headers?: readonly string[];
}): Buffer {
  return bytes(
    "Return-Path: <>",
    `From: ${facts.from ?? "Mail Delivery Subsystem <MAILER-DAEMON@old.example.jp>"}`,
    `To: ${facts.returnedTo}`,
    "Subject: failure notice",
    ...(facts.headers ?? []),
    "",
    facts.words,
  );
}

function alternative(
  facts: Pick<ReplyFacts, "organizer" | "attendee" | "from">,
  subject: string,
  parts: string[][],
): Buffer {
  return mail(facts, subject, "multipart/alternative; boundary=b", [
    ...parts.flatMap((each) => ["--b", ...each]),
    "--b--",
  ]);
}

function mail(
  { organizer, attendee, from = attendee }: Pick<ReplyFacts, "organizer" | "attendee" | "from">,
  subject: string,
  type: string,
  body: readonly string[],
  headers: readonly string[] = [],
): Buffer {
  return bytes(
    `From: =?utf-8?B?${Buffer.from("釧路 花子").toString("base64")}?= <${from}>`,
    `To: ${organizer}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "Date: Mon, 01 Jun 2026 10:00:00 +0900",
    `Message-ID: <${Math.random().toString(36).slice(2)}@client.example.jp>`,
    "MIME-Version: 1.0",
    `Content-Type: ${type}`,
    ...headers,
    "",
    ...body,
  );
}

function part(
  type: string,
  encoding: "base64" | "7bit" | "8bit",
  content: Buffer,
  headers: readonly string[] = [],
): string[] {
  const body =
    encoding === "base64" ? (content.toString("base64").match(/.{1,76}/g) ?? [""]) : [content.toString("latin1")];
  return [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, ...headers, "", ...body];
}

function quoted(content: Buffer): string[] {
  const encode = (byte: number) =>
    (byte >= 32 && byte < 127 && byte !== 61) || byte === 13 || byte === 10
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  const text = [...content].map(encode).join("");
  return text.split("\r\n").map((line) => line.replace(/((?:=[0-9A-F]{2}|[^=]){60,72})(?=.)/g, "$1=\r\n"));
}

/** Lines already in bytes (8bit parts) stay as they are. */
function bytes(...all: string[]): Buffer {
  return Buffer.from(lines(...all), "latin1");
}

function lines(...all: string[]): string {
  return `${all.join("\r\n")}\r\n`;
}
