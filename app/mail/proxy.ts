import { formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { letterText } from "#app/text/mail.ts";
import { proxyMailText as words } from "#app/text/proxy.ts";
import { aboutOf, type InvitationFacts, particularsSection } from "./invitation.ts";
import { type AddresseeFacts, type LetterFacts, letterMail, type MailContent, oneLine, present } from "./letter.ts";

export interface ProxyInvitationFacts extends InvitationFacts {
  /** Whom they stand in for. */
  member: AddresseeFacts;
  hasCalendar: boolean;
}

export interface ProxyEndedFacts extends LetterFacts {
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  member: AddresseeFacts;
  /** Whether the calendar it goes to loses the session. */
  takesOut: boolean;
  /** Why: the member has answered otherwise, or they declined themselves. */
  because: "ended" | "released";
}

export interface ProxyDeclinedFacts extends InvitationFacts {
  proxyName: string;
}

/** To whoever was named as a proxy: when, where, for whom, and a page of their own. */
export function proxyInvitationMail(facts: ProxyInvitationFacts): MailContent {
  const { invitation, reply, calendar } = words;
  return letterMail(facts, {
    kind: "proxyInvitation",
    subject: (title) => invitation.subject(title, dayOf(facts)),
    heading: invitation.heading,
    about: aboutOf(facts),
    opening: [],
    told: [invitation.told(memberText(facts.member))],
    sections: [
      particularsSection(words.particulars, facts),
      {
        heading: reply.heading,
        lines: reply.lines,
        link: { address: facts.link, words: reply.link },
        notes: reply.notes,
      },
      ...(facts.hasCalendar ? [{ heading: calendar.heading, lines: calendar.added }] : []),
      words.privacy,
    ],
  });
}

/** To a proxy who stands in no longer. */
export function proxyEndedMail(facts: ProxyEndedFacts): MailContent {
  const text = words[facts.because];
  return letterMail(facts, {
    kind: null,
    subject: (title) => text.subject(title, dayOf(facts)),
    heading: text.heading,
    about: { ...aboutOf(facts), isOff: true },
    opening: [text.told(memberText(facts.member)), text.later],
    sections: facts.takesOut ? [{ heading: words.calendar.heading, lines: words.calendar.removed }] : [],
  });
}

/** To the member whose proxy declined: nobody comes for them now, and they are asked anew. */
export function proxyDeclinedMail(facts: ProxyDeclinedFacts): MailContent {
  const { declined } = words;
  return letterMail(facts, {
    kind: null,
    subject: (title) => declined.subject(title, dayOf(facts)),
    heading: declined.heading,
    about: aboutOf(facts),
    opening: [declined.told(oneLine(facts.proxyName)), declined.asked],
    sections: [
      {
        heading: declined.replyHeading,
        lines: [],
        link: { address: facts.link, words: declined.link },
        notes: declined.notes,
      },
      particularsSection(words.particulars, facts),
    ],
  });
}

function dayOf({ startsAt }: { startsAt: Instant }): string {
  return formatDay(toTokyo(startsAt).date);
}

/** 「○○病院 院長 釧路 花子様」 */
function memberText({ organization, title, name }: AddresseeFacts): string {
  return `${present([organization, title, name]).join("　")}${letterText.honorific}`;
}
