import type { ReceptionFill } from "#app/domain/day-paper.ts";
import type { Paper } from "#app/domain/paper.ts";
import { listText as words } from "#app/text/paper.ts";
import { type DayFacts, dayHeading, type ListedPerson } from "./day.ts";

export interface ExpectedPerson extends ListedPerson {
  /** 出席, 未回答 … */
  answer: string;
  /** Whoever comes in their place. */
  proxy: string | null;
}

/** Somebody on the list, and how they came: called, or 当日参加. */
export interface ReceivedPerson extends ExpectedPerson {
  came: boolean;
  /** 13:52; empty where it is not known. */
  arrived: string;
  note: string;
}

/** What stands in the columns that are filled in at the door; empty before. */
export function receivedCells({ came, arrived, note }: ReceivedPerson): [time: string, check: string, note: string] {
  return [arrived, came ? words.checked : words.checkbox, note];
}

/** Written on by hand: a row is a finger high. */
const ROW_HEIGHT = 9.5;

const BLANK_ROWS = 10;

/**
 * 受付簿: everyone called, with how many are expected of each answer. To be ticked at the door, with rows for whoever
 * comes unannounced; or with what was recorded, and a row for each who did (`fill`).
 */
export function receptionList(facts: DayFacts, people: readonly ReceivedPerson[], fill: ReceptionFill): Paper {
  const blankRows = fill === "blank" ? BLANK_ROWS : 0;
  const taken = people.filter(({ came }) => came).length;
  const totals = words.totals(countsOf(people.map(({ answer }) => answer)));
  const blank = Array.from({ length: blankRows }, (_, i) => [`${people.length + i + 1}`, ...Array(9).fill("")]);
  return {
    title: `${words.reception}　${facts.title}`,
    page: "landscape",
    face: "gothic",
    size: 10,
    margin: 14,
    foot: `${words.reception}　${facts.title}`,
    blocks: [
      ...dayHeading(words.reception, facts),
      { kind: "text", text: fill === "blank" ? totals : `${totals}　${words.taken(taken)}`, align: "right", size: 9.5 },
      {
        kind: "table",
        widths: [9, 20, "*", 28, 35, 22, 30, 18, 11, 18],
        align: ["right", "left", "left", "left", "left", "left", "left", "center", "center"],
        head: [[...words.receptionHead]],
        rows: [
          ...people.map((person, i) => [
            ...[`${i + 1}`, person.role, person.organization ?? "", person.title ?? "", person.name, person.answer],
            ...[person.proxy ?? "", ...receivedCells(person)],
          ]),
          ...blank,
        ],
        rowHeight: ROW_HEIGHT,
        size: 9,
      },
    ],
  };
}

/** How often each word stands, in the order of its first time. */
export function countsOf(labels: readonly string[]): { label: string; people: number }[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, people]) => ({ label, people }));
}
