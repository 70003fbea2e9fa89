import type { Paper } from "#app/domain/paper.ts";
import { listText as words } from "#app/text/paper.ts";
import { type DayFacts, dayHeading, type ListedPerson } from "./day.ts";

export interface ExpectedPerson extends ListedPerson {
  /** 出席, 未回答 … */
  answer: string;
  /** Whoever comes in their place. */
  proxy: string | null;
}

/** Written on by hand: a row is a finger high. */
const ROW_HEIGHT = 9.5;

/**
 * 受付簿: everyone called, to be ticked at the door, then rows for whoever comes unannounced, and how many are expected
 * of each answer.
 */
export function receptionList(
  facts: DayFacts,
  people: readonly ExpectedPerson[],
  { blankRows = 10 }: { blankRows?: number } = {},
): Paper {
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
      { kind: "text", text: words.totals(countsOf(people.map(({ answer }) => answer))), align: "right", size: 9.5 },
      {
        kind: "table",
        widths: [9, 20, "*", 28, 35, 22, 30, 18, 11, 18],
        align: ["right", "left", "left", "left", "left", "left", "left", "center", "center"],
        head: [[...words.receptionHead]],
        rows: [
          ...people.map(({ role, organization, title, name, answer, proxy }, i) => [
            ...[`${i + 1}`, role, organization ?? "", title ?? "", name, answer, proxy ?? "", "", words.checkbox, ""],
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
