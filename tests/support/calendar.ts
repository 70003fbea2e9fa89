import { expect } from "vitest";

const VTIMEZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:Asia/Tokyo",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900",
  "TZNAME:JST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\n");

/** Asserts every rule of INTEROP that a calendar's bytes show by themselves. */
export function expectSoundCalendar(content: string | Uint8Array): void {
  expect(calendarFaults(content)).toEqual([]);
}

/** What is wrong with a calendar, invite or feed: as it was written, or as its bytes arrived. */
export function calendarFaults(content: string | Uint8Array): string[] {
  const bytes = Buffer.from(content);
  const text = bytes.toString();
  const lines = logicalLines(text);
  // Encoding would turn half a character into U+FFFD, which anyone may type: in a text it is looked for before.
  const halves = typeof content === "string" && /\p{Cs}/u.test(content) ? ["half a character"] : [];
  return [
    ...halves,
    ...lineFaults(bytes, text),
    ...structureFaults(lines),
    ...lines.flatMap(propertyFaults),
    ...requestFaults(lines),
  ];
}

/** The lines as they were before folding. */
export function logicalLines(content: string): string[] {
  return content
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((line) => line !== "");
}

/** Rules 1 and 2, on the bytes. */
function lineFaults(bytes: Buffer, content: string): string[] {
  const faults: string[] = [];
  if (!content.endsWith("\r\n")) faults.push("no CRLF at the end");
  if (content.endsWith("\r\n\r\n")) faults.push("an empty line at the end");
  if (/[^\r]\n|\r[^\n]/.test(content)) faults.push("a CR or LF by itself");
  if (/(?![\r\n])\p{Cc}/u.test(content)) faults.push("a control character");
  const strict = new TextDecoder("utf-8", { fatal: true });
  for (const line of splitBytes(bytes)) {
    if (line.length > 75) faults.push(`${line.length} octets: ${line.toString()}`);
    try {
      strict.decode(line);
    } catch {
      faults.push(`not UTF-8 by itself: ${line.toString()}`);
    }
  }
  return faults;
}

function splitBytes(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf("\r\n"); end !== -1; end = bytes.indexOf("\r\n", start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 2;
  }
  return lines;
}

/** Rules 5 and 6: balance, one VTIMEZONE, properties before components. */
function structureFaults(lines: string[]): string[] {
  const faults: string[] = [];
  const open: { name: string; hasPart: boolean }[] = [];
  for (const line of lines) {
    if (line.startsWith("BEGIN:")) {
      const around = open.at(-1);
      if (around) around.hasPart = true;
      open.push({ name: line.slice("BEGIN:".length), hasPart: false });
    } else if (line.startsWith("END:")) {
      if (open.pop()?.name !== line.slice("END:".length)) faults.push(`unbalanced: ${line}`);
    } else if (open.at(-1)?.hasPart !== false) {
      faults.push(`property after a component: ${line}`);
    }
  }
  if (open.length > 0) faults.push("not closed");
  if (lines.filter((line) => line === "BEGIN:VCALENDAR").length !== 1) faults.push("not one calendar");
  const text = lines.join("\n");
  if (text.split(VTIMEZONE).length !== 2 || text.split("BEGIN:VTIMEZONE").length !== 2)
    faults.push("not our VTIMEZONE");
  return faults;
}

/** Rules 2 to 5, line by line. */
function propertyFaults(line: string): string[] {
  const [, name, parameters = "", value = ""] =
    line.match(/^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/u) ?? [];
  if (!name) return [`not a property: ${line}`];
  const faults: string[] = [];
  const wrong = (why: string) => faults.push(`${why}: ${line}`);
  if (/^(DTSTAMP|CREATED|LAST-MODIFIED)$/.test(name) && !/^\d{8}T\d{6}Z$/.test(value)) wrong("not in UTC");
  if (/^DT(START|END)$/.test(name) && line !== "DTSTART:19700101T000000") {
    if (parameters !== ";TZID=Asia/Tokyo" || !/^\d{8}T\d{6}$/.test(value)) wrong("not in Asia/Tokyo");
  }
  if (
    /^(SUMMARY|LOCATION|DESCRIPTION|UID|X-WR-CALNAME)$/.test(name) &&
    /(?<!\\)(?:\\\\)*(?:[;,]|\\[^\\;,nN]|\\$)/.test(value)
  ) {
    wrong("TEXT not escaped");
  }
  if (/^(ORGANIZER|ATTENDEE)$/.test(name)) {
    if (!/;CN="[^"^]+"/.test(parameters)) wrong("CN not quoted, or with a caret");
    if (!/^mailto:[^\s\\,;]+$/i.test(value)) wrong("not a mailbox");
  }
  if (name === "URL" && /[\\,;\s]/.test(value)) wrong("URI escaped");
  return faults;
}

/** Rules 7 and 9. */
function requestFaults(lines: string[]): string[] {
  const method = lines.find((line) => line.startsWith("METHOD:"))?.slice("METHOD:".length);
  if (method !== "REQUEST" && method !== "CANCEL") return [];
  const faults: string[] = [];
  for (const name of ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "ORGANIZER", "SEQUENCE", "ATTENDEE", "STATUS"]) {
    const count = lines.filter((line) => line.match(/^[A-Z-]+/)?.[0] === name).length;
    // DTSTART stands in VTIMEZONE too.
    if (count !== (name === "DTSTART" ? 2 : 1)) faults.push(`${count} × ${name}`);
  }
  const status = method === "REQUEST" ? "STATUS:CONFIRMED" : "STATUS:CANCELLED";
  if (!lines.includes(status)) faults.push(`no ${status}`);
  const asks = lines.some((line) => line.startsWith("ATTENDEE") && line.includes(";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"));
  if (asks !== (method === "REQUEST")) faults.push("asks for an answer when it should not, or the reverse");
  return faults;
}
