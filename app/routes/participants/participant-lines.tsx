import { Section } from "#app/ui/page.tsx";
import type { Choice, ParticipantLine } from "#app/use-cases/participants/show-participants.ts";
import type { FieldOf } from "../sessions/attendance-fields.ts";
import { ParticipantRow } from "./participant-row.tsx";

/** What needs a look comes first. Each line keeps its number in the list: the form is in its order, whatever is shown. */
const PARTS: { title: string; holds: (line: ParticipantLine) => boolean }[] = [
  { title: "どなたか選んでください", holds: ({ proposal }) => proposal === "" },
  { title: "案内していない方", holds: ({ proposal }) => proposal === "new" },
  { title: "案内・記録と一致した方", holds: ({ proposal }) => !["", "new", "leave"].includes(proposal) },
  { title: "記録しない行", holds: ({ proposal }) => proposal === "leave" },
];

/** A page of more options than this is too long to send: then those of the line alone are offered. */
const MOST_OPTIONS = 20_000;

interface ParticipantLinesProps {
  lines: readonly ParticipantLine[];
  people: readonly Choice[];
  /** Of the people, those no line is for sure. */
  others: readonly string[];
  field: FieldOf;
}

/** Everyone of the list, in parts by what becomes of them. */
export function ParticipantLines({ lines, people, others, field }: ParticipantLinesProps) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const offered = others.length * lines.length > MOST_OPTIONS ? [] : others;
  const numbered = lines.map((line, row) => ({ line, row }));
  return PARTS.map(({ title, holds }) => {
    const part = numbered.filter(({ line }) => holds(line));
    return (
      part.length > 0 && (
        <Section key={title} title={`${title}（${part.length}人）`}>
          <ul className="-mt-4">
            {part.map(({ line, row }) => (
              <ParticipantRow key={row} {...{ line, row, field }} people={byId} others={offered} />
            ))}
          </ul>
        </Section>
      )
    );
  });
}
