// What ical-generator 11.1.2 leaves to be mended, for every calendar written here. Source: INTEROP 1–6.

/** Text that may have several lines: no control characters but the line breaks between them, no half characters. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, "");
}

export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n/g, " ").trim();
}

/**
 * For CN: clients differ on RFC 6868, so nothing is left in it that would need its caret encoding; nor a backslash,
 * which some read as in a TEXT value.
 */
export function cleanName(text: string): string {
  return cleanLine(text).replace(/"/g, "”").replace(/\^/g, "＾").replace(/\\/g, "＼");
}

/**
 * An address or a mailbox in which no character needs escaping: ical-generator would backslash `,` `;` and `\`
 * in URI values, where RFC 5545 knows no escapes.
 */
export function cleanUri(uri: string): string {
  return cleanLine(uri).replace(/[^\x21-\x7e]|[\\;,"<>^`{|}]/gu, encodeURIComponent);
}

/** Of an organizer or attendee; the address where nothing is left of the name. */
export function cleanMailbox({ name, email }: { name: string; email: string }): { name: string; email: string } {
  const address = cleanUri(email);
  return { name: cleanName(name) || address, email: address };
}

/** Calendars show LOCATION alone at a glance, so the address to join at stands there too; null without either. */
export function cleanPlace({ place, onlineUrl }: { place: string | null; onlineUrl: string | null }): string | null {
  return (
    [place, onlineUrl]
      .map((part) => cleanLine(part ?? ""))
      .filter(Boolean)
      .join(" / ") || null
  );
}

/** For a TEXT value that ical-generator writes as it gets it (UID, the calendar's name). */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/** Folds lines so that each has at most 75 octets and is UTF-8 by itself; every one ends in CRLF, the last too. */
export function foldLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

export function unfoldLines(content: string): string[] {
  return content
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter(Boolean);
}

/** Puts each component's own properties before the components within it, and folds anew. */
export function mendCalendar(content: string): string {
  return foldLines(propertiesFirst(unfoldLines(content)));
}

const MAX_OCTETS = 75;

function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function propertiesFirst(lines: readonly string[]): string[] {
  const written: string[] = [];
  const open: { own: string[]; inner: string[] }[] = [{ own: [], inner: written }];
  for (const line of lines) {
    if (line.startsWith("BEGIN:")) {
      open.push({ own: [line], inner: [] });
    } else if (line.startsWith("END:")) {
      const closed = open.pop();
      const around = open.at(-1);
      if (!closed || !around) throw new Error(`unbalanced calendar: ${line}`);
      // One by one: a feed has more lines than a call can take arguments.
      for (const property of closed.own) around.inner.push(property);
      for (const part of closed.inner) around.inner.push(part);
      around.inner.push(line);
    } else {
      open.at(-1)?.own.push(line);
    }
  }
  return written;
}
