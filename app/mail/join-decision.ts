import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { JoinRole } from "#app/domain/join-request.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { joinRoleLabel, joinMailText as words } from "#app/text/joining.ts";
import { whenText } from "#app/text/session.ts";
import {
  type AddresseeFacts,
  addresseeLines,
  type CenterFacts,
  contactLines,
  letterMail,
  linesOf,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
} from "./letter.ts";

export interface JoinDecisionFacts {
  decision: "accepted" | "declined";
  role: JoinRole;
  /** The desk's own words; null without. */
  reply: string | null;
  session: { title: string; startsAt: Instant | null; endsAt: Instant | null };
  /** The day of the letter. */
  issuedOn: IsoDate;
  center: CenterFacts;
  addressee: AddresseeFacts;
}

// Lists of mails cut a subject near here.
const MAX_SUBJECT_TITLE = 40;

/** What the desk decided about a request to take part, told to whoever asked. */
export function joinDecisionMail(facts: JoinDecisionFacts): MailContent {
  const { decision, session, center, issuedOn } = facts;
  const title = oneLine(session.title);
  const reply = linesOf(facts.reply);
  return letterMail({
    subject: words.subject[decision](shorten(title, MAX_SUBJECT_TITLE)),
    addressee: addresseeLines(facts.addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(issuedOn), officeName(center)]),
    heading: words.heading(title),
    opening: [words.lead(joinRoleLabel[facts.role]), words.decision[decision]],
    sections: [
      { heading: words.time, lines: [whenText(session)] },
      ...(reply.length > 0 ? [{ heading: words.reply, lines: reply }] : []),
      { heading: words.contact.heading, lines: contactLines(center, words.contact) },
    ],
  });
}
