import { formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { proxyMailText as words } from "#app/text/proxy.ts";
import { whenText } from "#app/text/session.ts";
import { type InvitationFacts, particularsOf } from "./invitation.ts";
import {
  type AddresseeFacts,
  addresseeLines,
  type CenterFacts,
  contactLines,
  type LetterSection,
  letterMail,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
} from "./letter.ts";

export interface ProxyInvitationFacts extends InvitationFacts {
  /** Whom they stand in for. */
  member: AddresseeFacts;
  hasCalendar: boolean;
}

export interface ProxyEndedFacts {
  title: string;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  issuedOn: IsoDate;
  addressee: AddresseeFacts;
  member: AddresseeFacts;
  center: CenterFacts;
  /** Whether the calendar it goes to loses the session. */
  takesOut: boolean;
  /** Why: the member has answered otherwise, or they declined themselves. */
  because: "ended" | "released";
}

export interface ProxyDeclinedFacts extends InvitationFacts {
  proxyName: string;
}

const MAX_SUBJECT_TITLE = 40;

/** To whoever was named as a proxy: when, where, for whom, and a page of their own. */
export function proxyInvitationMail(facts: ProxyInvitationFacts): MailContent {
  const { invitation, reply, calendar } = words;
  const title = oneLine(facts.title);
  return letterMail({
    ...envelope(facts),
    subject: invitation.subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(toTokyo(facts.startsAt).date)),
    heading: invitation.heading(title),
    opening: [invitation.told(memberText(facts.member))],
    sections: [
      particulars(facts),
      {
        heading: reply.heading,
        lines: reply.lines,
        link: { address: facts.link, words: reply.link },
        notes: reply.notes,
      },
      ...(facts.hasCalendar ? [{ heading: calendar.heading, lines: calendar.added }] : []),
      words.privacy,
      contact(facts.center),
    ],
  });
}

/** To a proxy who stands in no longer. */
export function proxyEndedMail(facts: ProxyEndedFacts): MailContent {
  const text = words[facts.because];
  const title = oneLine(facts.title);
  const place = present([facts.venue]);
  return letterMail({
    ...envelope(facts),
    subject: text.subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(toTokyo(facts.startsAt).date)),
    heading: text.heading(title),
    opening: [text.told(memberText(facts.member)), text.later],
    sections: [
      { heading: words.wasTime, lines: [whenText(facts)] },
      ...(place.length > 0 ? [{ heading: words.wasPlace, lines: place }] : []),
      ...(facts.takesOut ? [{ heading: words.calendar.heading, lines: words.calendar.removed }] : []),
      contact(facts.center),
    ],
  });
}

/** To the member whose proxy declined: nobody comes for them now, and they are asked anew. */
export function proxyDeclinedMail(facts: ProxyDeclinedFacts): MailContent {
  const { declined } = words;
  const title = oneLine(facts.title);
  return letterMail({
    ...envelope(facts),
    subject: declined.subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(toTokyo(facts.startsAt).date)),
    heading: declined.heading(title),
    opening: [declined.told(oneLine(facts.proxyName)), declined.asked],
    sections: [
      {
        heading: declined.replyHeading,
        lines: [],
        link: { address: facts.link, words: declined.link },
        notes: declined.notes,
      },
      particulars(facts),
      contact(facts.center),
    ],
  });
}

function particulars(facts: InvitationFacts): LetterSection {
  return {
    heading: words.particulars,
    lines: particularsOf(facts).flatMap(({ label, lines: [first, ...rest] }) =>
      rest.length === 0 ? [`${label}　${first}`] : [label, ...[first, ...rest].map((line) => `　${line}`)],
    ),
  };
}

/** 「○○病院 院長 釧路 花子様」 */
function memberText({ organization, title, name }: AddresseeFacts): string {
  return `${present([organization, title, name]).join("　")}${words.honorific}`;
}

function envelope({ addressee, center, issuedOn }: Pick<ProxyEndedFacts, "addressee" | "center" | "issuedOn">) {
  return {
    addressee: addresseeLines(addressee, words.honorific),
    sender: present([formatDateWithoutWeekday(issuedOn), officeName(center)]),
  };
}

function contact(center: CenterFacts): LetterSection {
  return { heading: words.contact.heading, lines: contactLines(center, words.contact) };
}
