import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { ContactWay } from "#app/domain/contact.ts";
import type { PollNeed } from "#app/domain/poll.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
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
 * row. Permission, audit and waking the mailer are the caller's.
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
  const rows = people.map((person, i) => participantRow(ctx, session, poll.id, person, before + i + 1, now));
  await tx.pollParticipant.createMany({ data: rows.map(({ row }) => row) });
  let mails = 0;
  for (const { row, email } of rows) {
    if (!email) continue;
    mails += 1;
    const content = writeAsking("datePoll", session, poll, row, { settings: ctx.settings, now });
    const to = { participantId: row.id, tokenGeneration: 0, name: row.name, email };
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
  { email, ...to }: ToAsk,
  position: number,
  now: Instant,
) {
  const id = randomUUID();
  const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration: 0 }));
  const row = { id, prefectureId: session.prefectureId, pollId, ...to, position, tokenHash: hash };
  return { row: { ...row, sentAt: email ? now : null }, email };
}
