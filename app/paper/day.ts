import type { PaperBlock } from "#app/domain/paper.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { formatLabel } from "#app/text/labels.ts";
import { listText as words } from "#app/text/paper.ts";
import { whenText } from "#app/text/session.ts";

/** The session as everything printed for its day heads it. */
export interface DayFacts {
  /** With its round where it has one. */
  title: string;
  format: SessionFormat;
  startsAt: Instant;
  endsAt: Instant | null;
  venue: string | null;
}

/** Somebody on a list, in its order. */
export interface ListedPerson {
  /** 委員, 講師 … */
  role: string;
  organization: string | null;
  title: string | null;
  name: string;
}

/** What the paper is, of which session, when and where. */
export function dayHeading(heading: string, facts: DayFacts): PaperBlock[] {
  return [
    { kind: "text", text: heading, align: "center", size: 15, bold: true },
    { kind: "text", text: facts.title, align: "center", size: 12 },
    { kind: "space", height: 2 },
    { kind: "terms", terms: dayTerms(facts) },
    { kind: "space", height: 2 },
  ];
}

export function dayTerms(facts: DayFacts): { term: string; lines: string[] }[] {
  return [
    { term: words.time, lines: [whenText(facts)] },
    ...(facts.venue ? [{ term: words.place, lines: [facts.venue] }] : []),
    ...(facts.format === "onSite" ? [] : [{ term: words.format, lines: [formatLabel[facts.format]] }]),
  ];
}
