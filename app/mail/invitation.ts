import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import type { SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { agendaLines, type NoticeItem } from "#app/text/agenda.ts";
import { letterText, invitationText as words } from "#app/text/mail.ts";
import { noticeTimeText, whenText } from "#app/text/session.ts";
import {
  type LetterFacts,
  type LetterSection,
  letterMail,
  linesOf,
  type MailContent,
  type Particular,
  present,
} from "./letter.ts";

/** The title is the session's name, with its round where it has one. */
export interface InvitationFacts extends LetterFacts {
  category: SessionCategory;
  format: SessionFormat;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
  onlineUrl: string | null;
  agenda: readonly NoticeItem[];
  answerBy: IsoDate | null;
  notice: string | null;
  documentNumber: string | null;
  /** The answering page. */
  link: string;
}

/** As the notice has them. */
export interface NoticeFacts extends InvitationFacts {
  /** Whom the recipient may send in their place. */
  proxies: ProxyPolicy;
}

/** The notice that calls one person to a session, with their own link. */
export function invitationMail(facts: NoticeFacts): MailContent {
  const { answer, calendar, privacy } = words;
  const isWritten = facts.format === "written";
  const answerBy = facts.answerBy && formatDate(facts.answerBy);
  return letterMail(facts, {
    // The prefecture's words ask people to come.
    kind: isWritten ? null : "invitation",
    subject: (title) => words.subject(title, formatDay(toTokyo(facts.startsAt).date)),
    heading: words.heading,
    documentNumber: facts.documentNumber,
    about: aboutOf(facts),
    answerBy,
    opening: [
      ...words.greeting,
      isWritten ? words.requestWritten : words.request,
      answerBy ? words.answerBy(answerBy) : words.answerSoon,
    ],
    particulars: particularsOf(facts),
    sections: [
      {
        heading: answer.heading,
        lines: [answer.lead],
        link: { address: facts.link, words: answer.link },
        notes: answer.notes(answer.proxies[facts.proxies]),
      },
      calendar,
      privacy,
    ],
  });
}

/** Date and place as the first lines of a mail have them. */
export function aboutOf(
  facts: Pick<InvitationFacts, "endsAt" | "venue"> & { startsAt: Instant | null; format?: SessionFormat },
) {
  return { when: whenText(facts), place: facts.venue || (facts.format === "online" ? letterText.online : null) };
}

/** Everything about a session as it is now, in a letter that is no notice. */
export function particularsSection(heading: string, facts: InvitationFacts): LetterSection {
  return {
    heading,
    lines: particularsOf(facts).flatMap(({ label, lines: [first, ...rest] }) =>
      rest.length === 0 ? [`${label}　${first}`] : [label, ...[first, ...rest].map((line) => `　${line}`)],
    ),
  };
}

/** The numbered items between 記 and 以上; those without content are left out. */
function particularsOf(facts: InvitationFacts): Particular[] {
  const { label } = words;
  return [
    { label: label.time, lines: [noticeTimeText(facts)] },
    { label: label.place, lines: present([facts.venue]) },
    { label: label.format, lines: [words.formatOfHolding[facts.format]] },
    { label: label.onlineUrl, lines: present([facts.onlineUrl]) },
    { label: facts.category === "meeting" ? label.agenda : label.programme, lines: agendaLines(facts) },
    { label: label.answerBy, lines: facts.answerBy ? [formatDate(facts.answerBy)] : [] },
    { label: label.notice, lines: linesOf(facts.notice) },
  ].filter((item) => item.lines.length > 0);
}
