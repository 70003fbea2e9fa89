import type { findMaterialsForInvitees } from "#app/adapters/db/material-store.server.ts";
import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import { getsMaterial } from "#app/domain/join-request.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { comingReminderMail, silentReminderMail } from "#app/mail/reminder.ts";
import type { Settings } from "../context.ts";
import { type DatedSession, linkIn, writeSessionMail } from "../invitations/write-invitation.ts";
import type { ComingOne, SilentOne } from "./find-due.ts";

type MaterialsToCount = Awaited<ReturnType<typeof findMaterialsForInvitees>>;

/** A reminder as a mail: it says when and where, and changes no calendar. */
export function writeReminder(
  session: DatedSession,
  to: SilentOne | ComingOne,
  materials: MaterialsToCount,
  { settings, now }: { settings: Settings; now: Instant },
): NewMail {
  const { invitationId, proxyId, tokenGeneration, addressee, email, called } = to;
  const { title, startsAt, endsAt, venue, onlineUrl, center } = session;
  const own = proxyId ? { proxyId } : {};
  const facts = {
    ...{ title, startsAt, endsAt, venue, onlineUrl, center, addressee },
    issuedOn: tokyoDate(now),
    link: linkIn(settings, own),
  };
  const content =
    to.kind === "silent"
      ? silentReminderMail({ ...facts, answerBy: to.answerBy })
      : comingReminderMail({
          ...facts,
          mode: to.mode,
          materials: materials.filter((material) => getsMaterial(called, material)).length,
        });
  const recipient = { invitationId, tokenGeneration, name: addressee.name, email, ...own };
  const kind = to.kind === "silent" ? "reminderSilent" : "reminderComing";
  return writeSessionMail(session, recipient, { settings, now }, { kind, content, method: null });
}
