import { addressKey } from "./contact.ts";
import { ok, type Result, refuse } from "./result.ts";
import { searchKey } from "./search-key.ts";
import type { SessionCategory } from "./taxonomy.ts";

/** Whether a member may send someone in their place (代理出席), from the loosest to the strictest. */
export const PROXY_POLICIES = ["allowed", "sameOrganization", "notAllowed"] as const;
export type ProxyPolicy = (typeof PROXY_POLICIES)[number];

/** named → accepted or declined by the proxy; ended when the member answers otherwise. */
export type ProxyState = "named" | "accepted" | "declined" | "ended";

/** As long as nobody has said no, the proxy is who comes. */
export const LIVE_STATES = ["named", "accepted"] as const satisfies readonly ProxyState[];

export function isLiveProxy(state: ProxyState): boolean {
  return LIVE_STATES.some((live) => live === state);
}

export type ProxyRefusal = "proxy-not-allowed" | "proxy-other-organization";

/** The bodies a session is of, as far as this rule sees it. */
interface OfBodies {
  category: SessionCategory;
  bodies: readonly { body: { proxyPolicy: ProxyPolicy } }[];
}

/**
 * What holds for one person called: of several bodies the strictest. A session of no body: in a meeting somebody can
 * be represented, at a training nobody. Who comes of no organization has nobody of the same one to send.
 */
export function proxyPolicyFor(
  { category, bodies }: OfBodies,
  member: { organizationName: string | null },
): ProxyPolicy {
  const policies = bodies.map(({ body }) => body.proxyPolicy);
  if (policies.length === 0) return category === "meeting" ? "allowed" : "notAllowed";
  const strictest = PROXY_POLICIES.findLast((policy) => policies.includes(policy)) ?? "allowed";
  return strictest === "sameOrganization" && !searchKey(member.organizationName) ? "notAllowed" : strictest;
}

/** The proxy as recorded: where only the same organization may send one, theirs is the member's, in its words. */
export function admitProxy<P extends { organization: string | null }>(
  proxy: P,
  policy: ProxyPolicy,
  member: { organizationName: string | null },
): Result<P, ProxyRefusal> {
  if (policy === "notAllowed") return refuse("proxy-not-allowed");
  if (policy === "allowed") return ok(proxy);
  const typed = searchKey(proxy.organization);
  if (typed && typed !== searchKey(member.organizationName)) return refuse("proxy-other-organization");
  return ok({ ...proxy, organization: member.organizationName });
}

/** Somebody named as a proxy, as the answer that names them says. */
export interface NamedProxy {
  proxyName: string | null;
  proxyEmail: string | null;
}

/** Whether two answers name one person, reached at one address: then nobody is told anything anew. */
export function isSameProxy(a: NamedProxy, b: NamedProxy): boolean {
  return searchKey(a.proxyName) === searchKey(b.proxyName) && addressKey(a.proxyEmail) === addressKey(b.proxyEmail);
}

/** Somebody called, with whom their answer names. */
export interface Called {
  id: string;
  name: string;
  organizationName: string | null;
  email: string | null;
  /** Null unless the answer that holds is 代理出席. An organization of null is the member's own. */
  proxy: { name: string; organization: string | null; email: string | null } | null;
}

/**
 * Those called to the same session who may be the proxy themselves, by address or by name and organization: for a
 * person to look at, as one address may be a whole office's.
 */
export function calledThemselves<C extends Called>(member: Called, called: readonly C[]): C[] {
  const { proxy } = member;
  if (!proxy) return [];
  const address = addressKey(proxy.email);
  return called.filter(
    (other) => other.id !== member.id && ((address && address === addressKey(other.email)) || isProxyOf(member, other)),
  );
}

/**
 * Those whose proxy is counted already: as somebody called who comes themselves, or as the proxy of one before them.
 * `coming` are those who come or send somebody, in the list's order.
 */
export function countedTwice(coming: readonly Called[]): Set<string> {
  const themselves = coming.filter(({ proxy }) => proxy === null);
  const twice = coming.filter((member, i) => {
    const before = coming.slice(0, i).flatMap((other) => asCalled(other) ?? []);
    return [...themselves, ...before].some((other) => isProxyOf(member, other));
  });
  return new Set(twice.map(({ id }) => id));
}

type Person = Pick<Called, "name" | "organizationName" | "email">;

function isProxyOf(member: Called, other: Person): boolean {
  const proxy = asCalled(member);
  if (!proxy || searchKey(proxy.name) !== searchKey(other.name)) return false;
  const address = addressKey(proxy.email);
  const sameAddress = address !== "" && address === addressKey(other.email);
  return sameAddress || searchKey(proxy.organizationName) === searchKey(other.organizationName);
}

/** The proxy, as if called themselves. */
function asCalled({ proxy, organizationName }: Called): Person | null {
  return proxy && { name: proxy.name, organizationName: proxy.organization ?? organizationName, email: proxy.email };
}
