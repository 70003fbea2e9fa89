import type { CalledPerson } from "#app/adapters/db/letter-store.server.ts";
import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { attachedLetterMail } from "#app/mail/attached-letter.ts";
import type { Settings } from "../context.ts";
import { linkIn, writeSessionMail } from "../invitations/write-invitation.ts";
import type { Draft } from "./find-draft.ts";

/** The mail that brings somebody their letter as a file. One of thanks stays true, whatever is edited since. */
export function writeLetterMail(
  { session, writing }: Draft,
  to: CalledPerson & { email: string },
  { settings, now }: { settings: Settings; now: Instant },
): NewMail {
  const { kind } = writing.choice;
  const { id: invitationId, tokenGeneration, name, organizationName, title, email } = to;
  const content = attachedLetterMail({
    kind,
    title: session.title,
    issuedOn: tokyoDate(now),
    addressee: { organization: organizationName, title, name },
    center: session.center,
    link: kind === "notice" ? linkIn(settings) : null,
  });
  const recipient = { invitationId, tokenGeneration, name, email };
  const mail = writeSessionMail(session, recipient, { settings, now }, { kind: "letter", content, method: null });
  return kind === "thanks" ? { ...mail, sequence: null } : mail;
}
