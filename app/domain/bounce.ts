import { isAboutAddress } from "./mail-trouble.ts";

/** What a mail server reports of a mail that it could not deliver. Null where it does not say. */
export interface DeliveryReport {
  /** failed, delayed, delivered, relayed or expanded; in lower case. Source: RFC 3464 2.3.3. */
  action: string | null;
  /** Class, subject, detail: 5.1.1. Source: RFC 3463. */
  status: string | null;
  /** What the other server said, on one line. */
  diagnostic: string | null;
  /** Whom it could not reach; in lower case. */
  recipient: string | null;
}

/**
 * permanent: nothing that is sent to this address arrives. temporary: this mail is given up, a later one may arrive.
 * delayed, delivered: nothing is lost yet. unclear: for a person to read.
 */
export type BounceFate = "permanent" | "temporary" | "delayed" | "delivered" | "unclear";

/** How much of a mail is looked through for what a server says in prose. */
const MOST_PROSE = 20_000;

const GONE =
  /user unknown|unknown (?:user|address|recipient|local[- ]part)|no such (?:user|address|recipient|mailbox|person)|(?:does not|doesn't|not) exist|(?:mailbox|address|recipient|user|account|domain|host) (?:is )?(?:unavailable|not found|disabled|inactive|unknown)|(?:recipient|address|mailbox) (?:address )?(?:rejected|error|invalid)|invalid (?:recipient|address|mailbox)|couldn't find any host|no mailbox here|存在しません|見つかりません|宛先不明|受信者が不明/i;
const WAITING =
  /\bdelay(?:ed)?\b|\bstill (?:being|trying)\b|not (?:yet )?been delivered|will (?:keep|continue) (?:on )?(?:re)?try|do not need to (?:resend|retry)|遅延|遅れてい|再送を試み/i;
const GIVEN_UP = /giv(?:en|ing) up|permanent|失敗|配信不能/i;

/** The fields of a message/delivery-status part: of those about a recipient, the first that failed. */
export function readDeliveryStatus(part: string): DeliveryReport | null {
  const groups = part
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+/g, " ")
    .split(/\n\s*\n/);
  const reports = groups.map(fieldsOf).filter((fields) => fields.has("action") || fields.has("final-recipient"));
  const fields = reports.find((each) => each.get("action")?.toLowerCase() === "failed") ?? reports[0];
  if (!fields) return null;
  const text = (name: string) => fields.get(name) || null;
  const after = (value: string | null) => value?.replace(/^[a-z0-9-]+\s*;\s*/i, "").trim() || null;
  return {
    action: text("action")?.toLowerCase() ?? null,
    status: text("status")?.match(/[245]\.\d{1,3}\.\d{1,3}/)?.[0] ?? null,
    diagnostic: after(text("diagnostic-code")),
    recipient: addressIn(after(text("original-recipient")) ?? after(text("final-recipient"))),
  };
}

/** What is said in prose, by servers that know no other way, or by the one who wrote the mail around the report. */
export function readBounceProse(text: string, failedRecipients: string | null): DeliveryReport {
  const prose = text.slice(0, MOST_PROSE);
  const line = prose
    .split("\n")
    .find((each) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(each) || GONE.test(each));
  return {
    action: null,
    status: prose.match(/\b[45]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? statusOfCode(line?.match(/\b[45]\d\d(?=[ -])/)?.[0]),
    diagnostic: line?.trim() ?? null,
    recipient: addressIn(failedRecipients) ?? addressIn(prose.match(/^\s*<[^<>\s]+@[^<>\s]+>\s*:?\s*$/m)?.[0] ?? null),
  };
}

/** What became of the mail. `prose` is the mail around the report, where the report itself says too little. */
export function bounceFate({ action, status, diagnostic }: DeliveryReport, prose: string): BounceFate {
  if (action === "delivered" || action === "relayed" || action === "expanded") return "delivered";
  if (action === "delayed") return "delayed";
  if (status?.startsWith("5")) {
    const code = Number(diagnostic?.match(/\b5\d\d\b/)?.[0] ?? 550);
    // A box that is full, or a mail that is too large or unwanted, leaves the address as good as it was.
    return isAboutAddress(code, `${diagnostic ?? ""} ${status}`) ? "permanent" : "temporary";
  }
  if (action === "failed" && status?.startsWith("4")) return "temporary";
  const text = prose.slice(0, MOST_PROSE);
  if (WAITING.test(text) && !GIVEN_UP.test(text)) return "delayed";
  if (GONE.test(text)) return "permanent";
  if (status?.startsWith("4")) return "temporary";
  return action === "failed" ? "permanent" : "unclear";
}

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.split("\n")) {
    const at = line.indexOf(":");
    const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  return fields;
}

function addressIn(text: string | null): string | null {
  return (
    text
      ?.slice(0, 1000)
      .match(/[^\s<>;,:"]+@[^\s<>;,:"]+/)?.[0]
      .toLowerCase() ?? null
  );
}

function statusOfCode(code: string | undefined): string | null {
  return code ? `${code[0]}.0.0` : null;
}
