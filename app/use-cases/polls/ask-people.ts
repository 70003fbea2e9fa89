import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findAskedNoMore } from "#app/adapters/db/poll-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { ContactWay } from "#app/domain/contact.ts";
import type { PollNeed } from "#app/domain/poll.ts";
import type { AppContext } from "../context.ts";
import type { Recipient } from "../invitations/find-recipients.ts";
import { type AskingPoll, pollMail, writeAsking } from "./write-poll-mail.ts";

/** Someone to be asked for their dates, and how much depends on them. */
export interface ToAsk extends Recipient {
  need: PollNeed;
}

/** Those asked by one step, as its audit record tells of them. */
export interface AskedPeople {
  participants: { id: string; personId: string; need: PollNeed; reachedBy: ContactWay }[];
  mails: number;
}

/**
 * Puts people on a poll, after those `before`, and queues their mails, in a transaction that holds the session's
 * row. Whoever was asked once and was replaced meanwhile is asked anew, by a new link. Permission, audit and waking the
 * mailer are the caller's.
 */
export async function askPeople(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  poll: AskingPoll & { id: string },
  people: readonly ToAsk[],
  before: number,
): Promise<AskedPeople> {
  const now = ctx.now();
  const personIds = people.map(({ personId }) => personId);
  const askedNoMore = await findAskedNoMore(tx, poll.id, personIds);
  const rows = people.map((person, i) => {
    const again = askedNoMore.get(person.personId);
    return participantRow(ctx, session, poll.id, { person, again, position: before + i + 1 });
  });
  await tx.pollParticipant.createMany({
    data: rows.flatMap(({ row }) => (askedNoMore.has(row.personId) ? [] : [row])),
  });
  for (const { row } of rows.filter(({ row }) => askedNoMore.has(row.personId))) {
    const afresh = { remindedAt: null, endedAt: null, currentReplyId: null };
    await tx.pollParticipant.update({ where: { id: row.id }, data: { ...row, ...afresh } });
  }
  let mails = 0;
  for (const { row, email } of rows) {
    if (!email) continue;
    mails += 1;
    const content = writeAsking("datePoll", session, poll, row, { settings: ctx.settings, now });
    const { id: participantId, tokenGeneration, name } = row;
    const to = { participantId, tokenGeneration, name, email };
    await queueMail(tx, pollMail("datePoll", session, to, content), { now, mailFrom: ctx.settings.mailFrom });
  }
  return {
    participants: rows.map(({ row: { id, personId, need, reachedBy } }) => ({ id, personId, need, reachedBy })),
    mails,
  };
}

/** The id comes first: the link's token is derived from it. */
function participantRow(
  ctx: AppContext,
  session: SessionWithPlan,
  pollId: string,
  {
    person: { email, ...to },
    again = { id: randomUUID(), tokenGeneration: -1 },
    position,
  }: { person: ToAsk; again: { id: string; tokenGeneration: number } | undefined; position: number },
) {
  const link = { id: again.id, tokenGeneration: again.tokenGeneration + 1 };
  const hash = tokenHash(linkToken(ctx.settings.secret, link));
  const row = { ...link, prefectureId: session.prefectureId, pollId, ...to, position, tokenHash: hash };
  return { row: { ...row, sentAt: email ? ctx.now() : null }, email };
}
