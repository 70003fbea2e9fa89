import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import type { AppContext } from "../context.ts";
import { type DatedSession, writeSessionMail } from "../invitations/write-invitation.ts";
import { writeDecided } from "../polls/write-poll-mail.ts";
import { nextObject } from "./calendars.ts";
import { keepTold, tellPeople } from "./tell-changes.ts";
import { findToTell, mailedOf } from "./told.ts";

/**
 * Tells the date that a poll found to those of these people who were called before it: by the poll's own mail, with
 * their link and the session for their calendar. Who was to stand in for them is told with them.
 */
export async function tellDecision(
  ctx: AppContext,
  tx: Tx,
  session: DatedSession,
  personIds: readonly string[],
): Promise<void> {
  const now = ctx.now();
  const writing = { settings: ctx.settings, now };
  const waiting = (await findToTell(tx, session, now)).filter(({ personId }) => personIds.includes(personId));
  const mailed = mailedOf(waiting);
  const own = mailed.filter(({ proxyId, news, byContact }) => proxyId === null && news !== "withdrawn" && !byContact);
  for (const to of own) {
    const { invitationId, tokenGeneration, name, email } = to;
    const address = { invitationId, tokenGeneration, name, email, ...nextObject(session, to, "REQUEST") };
    const content = writeDecided(session, to, "invitedBefore", writing);
    const mail = writeSessionMail(session, address, writing, {
      ...{ kind: "dateDecided", content, method: "REQUEST" },
    });
    await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom });
  }
  await keepTold(tx, session, own, { by: "mail", at: now });
  await tellPeople(
    ctx,
    tx,
    session,
    mailed.filter((to) => !own.includes(to)),
    "hold",
  );
}
