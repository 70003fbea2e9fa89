import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { findOfferees } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { contactFor } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { isOn } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { InvitationFacts } from "#app/mail/invitation.ts";
import type { MailContent } from "#app/mail/letter.ts";
import type { Applied, SeatFacts } from "#app/mail/seat-offer.ts";
import type { ApplicationNotice } from "#app/text/application-notice.ts";
import { findSentTo, nextObject } from "../changes/calendars.ts";
import type { AppContext } from "../context.ts";
import { linkIn, writeSessionMail } from "../invitations/write-invitation.ts";
import { type ToldByContact, tellContacts } from "../recruitments/tell-contacts.ts";

/** By whom seats move on, where nobody does it. */
export const QUEUE = { kind: "system", name: "waiting list" } as const;

interface About {
  mode: AttendanceMode;
  invitation: { id: string };
}

type Offeree = Awaited<ReturnType<typeof findOfferees>>[number];

/** The parts of a session that a letter about a seat tells somebody. */
export function seatFacts(
  { settings }: Pick<AppContext, "settings">,
  session: SessionWithPlan & { startsAt: Instant },
  to: Pick<Offeree, "name" | "organizationName" | "title" | "applicant" | "role" | "joinRequest">,
  { mode, at }: { mode: AttendanceMode; at: Instant },
): SeatFacts & InvitationFacts & Applied {
  return {
    ...toldTo(session, to),
    ...{ mode, onlineUrl: mode === "online" ? session.onlineUrl : null },
    applied: to.applicant !== null && to.applicant.withdrawnAt === null,
    issuedOn: tokyoDate(at),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
    link: linkIn(settings),
  };
}

/**
 * Queues a mail about a seat to each of those whom a mail reaches, to leave at `leavesAt`; none where that is not
 * before the session, or it is off. With `enters` it puts the session into their calendars. Of whoever has no address
 * of their own their contact is told, unless `own`. Returns how many there are.
 */
export async function mailSeats<To extends About>(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  to: readonly To[],
  leavesAt: Instant,
  {
    kind,
    write,
    enters = false,
    own = false,
  }: {
    kind: ApplicationNotice;
    write: (facts: SeatFacts & InvitationFacts & Applied, to: To) => MailContent;
    enters?: boolean;
    own?: boolean;
  },
): Promise<number> {
  if (to.length === 0 || !isOn(session, leavesAt)) return 0;
  const now = ctx.now();
  const people = await findOfferees(
    tx,
    to.map(({ invitation }) => invitation.id),
  );
  const { startsAt } = session;
  const byContact: ToldByContact[] = [];
  let mails = 0;
  for (const about of to) {
    const person = people.find(({ id }) => id === about.invitation.id);
    if (!person) continue;
    // An address at which mails come back is none: their contact is told, or the desk does it.
    const email = mailAddress(person.person);
    if (!own && contactFor(email, person.applicant)) byContact.push({ invitationId: person.id, notice: kind });
    if (!email) continue;
    const content = write(seatFacts(ctx, { ...session, startsAt }, person, { mode: about.mode, at: leavesAt }), about);
    const { id: invitationId, tokenGeneration, name, toldSequence } = person;
    const sent = enters ? await findSentTo(tx, session.id, { invitationId, email }) : null;
    const next = sent && nextObject(session, { ...sent, toldSequence }, "REQUEST");
    const recipient = { invitationId, tokenGeneration, name, email, ...next };
    const writing = { settings: ctx.settings, now };
    const mail = writeSessionMail(session, recipient, writing, { kind, content, method: enters ? "REQUEST" : null });
    await queueMail(tx, mail, { now, mailFrom: ctx.settings.mailFrom, dueAt: leavesAt });
    mails++;
  }
  return mails + (await tellContacts(ctx, tx, session, byContact, leavesAt)).mails;
}
