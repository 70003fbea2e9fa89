import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findOfferees, insertOffer, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { SEAT_MODES } from "#app/domain/capacity.ts";
import { nextToOffer, offerEnds } from "#app/domain/seat-offer.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { type SeatFacts, seatOfferMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { linkIn, writeSessionMail } from "../invitations/write-invitation.ts";

/** By whom seats move on, where nobody does it. */
export const QUEUE = { kind: "system", name: "waiting list" } as const;

export interface OfferedSeats {
  offers: number;
  mails: number;
}

/**
 * Offers the free seats of a session, whose row the transaction holds, to those who wait, in order: called wherever a
 * seat becomes free or the capacity rises. `session` is read since. Each seat is held until its offer ends; whom no
 * mail reaches, the desk tells. Waking the mailer is the caller's. `again` as for nextToOffer.
 */
export async function offerFreedSeats(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { again = true }: { again?: boolean } = {},
): Promise<OfferedSeats> {
  const now = ctx.now();
  const { id: sessionId, prefectureId, centerId, startsAt } = session;
  const offered: OfferedSeats = { offers: 0, mails: 0 };
  const expiresAt = session.state === "scheduled" && startsAt ? offerEnds(now, startsAt) : null;
  if (!startsAt || !expiresAt) return offered;
  const seats = await readSeats(tx, session);
  for (const mode of SEAT_MODES) {
    const next = nextToOffer(seats[mode], { again });
    if (next.length === 0) continue;
    const people = new Map(
      (
        await findOfferees(
          tx,
          next.map(({ id }) => id),
        )
      ).map((person) => [person.id, person]),
    );
    for (const { id: invitationId } of next) {
      const { id } = await insertOffer(tx, { prefectureId, sessionId, invitationId, mode, offeredAt: now, expiresAt });
      await recordAudit(
        tx,
        QUEUE,
        { now, requestId: ctx.requestId },
        {
          ...{
            prefectureId,
            centerId,
            sessionId,
            action: "seat.offer",
            subject: "Invitation",
            subjectId: invitationId,
          },
          after: { offerId: id, mode, expiresAt },
        },
      );
      offered.offers++;
      const to = people.get(invitationId);
      if (!to?.person.email) continue;
      const facts = factsFor(ctx, { ...session, startsAt }, to, mode);
      await queueMail(
        tx,
        writeSessionMail(
          session,
          addressed(to, to.person.email),
          { settings: ctx.settings, now },
          {
            kind: "seatOffer",
            content: seatOfferMail({ ...facts, expiresAt }),
            method: null,
          },
        ),
        { now, mailFrom: ctx.settings.mailFrom },
      );
      offered.mails++;
    }
  }
  return offered;
}

type Offeree = Awaited<ReturnType<typeof findOfferees>>[number];

export function addressed({ id: invitationId, tokenGeneration, name }: Offeree, email: string) {
  return { invitationId, tokenGeneration, name, email };
}

export function factsFor(
  ctx: AppContext,
  session: SessionWithPlan & Pick<SeatFacts, "startsAt">,
  to: Offeree,
  mode: SeatFacts["mode"],
): SeatFacts {
  const { title, format, startsAt, endsAt, venue, center } = session;
  return {
    ...{ title, format, startsAt, endsAt, venue, center, mode },
    issuedOn: tokyoDate(ctx.now()),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
    link: linkIn(ctx.settings),
  };
}
