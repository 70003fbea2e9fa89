import { kindHeadings, runningTimes } from "#app/domain/agenda.ts";
import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import type { AgendaKind, SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { periodText } from "#app/text/agenda.ts";
import { agendaKindHeading } from "#app/text/labels.ts";
import { letterText, invitationText as words } from "#app/text/mail.ts";
import { whenText } from "#app/text/session.ts";
import {
  type LetterFacts,
  type LetterSection,
  letterMail,
  linesOf,
  type MailContent,
  oneLine,
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
  agenda: readonly AgendaFacts[];
  answerBy: IsoDate | null;
  notice: string | null;
  documentNumber: string | null;
  /** The answering page. */
  link: string;
}

interface AgendaFacts {
  /** 第1部… */
  part: string | null;
  title: string;
  kind: AgendaKind;
  /** A closed item (非公開) is named to those invited, as closed. */
  open: boolean;
  presenter: string | null;
  /** Planned minutes. */
  minutes: number | null;
}

/** The notice that calls one person to a session, with their own link. */
export function invitationMail(facts: InvitationFacts): MailContent {
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
        notes: answer.notes,
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
    { label: label.time, lines: [timeOf(facts)] },
    { label: label.place, lines: present([facts.venue]) },
    { label: label.format, lines: [words.formatOfHolding[facts.format]] },
    { label: label.onlineUrl, lines: present([facts.onlineUrl]) },
    { label: facts.category === "meeting" ? label.agenda : label.programme, lines: agendaLines(facts) },
    { label: label.answerBy, lines: facts.answerBy ? [formatDate(facts.answerBy)] : [] },
    { label: label.notice, lines: linesOf(facts.notice) },
  ].filter((item) => item.lines.length > 0);
}

function timeOf({ startsAt, endsAt }: InvitationFacts): string {
  const start = toTokyo(startsAt);
  const from = `${formatDate(start.date)} ${clock(start.time)}`;
  if (!endsAt) return `${from}から`;
  const end = toTokyo(endsAt);
  return `${from}から${end.date === start.date ? "" : `${formatDay(end.date)} `}${clock(end.time)}まで`;
}

/** 14時00分: offices do not write 14:00 in a notice. */
function clock(time: string): string {
  const [hour, minute] = time.split(":");
  return `${Number(hour)}時${minute}分`;
}

/**
 * A part is named once, above its items, and so is a kind (報告事項…) where there are several; numbers run through.
 * Times stand behind the items where all of them have their minutes.
 */
function agendaLines({ category, agenda, startsAt }: InvitationFacts): string[] {
  const headings = kindHeadings(category, agenda);
  const times = runningTimes(startsAt, agenda);
  return agenda.flatMap((item, index) => {
    const part = item.part && item.part !== agenda[index - 1]?.part ? [oneLine(item.part)] : [];
    const heading = headings[index];
    const kind = heading ? [words.kind(agendaKindHeading[heading])] : [];
    const presenter = item.presenter ? words.presenter(oneLine(item.presenter)) : "";
    const period = times?.[index] ? `　${periodText(times[index])}` : "";
    const closed = item.open ? "" : words.closed;
    return [...part, ...kind, `（${index + 1}）${oneLine(item.title)}${closed}${presenter}${period}`];
  });
}
