import { addressKey } from "#app/domain/contact.ts";
import { type Identity, isNamedIn, spellingsOf } from "#app/domain/erasure.ts";
import type { Tx } from "./database.server.ts";

/** All records that are one person, and what they are told by where no record points to them. */
export interface KnownAs extends Identity {
  prefectureId: string;
  personIds: readonly string[];
}

/** Every spelling of the names they have, with the addresses on file and those their mails went to. */
export async function findIdentity(tx: Tx, prefectureId: string, personIds: readonly string[]): Promise<KnownAs> {
  const ids = { in: [...personIds] };
  const records = await tx.person.findMany({
    where: { id: ids, prefectureId },
    select: { name: true, email: true },
  });
  const written = await tx.outboxMail.findMany({
    where: { proxyId: null, OR: [{ invitation: { personId: ids } }, { pollParticipant: { personId: ids } }] },
    select: { toAddress: true },
    distinct: "toAddress",
  });
  const mails = unique([...records.map(({ email }) => email), ...written.map(({ toAddress }) => toAddress)]);
  const others = await tx.person.findMany({
    where: { prefectureId, id: { notIn: [...personIds] }, email: { not: null } },
    select: { email: true },
  });
  const taken = new Set(others.map(({ email }) => addressKey(email)));
  return {
    prefectureId,
    personIds,
    names: [...new Set(records.flatMap(({ name }) => spellingsOf(name)))],
    mails,
    ownMails: mails.filter((mail) => !taken.has(mail)),
  };
}

/** The answers by which others named them to stand in (代理). */
export async function findNamings(tx: Tx, who: KnownAs) {
  const named = await tx.response.findMany({
    where: { proxyEmail: { not: null }, invitation: { prefectureId: who.prefectureId } },
    select: { id: true, invitationId: true, proxyName: true, proxyEmail: true },
  });
  const isThem = isNamedIn(who);
  return named.filter(({ proxyName, proxyEmail }) => isThem({ name: proxyName, mail: proxyEmail }));
}

/** The applications (受講申込) they made as the contact. */
export async function findAppliedAs(tx: Tx, who: KnownAs): Promise<string[]> {
  const applications = await tx.application.findMany({
    where: { prefectureId: who.prefectureId },
    select: { id: true, contactName: true, contactEmail: true },
  });
  const isThem = isNamedIn(who);
  return applications
    .filter(({ contactName, contactEmail }) => isThem({ name: contactName, mail: contactEmail }))
    .map(({ id }) => id);
}

function unique(addresses: readonly (string | null)[]): string[] {
  return [...new Set(addresses.map(addressKey))].filter(Boolean);
}
