import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import {
  closeOffer,
  findOfferees,
  findOffersOver,
  findSessionsToMoveOn,
} from "#app/adapters/db/seat-offer-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { seatOfferOverMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { writeSessionMail } from "../invitations/write-invitation.ts";
import { addressed, factsFor, offerFreedSeats, QUEUE } from "./offer-freed-seats.ts";

/**
 * Ends the offers whose time is over, and offers those seats to the next. Each session by itself, with its row held:
 * of several processes one does it. A seat that became free unnoticed is offered here too.
 */
export async function moveSeatsOn(ctx: AppContext): Promise<{ expired: number; offers: number }> {
  const done = { expired: 0, offers: 0, mails: 0 };
  for (const { id, prefectureId } of await findSessionsToMoveOn(ctx.db, ctx.now())) {
    const moved = await ctx.db.$transaction(async (tx) => {
      const session = await lockSession(tx, prefectureId, id);
      if (!session) return { expired: 0, offers: 0, mails: 0 };
      const { expired, mails } = await endOffers(ctx, tx, session);
      const next = await offerFreedSeats(ctx, tx, session, { again: false });
      return { expired, offers: next.offers, mails: mails + next.mails };
    });
    done.expired += moved.expired;
    done.offers += moved.offers;
    done.mails += moved.mails;
  }
  if (done.mails > 0) ctx.wakeMailer();
  return { expired: done.expired, offers: done.offers };
}

async function endOffers(ctx: AppContext, tx: Tx, session: SessionWithPlan) {
  const now = ctx.now();
  const { id: sessionId, prefectureId, centerId, startsAt } = session;
  const over = await findOffersOver(tx, session, now);
  const isOn = session.state === "scheduled" && startsAt !== null && startsAt > now;
  const people = new Map(
    (
      await findOfferees(
        tx,
        over.map((offer) => offer.invitationId),
      )
    ).map((p) => [p.id, p]),
  );
  let mails = 0;
  for (const { id, invitationId, mode } of over) {
    if (!(await closeOffer(tx, id, isOn ? "expired" : "withdrawn", now))) continue;
    if (!isOn) continue;
    await recordAudit(
      tx,
      QUEUE,
      { now, requestId: ctx.requestId },
      {
        ...{ prefectureId, centerId, sessionId, action: "seat.expire", subject: "Invitation", subjectId: invitationId },
        after: { offerId: id, mode },
      },
    );
    const to = people.get(invitationId);
    if (!to?.person.email) continue;
    await queueMail(
      tx,
      writeSessionMail(
        session,
        addressed(to, to.person.email),
        { settings: ctx.settings, now },
        {
          kind: "seatOfferOver",
          content: seatOfferOverMail(factsFor(ctx, { ...session, startsAt }, to, mode)),
          method: null,
        },
      ),
      { now, mailFrom: ctx.settings.mailFrom },
    );
    mails++;
  }
  return { expired: isOn ? over.length : 0, mails };
}
