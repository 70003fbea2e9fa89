import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calendarFaults } from "#tests/support/calendar.ts";
import { dump } from "#tests/support/dump.ts";
import { MAIL_KINDS, sendEveryMail } from "./every-mail.ts";
import { type Office, openOffice, type Received } from "./office.ts";

describe("the links of every mail", () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await sendEveryMail(office);
  }, 300_000);
  afterAll(() => office?.close());

  test("every kind was sent, and arrived", async () => {
    const mails = await office.ctx.db.outboxMail.findMany({ select: { kind: true, state: true, lastError: true } });
    expect(mails.filter(({ state }) => state !== "sent")).toEqual([]);
    expect([...new Set(mails.map(({ kind }) => kind))].sort()).toEqual([...MAIL_KINDS].sort());
    await expect.poll(async () => (await arrived(office)).length, { timeout: 20_000 }).toBe(mails.length);
  });

  test("each goes to one recipient, with its calendar where a client looks for it, and its letter", async () => {
    const mails = await arrived(office);
    const faults = mails.flatMap(({ parsed, structure }) => {
      const letters = parsed.attachments.filter(({ contentType }) => contentType === "application/pdf");
      const calendars = parsed.attachments
        .filter((attachment) => !letters.includes(attachment))
        .map(({ content }) => content.toString());
      const expected = calendars.length > 0 ? WITH_CALENDAR : letters.length > 0 ? WITH_LETTER : PLAIN;
      const recipients = [parsed.to, parsed.cc, parsed.bcc].flat().flatMap((each) => each?.value ?? []);
      return [
        ...calendars.flatMap(calendarFaults),
        ...letters.flatMap(({ content }) => (content.subarray(0, 5).toString() === "%PDF-" ? [] : ["no PDF"])),
        ...(structure === expected && new Set(calendars).size <= 1 ? [] : [structure]),
        ...(recipients.length === 1 ? [] : [`${recipients.length} recipients`]),
        ...(parsed.messageId && parsed.date && parsed.subject && parsed.replyTo ? [] : ["a header is missing"]),
        ...(/LINKTOKEN|undefined|null|NaN|\[object/.test(`${parsed.subject}${parsed.text}`) ? ["a hole"] : []),
      ].map((fault) => `${parsed.subject}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  test("fetched by GET and HEAD, in every way a gateway or a phone does, they change nothing at all", async () => {
    const { ctx, server } = office;
    const found = [...new Set((await arrived(office)).flatMap(addressesIn))].sort();
    const own = found.filter((address) => address.startsWith(server.url));
    // What leads elsewhere is what the desk typed.
    expect(found.filter((address) => !own.includes(address))).toEqual(["https://meet.example.jp/room-1"]);

    const before = dump(ctx);
    const faults: string[] = [];
    const alive = new Set<string>();
    const visited = new Set<string>();
    const visit = async (address: string) => {
      if (visited.has(address)) return "";
      visited.add(address);
      let page = "";
      for (const init of HABITS) {
        const response = await fetch(address, init);
        const body = await response.text();
        if (response.status >= 500) faults.push(`${init.method} ${address}: ${response.status}`);
        if (response.headers.get("set-cookie")) faults.push(`${init.method} ${address}: a cookie`);
        if (response.headers.get("content-type")?.includes("text/html")) page ||= body;
        if (response.ok) alive.add(new URL(address).pathname.split("/")[1] ?? "");
      }
      return page;
    };
    for (const address of own) {
      const page = await visit(address);
      for (const suffix of SUFFIXES) await visit(address + suffix);
      for (const next of addressesOnPage(page, address)) await visit(next);
    }
    expect(faults).toEqual([]);
    expect([...alive].sort()).toEqual(expect.arrayContaining(["a", "p", "proxy", "r"]));
    expect(visited.size).toBeGreaterThan(own.length * SUFFIXES.length);
    expect(dump(ctx)).toEqual(before);
  });
});

const PLAIN = "multipart/alternative(text/plain,text/html)";
const WITH_LETTER = `multipart/mixed(${PLAIN},application/pdf)`;
const WITH_CALENDAR = "multipart/mixed(multipart/alternative(text/plain,text/html,text/calendar),application/ics)";

/** A plain look, one without the body, and that of a browser that fetches ahead. */
const HABITS: RequestInit[] = [
  { method: "GET" },
  { method: "HEAD" },
  { method: "GET", headers: { Purpose: "prefetch", "Sec-Purpose": "prefetch;prerender", "X-Moz": "prefetch" } },
];

/** What gateways and readers hang on an address, and what Remix would read as a request for data. */
const SUFFIXES = ["?", "/", ".", "?utm_source=mail", "?saved=1", "?answer=attending", "?seat=take", ".data"];

async function arrived(office: Office): Promise<Received[]> {
  const rows = await office.ctx.db.outboxMail.findMany({ distinct: ["toAddress"], select: { toAddress: true } });
  const boxes = [];
  for (const { toAddress } of rows) boxes.push(await office.inbox(toAddress.split("@")[0] ?? ""));
  return boxes.flat();
}

/** Every address of the web in a mail: its texts, its calendars, its headers. */
function addressesIn({ parsed }: Received): string[] {
  const html = typeof parsed.html === "string" ? parsed.html.replaceAll("&amp;", "&") : "";
  const calendars = parsed.attachments.map(({ content }) => content.toString().replace(/\r\n[ \t]/g, ""));
  const headers = parsed.headerLines.map(({ line }) => line);
  return [parsed.text ?? "", html, ...calendars, ...headers].flatMap(
    (text) => text.match(/https?:\/\/[^\s"'<>\\）」、。]+/g) ?? [],
  );
}

/** Where a page leads on this server: its links, and its forms with each of their fields, as if they were links. */
function addressesOnPage(page: string, from: string): string[] {
  const links = [...page.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/gi)].map(([, to = ""]) => to);
  const fields = [...page.matchAll(/<(?:input|button|option)\b[^>]*>/gi)].flatMap(([tag]) => {
    const [name, value] = ["name", "value"].map((key) => tag.match(new RegExp(`\\b${key}="([^"]*)"`))?.[1]);
    return name ? [`?${name}=${encodeURIComponent(value ?? "1")}`] : [];
  });
  const found = [...links, ...fields].map((to) => new URL(to.replaceAll("&amp;", "&"), from).href.replace(/#.*/, ""));
  const { origin } = new URL(from);
  return found.filter((address) => address.startsWith(origin) && !address.startsWith(`${origin}/assets/`));
}
