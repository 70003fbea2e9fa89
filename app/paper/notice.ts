import { formatDate } from "#app/domain/japanese-date.ts";
import type { Paper } from "#app/domain/paper.ts";
import type { ProxyPolicy } from "#app/domain/proxy.ts";
import { type Instant, type IsoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { agendaLines, type NoticeItem } from "#app/text/agenda.ts";
import { noticeText as words } from "#app/text/letter.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { formatOfHolding } from "#app/text/mail.ts";
import { hourAndMinute, noticeTimeText } from "#app/text/session.ts";
import {
  addresseeLines,
  contactLines,
  letterPaper,
  linesOf,
  oneLine,
  present,
  type SessionLetterFacts,
} from "./letter.ts";

export interface NoticeFacts extends SessionLetterFacts {
  startsAt: Instant;
  onlineUrl: string | null;
  agenda: readonly NoticeItem[];
  /** Of the bodies whose members are called. */
  bodies: readonly string[];
  proxies: ProxyPolicy;
  answerBy: IsoDate | null;
  /** 受付開始, minutes before the start. */
  receptionMinutes: number | null;
  /** 旅費・謝金 */
  expenses: string | null;
  /** その他 */
  notice: string | null;
  /** Whether a 出欠回答票 comes with it. */
  hasSlip: boolean;
  /** The recipient's own page; null where it is nobody's own. */
  link: string | null;
}

/** 開催通知: calls to a session, by the form of 記 that offices use. When each item begins is for the 次第. */
export function noticePaper(facts: NoticeFacts): Paper {
  const title = oneLine(facts.title);
  return letterPaper({
    ...facts,
    title: `${letterKindLabel.notice}　${title}`,
    addressee: addresseeLines(facts.addressee),
    subject: { title, about: words.subject, kind: words.kind },
    opening: facts.format === "written" ? words.writtenOpening : facts.opening,
    terms: termsOf(facts).filter(({ lines }) => lines.length > 0),
    contact: contactLines(facts.office),
    ...(facts.link && !facts.hasSlip && { answering: { link: facts.link, words: words.answerPage } }),
  });
}

function termsOf(facts: NoticeFacts): { term: string; lines: readonly string[] }[] {
  const { term } = words;
  const { format, onlineUrl, venue } = facts;
  return [
    { term: term.time, lines: [noticeTimeText(facts), ...receptionLines(facts)] },
    {
      term: term.place,
      lines: present(
        [
          venue,
          format !== "onSite" && formatOfHolding[format],
          onlineUrl && format !== "onSite" && words.onlineUrl(onlineUrl),
        ].map((line) => line || null),
      ),
    },
    {
      term: facts.category === "meeting" ? term.agenda : term.programme,
      lines: agendaLines({ ...facts, startsAt: null }),
    },
    { term: term.attendees, lines: attendeeLines(facts) },
    { term: term.answer, lines: answerLines(facts) },
    { term: term.expenses, lines: linesOf(facts.expenses) },
    { term: term.notice, lines: linesOf(facts.notice) },
  ];
}

function receptionLines({ startsAt, receptionMinutes, format }: NoticeFacts): string[] {
  if (receptionMinutes === null || format === "online" || format === "written") return [];
  const opens = toTokyo(new Date(startsAt.getTime() - receptionMinutes * 60_000));
  return [words.reception(hourAndMinute(opens.time))];
}

/** Nobody comes to what is held in writing; of a training without a body nobody is said who comes. */
function attendeeLines({ bodies, proxies, format, category }: NoticeFacts): string[] {
  if (format === "written") return [];
  const whom = bodies.length > 0 ? [words.attendees(bodies)] : [];
  return category === "meeting" || proxies !== "notAllowed" ? [...whom, words.proxies[proxies]] : whom;
}

function answerLines({ answerBy, hasSlip, link, office, format }: NoticeFacts): string[] {
  if (format === "written" && !answerBy) return [];
  const by = answerBy ? words.answerBy(formatDate(answerBy)) : words.answerSoon;
  const code = link ? [hasSlip ? words.byCode.slip : words.byCode.letter] : [];
  const slip = hasSlip ? [words.bySlip(office.fax)] : [];
  return [by, ...(slip.length + code.length > 0 ? [...slip, ...code] : [words.byContact])];
}
