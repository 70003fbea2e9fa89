import { addressKey } from "#app/domain/contact.ts";
import { type Called, isLiveProxy, LIVE_STATES } from "#app/domain/proxy.ts";
import type { Prisma, Tx } from "./database.server.ts";

const asNamed = {
  select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true },
} satisfies Prisma.ResponseDefaultArgs;

const live = { state: { in: [...LIVE_STATES] } } satisfies Prisma.ProxyWhereInput;

/** Who stands in for somebody called, until they or the member say otherwise. */
export function findLiveProxy(tx: Tx, invitationId: string) {
  return tx.proxy.findFirst({
    where: { invitationId, ...live },
    include: { response: asNamed, _count: { select: { mails: true } } },
  });
}

export type LiveProxy = NonNullable<Awaited<ReturnType<typeof findLiveProxy>>>;

const asMember = {
  include: {
    person: { select: { email: true } },
    joinRequest: { select: { id: true } },
    applicant: { select: { id: true } },
    currentResponse: { select: { seated: true } },
  },
  omit: { tokenHash: true },
} satisfies Prisma.InvitationDefaultArgs;

/** Somebody called, as whoever stands in for them is told of them. */
export function findMember(tx: Tx, invitationId: string) {
  return tx.invitation.findUniqueOrThrow({ where: { id: invitationId }, ...asMember });
}

export type Member = Awaited<ReturnType<typeof findMember>>;

/** Everyone ever named to stand in for somebody called, the last first, with what became of their mails. */
export function findProxies(tx: Tx, invitationId: string) {
  return tx.proxy.findMany({
    where: { invitationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, state: true, tokenGeneration: true, createdAt: true, answeredAt: true, response: asNamed },
      mails: {
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true, kind: true, state: true, subject: true, lastError: true, createdAt: true },
      },
    },
  });
}

/** A proxy, for whom, and named by which answer; null for a token that opens none, or none any more. */
export function findProxy(tx: Tx, of: { id: string } | { tokenHash: string }) {
  return tx.proxy.findUnique({ where: of, include: { response: asNamed, invitation: asMember } });
}

export type FoundProxy = NonNullable<Awaited<ReturnType<typeof findProxy>>>;

/** Whoever was named last with this address to stand in for somebody called, and where their mails went. */
export async function findNamedAt(tx: Tx, invitationId: string, address: string) {
  const named = await tx.proxy.findMany({
    where: { invitationId },
    select: {
      ...{ id: true, state: true, answeredAt: true, response: { select: { proxyEmail: true } } },
      mails: { select: { toAddress: true }, distinct: "toAddress" },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const proxies = named.map(({ response, mails, ...proxy }) => {
    const addresses = [response.proxyEmail, ...mails.map(({ toAddress }) => toAddress)].map(addressKey);
    return { ...proxy, addresses: [...new Set(addresses)].filter(Boolean) };
  });
  const theirs = proxies.filter(({ addresses }) => addresses.includes(address));
  return theirs.find(({ state }) => isLiveProxy(state)) ?? theirs[0] ?? null;
}

/** Everyone called to a session still, with whom the answer that holds names: in the list's order. */
export async function findCalled(tx: Tx, sessionId: string): Promise<(Called & { comes: boolean })[]> {
  const invitations = await tx.invitation.findMany({
    where: { sessionId, revokedAt: null },
    select: {
      ...{ id: true, name: true, organizationName: true, person: { select: { email: true } } },
      currentResponse: { select: { answer: true, seated: true, ...asNamed.select } },
    },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return invitations.map(({ person, currentResponse: response, ...invitation }) => ({
    ...invitation,
    email: person.email,
    comes: response?.seated === true && response.answer !== "absent" && response.answer !== "tentative",
    proxy:
      response?.answer === "proxy"
        ? { name: response.proxyName ?? "", organization: response.proxyOrganization, email: response.proxyEmail }
        : null,
  }));
}

/**
 * Whether a session stands in the calendar behind an address for another reason than this proxy: somebody called, or
 * another proxy, has it there under the same UID.
 */
export async function isHeldOtherwise(tx: Tx, sessionId: string, address: string, exceptId: string): Promise<boolean> {
  const key = addressKey(address);
  const called = await tx.invitation.findMany({
    where: { sessionId, revokedAt: null, person: { email: { not: null } } },
    select: { person: { select: { email: true } } },
  });
  const proxies = await tx.proxy.findMany({
    where: { ...live, id: { not: exceptId }, invitation: { sessionId, revokedAt: null } },
    select: { response: asNamed },
  });
  const addresses = [
    ...called.map(({ person }) => person.email),
    ...proxies.map(({ response }) => response.proxyEmail),
  ];
  return addresses.some((other) => addressKey(other) === key);
}
