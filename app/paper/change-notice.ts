import type { Paper } from "#app/domain/paper.ts";
import { changeNoticeText as words } from "#app/text/letter.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { noticeTimeText } from "#app/text/session.ts";
import {
  addresseeLines,
  contactLines,
  letterPaper,
  linesOf,
  oneLine,
  present,
  type SessionLetterFacts,
} from "./letter.ts";

export interface ChangeNoticeFacts extends SessionLetterFacts {
  kind: "cancellation" | "postponement";
  /** As the desk gave it. */
  reason: string | null;
}

/** 中止通知, 延期通知: what was planned, and why it is off. */
export function changeNotice(facts: ChangeNoticeFacts): Paper {
  const { kind, startsAt, endsAt } = facts;
  const title = oneLine(facts.title);
  const { term } = words;
  const terms = [
    { term: term.title, lines: [title] },
    { term: term.time, lines: startsAt ? [noticeTimeText({ startsAt, endsAt })] : [] },
    { term: term.place, lines: present([facts.venue]) },
    { term: term.reason, lines: linesOf(facts.reason) },
  ];
  return letterPaper({
    ...facts,
    title: `${letterKindLabel[kind]}　${title}`,
    addressee: addresseeLines(facts.addressee),
    subject: { title, about: words.subject[kind], kind: words.kind },
    terms: terms.filter(({ lines }) => lines.length > 0),
    contact: contactLines(facts.office),
  });
}
