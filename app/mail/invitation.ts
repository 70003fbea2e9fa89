import { kindHeadings, runningTimes } from "#app/domain/agenda.ts";
import { formatDate, formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import type { AgendaKind, SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { periodText } from "#app/text/agenda.ts";
import { agendaKindHeading } from "#app/text/labels.ts";
import { invitationText as words } from "#app/text/mail.ts";
import { escapeHtml, lines, link, page } from "./html.ts";
import {
  addresseeLines,
  type CenterFacts,
  contactLines,
  linesOf,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
  textSection,
} from "./letter.ts";

export interface InvitationFacts {
  /** The session's name, with its round where it has one. */
  title: string;
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
  /** The day of the notice, as it stands beside its number. */
  issuedOn: IsoDate;
  addressee: { organization: string | null; title: string | null; name: string };
  center: CenterFacts;
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
  const letter = readFacts(facts);
  return { subject: letter.subject, text: asText(letter), html: asHtml(letter) };
}

/** The letter before it takes a form: what text and HTML both say. */
interface Letter {
  subject: string;
  addressee: string[];
  sender: string[];
  heading: string;
  opening: string[];
  particulars: { label: string; lines: string[] }[];
  link: string;
  contact: string[];
}

// Lists of mails cut a subject near here, and the date has to be seen.
const MAX_SUBJECT_TITLE = 40;

function readFacts(facts: InvitationFacts): Letter {
  const { addressee, center } = facts;
  const title = oneLine(facts.title);
  const start = toTokyo(facts.startsAt);
  return {
    subject: words.subject(shorten(title, MAX_SUBJECT_TITLE), formatDay(start.date)),
    addressee: addresseeLines(addressee, words.honorific),
    sender: present([facts.documentNumber, formatDateWithoutWeekday(facts.issuedOn), officeName(center)]),
    heading: words.heading(title),
    opening: [
      ...words.greeting,
      facts.format === "written" ? words.requestWritten : words.request,
      facts.answerBy ? words.answerBy(formatDate(facts.answerBy)) : words.answerSoon,
    ],
    particulars: particularsOf(facts),
    link: facts.link,
    contact: contactLines(center, words.contact),
  };
}

/** The numbered items between 記 and 以上; those without content are left out. */
export function particularsOf(facts: InvitationFacts): Letter["particulars"] {
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

function asText(letter: Letter): string {
  const { answer, calendar, privacy, contact } = words;
  return [
    ...letter.addressee,
    "",
    ...letter.sender,
    "",
    `　　${letter.heading}`,
    "",
    ...letter.opening,
    "",
    `　　　　　　${words.particulars}`,
    "",
    ...letter.particulars.flatMap(({ label, lines }, index) => numbered(index + 1, label, lines)),
    "",
    `　　　　　　${words.end}`,
    ...textSection(answer.heading, [answer.lead, "", letter.link, "", ...answer.notes.map((note) => `・${note}`)]),
    ...textSection(calendar.heading, calendar.lines),
    ...textSection(privacy.heading, privacy.lines),
    ...textSection(contact.heading, letter.contact),
    "",
  ].join("\n");
}

/** 「１　日時　…」; several lines stand below their label. */
function numbered(number: number, label: string, texts: readonly string[]): string[] {
  const head = `${fullWidth(number)}　${label}`;
  return texts.length === 1 ? [`${head}　${texts[0]}`] : [head, ...texts.map((text) => `　　${text}`)];
}

function asHtml(letter: Letter): string {
  const { answer, calendar, privacy, contact } = words;
  const items = letter.particulars.map(
    ({ label, lines: texts }, index) =>
      `<dt>${fullWidth(index + 1)}　${label}</dt>\n<dd>${texts.map((text) => link(text)).join("<br>\n")}</dd>`,
  );
  return page(letter.subject, [
    `<p>${lines(letter.addressee)}</p>`,
    `<p class="right">${lines(letter.sender)}</p>`,
    `<h1>${escapeHtml(letter.heading)}</h1>`,
    `<p>${lines(letter.opening)}</p>`,
    `<p class="center">${words.particulars}</p>`,
    `<dl>\n${items.join("\n")}\n</dl>`,
    `<p class="right">${words.end}</p>`,
    `<h2>${answer.heading}</h2>`,
    `<p>${answer.lead}</p>`,
    `<p>${link(letter.link, answer.link, "button")}</p>`,
    `<p>${link(letter.link)}</p>`,
    `<ul>\n${answer.notes.map((note) => `<li>${note}</li>`).join("\n")}\n</ul>`,
    `<h2>${calendar.heading}</h2>`,
    `<p>${lines(calendar.lines)}</p>`,
    `<h2>${privacy.heading}</h2>`,
    `<p>${lines(privacy.lines)}</p>`,
    `<h2>${contact.heading}</h2>`,
    `<p>${lines(letter.contact)}</p>`,
  ]);
}

function fullWidth(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
