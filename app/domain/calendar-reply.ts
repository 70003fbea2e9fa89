import { isLiveProxy, type ProxyState } from "./proxy.ts";
import type { RsvpStanding } from "./rsvp.ts";
import type { SessionFormat } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

/** A calendar object that somebody's client sent back. Addresses are in lower case, without `mailto:`. */
export interface CalendarReply {
  /** In upper case; from the object itself, never from the mail around it. */
  method: string;
  uid: string;
  /** Null where the client left it out: it then means the event as it stands. */
  sequence: number | null;
  stampedAt: Instant | null;
  attendees: ReplyAttendee[];
  comment: string | null;
  /** What made it (PRODID). */
  product: string;
  /** What a COUNTER proposes; null where it says none, or in a zone nobody knows. */
  startsAt: Instant | null;
  endsAt: Instant | null;
}

export interface ReplyAttendee {
  address: string;
  name: string | null;
  /** In upper case. */
  partstat: string;
  delegatedTo: string[];
  delegatedFrom: string[];
}

/** Where a reply stands among those of one person. Source: RFC 5546 2.1.5. */
export interface ReplyOrder {
  sequence: number;
  stampedAt: Instant;
}

/** A reply that was surely theirs: where it stands, and what it said. */
export interface KnownReply extends ReplyOrder {
  partstat: string;
}

/** The invitation whose own address a reply was sent to. */
export interface Called {
  /** The session's. */
  uid: string;
  sequence: number;
  format: SessionFormat;
  /** Every address its mails went to, and the one on file; in lower case. */
  addresses: readonly string[];
  /** Whoever was named to stand in, with this address, last; null where the sender is none of them. */
  proxy: CalledProxy | null;
  standing: RsvpStanding;
  /** When the answer that holds was given; null where there is none, or where it came from the calendar too. */
  answeredElsewhereAt: Instant | null;
  /** The last reply of the sender's that was taken as theirs. */
  last: KnownReply | null;
}

/** Who stands in for the person invited (代理), as they were told by a mail of their own. */
export interface CalledProxy {
  /** In lower case. */
  addresses: readonly string[];
  state: ProxyState;
  /** When they answered by their page; null where they did not, or by the calendar since. */
  answeredElsewhereAt: Instant | null;
}

/** Why nobody but a person can tell what is to be done with a reply. */
export type ReplyDoubt =
  | "no-tag"
  | "forged-tag"
  | "other-method"
  | "unknown-uid"
  | "other-attendee"
  | "unknown-delegate"
  | "from-proxy"
  | "forged-sender"
  | "counter"
  | "delegated"
  | "no-answer"
  | "outdated"
  | "answered-since";

export type ReplyDecision =
  | { kind: "record"; answer: "attending" | "online" | "absent" | "tentative"; order: KnownReply }
  | { kind: "recordProxy"; answer: "accepted" | "declined"; order: KnownReply }
  | { kind: "ignore"; reason: "same-again" | "older"; order: KnownReply }
  /** With an order where it is surely theirs: an older reply that comes after it is not taken. */
  | { kind: "check"; reason: ReplyDoubt; order: KnownReply | null };

/**
 * What becomes of a reply. Only what came to the invitation's own address, from the person invited and about that
 * person and session, is taken for their answer, and what their proxy sent about themselves for the proxy's; nothing
 * is lost: what is not clear goes to a person. `called` is null where the address carried no tag, or one that this
 * server never made (`forged`). Source: INTEROP 14, 15; RFC 5546 3.2.3.
 */
export function decideReply(
  reply: CalendarReply,
  facts: { sender: string; called: Called | null; forged: boolean; receivedAt: Instant },
): ReplyDecision {
  const { sender, called, receivedAt } = facts;
  if (!called) return doubt(facts.forged ? "forged-tag" : "no-tag");
  if (reply.uid !== called.uid) return doubt("unknown-uid");
  const { proxy } = called;
  const addresses = called.addresses.includes(sender) ? called.addresses : (proxy?.addresses ?? []);
  const attendee = reply.attendees.find(({ address }) => addresses.includes(address));
  if (!attendee || !addresses.includes(sender)) return doubt(strangerOf(reply, sender, called));

  // Now it is surely theirs. A clock that runs ahead must not keep later replies out.
  const { partstat } = attendee;
  const order = {
    sequence: reply.sequence ?? called.sequence,
    stampedAt: reply.stampedAt && reply.stampedAt < receivedAt ? reply.stampedAt : receivedAt,
    partstat,
  };
  if (reply.method === "COUNTER") return { kind: "check", reason: "counter", order: null };
  if (reply.method !== "REPLY") return doubt("other-method");
  const later = called.last ? compareOrder(order, called.last) : 1;
  if (later < 0) return { kind: "ignore", reason: "older", order };
  // Some clients send the request's own DTSTAMP back each time: what came last then is the newer one.
  if (later === 0 && partstat === called.last?.partstat) return { kind: "ignore", reason: "same-again", order };
  if (order.sequence < called.sequence) return { kind: "check", reason: "outdated", order };
  if (addresses !== called.addresses) return decideProxy(proxy, order);
  if (partstat === "DELEGATED") return { kind: "check", reason: "delegated", order };
  const answer = answerOf(partstat, called);
  if (!answer) return { kind: "check", reason: "no-answer", order };
  const since = called.answeredElsewhereAt;
  if (since && order.stampedAt < since && answer !== called.standing) {
    return { kind: "check", reason: "answered-since", order };
  }
  return { kind: "record", answer, order };
}

/** A proxy says yes or no; whoever stands in no longer, or says anything else, is the desk's to speak with. */
function decideProxy(proxy: CalledProxy | null, order: KnownReply): ReplyDecision {
  const { partstat } = order;
  const answer = partstat === "ACCEPTED" ? "accepted" : partstat === "DECLINED" ? "declined" : null;
  if (!proxy || !answer || (!isLiveProxy(proxy.state) && proxy.state !== answer)) {
    return { kind: "check", reason: "from-proxy", order };
  }
  const since = proxy.answeredElsewhereAt;
  if (since && order.stampedAt < since && answer !== proxy.state) {
    return { kind: "check", reason: "answered-since", order };
  }
  return { kind: "recordProxy", answer, order };
}

function doubt(reason: ReplyDoubt): ReplyDecision {
  return { kind: "check", reason, order: null };
}

/** Who answers, where it is not the person invited for themselves. */
function strangerOf({ attendees }: CalendarReply, sender: string, called: Called): ReplyDoubt {
  const own = attendees.find(({ address }) => address === sender);
  if (own?.delegatedFrom.some((by) => called.addresses.includes(by))) return "unknown-delegate";
  return attendees.some(({ address }) => called.addresses.includes(address)) ? "forged-sender" : "other-attendee";
}

/** Below 0 where `a` is the older one. The SEQUENCE tells first, the DTSTAMP between equals. */
export function compareOrder(a: ReplyOrder, b: ReplyOrder): number {
  return a.sequence - b.sequence || a.stampedAt.getTime() - b.stampedAt.getTime();
}

/** A calendar knows no オンライン: where both ways are open, whoever said so by the page goes on coming online. */
function answerOf(partstat: string, { format, standing }: Called) {
  if (partstat === "DECLINED") return "absent";
  if (partstat === "TENTATIVE") return "tentative";
  if (partstat !== "ACCEPTED") return null;
  return format === "online" || (format === "hybrid" && standing === "online") ? "online" : "attending";
}

/** Whom someone asked to come in their place (代理の希望), by address. */
export function delegatesIn(reply: CalendarReply): string[] {
  return [...new Set(reply.attendees.flatMap(({ delegatedTo }) => delegatedTo))];
}

const MOST_WORDS = 1000;
const QUOTED = /^\s*(?:[-_]{5,}|>|from:|差出人[:：]|送信者[:：])/im;

/**
 * What they wrote with it, for the desk. Outlook alone puts it into the mail, and there nothing else but what is
 * quoted; what others write there is a sentence of theirs about the answer.
 */
export function wordsIn(reply: CalendarReply, mailText: string): string | null {
  const written = /microsoft/i.test(reply.product) ? mailText.slice(0, mailText.search(QUOTED) >>> 0) : "";
  const words = (reply.comment ?? written).replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, "");
  return words.trim().slice(0, MOST_WORDS) || null;
}
