import type { RequestHandler } from "express";
import { isLiveLink } from "#app/adapters/db/link-store.server.ts";
import type { LinkKind } from "#app/domain/link.ts";
import type { AppContext } from "#app/use-cases/context.ts";

/**
 * The addresses that hold a token: /r/TOKEN and what lies beneath, /feeds/TOKEN.ics, or what a 受講証 is verified by.
 * The router takes any case.
 */
const WITH_TOKEN = /^\/+(?:(r|p|proxy|a|certificates)\/([^/]+)|(feeds)\/([^/]+)\.ics(?:\.data)?$)/i;

const WINDOW_MS = 10 * 60 * 1000;
/** Links that open nothing, from one address in a window: more than a hospital's old mails and calendars together. */
const MAX_UNKNOWN = 60;
/** Addresses counted at once. Beyond that the oldest are forgotten, so that no crowd of them fills the memory. */
const MAX_ADDRESSES = 10_000;

/**
 * Puts off an address that asks for links that open nothing, or nothing any more, again and again, by any method:
 * always with the same answer. Whoever holds a link that opens something is let through all the same, as a whole
 * office, or everyone's calendar program, may share one address; not so the code of a 受講証, which is short enough to
 * be typed: letting a right one through would tell it from the wrong. Counted in memory: a GET writes nothing.
 */
export function putOffGuesses({ db, now }: Pick<AppContext, "db" | "now">): RequestHandler {
  const unknown = new Map<string, { count: number; endsAt: number }>();
  const countOf = (address: string) => {
    const window = unknown.get(address);
    return window && window.endsAt > now().getTime() ? window.count : 0;
  };
  const count = (address: string) => {
    const counted = countOf(address);
    const endsAt = counted > 0 ? (unknown.get(address)?.endsAt ?? 0) : now().getTime() + WINDOW_MS;
    unknown.delete(address);
    unknown.set(address, { count: counted + 1, endsAt });
    const [oldest] = unknown.keys();
    if (unknown.size > MAX_ADDRESSES && oldest !== undefined) unknown.delete(oldest);
  };
  return async (request, response, next) => {
    const [kind, token] = WITH_TOKEN.exec(decoded(request.path))?.slice(1).filter(Boolean) ?? [];
    if (!kind || !token) return next();
    const address = network(request.ip);
    response.once("finish", () => {
      if (response.statusCode === 404 || response.statusCode === 410) count(address);
    });
    if (countOf(address) < MAX_UNKNOWN) return next();
    try {
      const first = kind.toLowerCase() as LinkKind | "certificates";
      if (first !== "certificates" && (await isLiveLink(db, first, token.replace(/\.data$/, "")))) return next();
    } catch (error) {
      return next(error);
    }
    response
      .status(429)
      .set({
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
        "Retry-After": String(WINDOW_MS / 1000),
      })
      .type("text")
      .send("使えないアドレスへのアクセスが続いたため、しばらく受け付けられません。\n");
  };
}

/** As the router reads it; as it is where it cannot be read. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * By what a client is counted: its address; of an IPv6 address the half that a provider gives to one customer, as the
 * other half is theirs to change at will.
 */
export function network(address = "unknown"): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill("0")].slice(0, 4).join(":");
}
