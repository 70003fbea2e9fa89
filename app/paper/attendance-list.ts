import type { Paper } from "#app/domain/paper.ts";
import { listText as words } from "#app/text/paper.ts";
import { type DayFacts, dayHeading, type ListedPerson } from "./day.ts";
import { countsOf } from "./reception-list.ts";

export interface AttendingPerson extends ListedPerson {
  /** The member whom a proxy stands in for. */
  standsFor: string | null;
  online: boolean;
}

/** 出席者名簿: who comes, or came, in the office's own order. */
export function attendanceList(facts: DayFacts, people: readonly AttendingPerson[]): Paper {
  return {
    title: `${words.attendance}　${facts.title}`,
    page: "portrait",
    face: "mincho",
    foot: `${words.attendance}　${facts.title}`,
    blocks: [
      ...dayHeading(words.attendance, facts),
      { kind: "text", text: words.totals(countsOf(people.map(({ role }) => role))), align: "right", size: 9.5 },
      {
        kind: "table",
        widths: [9, 22, "*", 32, 34, 26],
        align: ["right"],
        head: [[...words.attendanceHead]],
        rows: people.map((person, i) => [
          ...[`${i + 1}`, person.role, person.organization ?? "", person.title ?? "", person.name],
          [person.standsFor && words.standsFor(person.standsFor), person.online && words.online]
            .filter(Boolean)
            .join("\n"),
        ]),
        rowHeight: 8,
        size: 9.5,
      },
    ],
  };
}
