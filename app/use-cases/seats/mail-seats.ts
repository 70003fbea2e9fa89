import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findOfferees } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { contactFor } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { isOn } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { MailContent } from "#app/mail/letter.ts";
import type { SeatFacts } from "#app/mail/seat-offer.ts";
import type { ApplicationNotice } from "#app/text/application-notice.ts";
import type { AppContext } from "../context.ts";
import { linkIn, writeSessionMail } from "../invitations/write-invitation.ts";
import { type ToldByContact, tellContacts } from "../recruitments/tell-contacts.ts";

/** By whom seats move on, where nobody does it. */
export const QUEUE = { kind: "system", name: "waiting list" } as const;

interface About {
  mode: AttendanceMode;
  invitation: { id: string };
}

/**
 * Queues a mail about a seat to each of those whom a mail reaches, to leave at `leavesAt`; none where that is not
 * before the session, or it is off. Returns how many there are.
 */
export async function mailSeats<To extends About>(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  to: readonly To[],
  leavesAt: Instant,
  { kind, write }: { kind: ApplicationNotice; write: (facts: SeatFacts, to: To) => MailContent },
): Promise<number> {
  if (to.length === 0 || !isOn(session, leavesAt)) return 0;
  const now = ctx.now();
  const people = await findOfferees(
    tx,
    to.map(({ invitation }) => invitation.id),
  );
  const { title, format, startsAt, endsAt, venue, center } = session;
  const byContact: ToldByContact[] = [];
  let mails = 0;
  for (const about of to) {
    const person = people.find(({ id }) => id === about.invitation.id);
    if (!person) continue;
    // An address at which mails come back is none: their contact is told, or the desk does it.
    const email = mailAddress(person.person);
    if (contactFor(email, person.applicant)) byContact.push({ invitationId: person.id, notice: kind });
    if (!email) continue;
    const content = write(
      {
        ...{ title, format, startsAt, endsAt, venue, center, mode: about.mode },
        issuedOn: tokyoDate(leavesAt),
        addressee: { organization: person.organizationName, title: person.title, name: person.name },
        link: linkIn(ctx.settings),
      },
      about,
    );
    const { id: invitationId, tokenGeneration, name } = person;
    const recipient = { invitationId, tokenGeneration, name, email };
    const mail = writeSessionMail(session, recipient, { settings: ctx.settings, now }, { kind, content, method: null });
    await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom, dueAt: leavesAt });
    mails++;
  }
  return mails + (await tellContacts(ctx, tx, session, byContact, leavesAt)).mails;
}
