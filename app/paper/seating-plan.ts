import type { Paper, PaperShape } from "#app/domain/paper.ts";
import { type SeatingShape, seatingOf } from "#app/domain/seating.ts";
import { listText as words } from "#app/text/paper.ts";
import { type DayFacts, dayHeading, type ListedPerson } from "./day.ts";

/** What is left of a landscape A4 below the heading, and how large a seat is drawn at most. */
const ROOM = { width: 269, height: 128, front: 14 };
const SEAT = { width: 44, height: 22, gap: 2 };

/** 席次表: who sits where, in the order of the list, the front of the room above. */
export function seatingPlan(facts: DayFacts, people: readonly ListedPerson[], shape: SeatingShape): Paper {
  return {
    title: `${words.seating}　${facts.title}`,
    page: "landscape",
    face: "gothic",
    margin: 14,
    blocks: [
      ...dayHeading(words.seating, facts),
      { kind: "drawing", width: ROOM.width, height: ROOM.height, shapes: roomShapes(people, shape) },
    ],
  };
}

function roomShapes(people: readonly ListedPerson[], shape: SeatingShape): PaperShape[] {
  const { places, columns, rows } = seatingOf(shape, people.length);
  const across = Math.min(SEAT.width, ROOM.width / Math.max(columns, 1));
  const down = Math.min(SEAT.height, (ROOM.height - ROOM.front) / Math.max(rows, 1));
  const left = (ROOM.width - across * columns) / 2;
  const middle = ROOM.width / 2;
  return [
    { kind: "frame", x: middle - 35, y: 0, width: 70, height: 9 },
    { kind: "words", text: words.front, x: middle, y: 4.5, size: 11, width: 60 },
    ...people.flatMap((person, i): PaperShape[] => {
      const place = places[i];
      if (!place) return [];
      const x = left + place.x * across;
      const y = ROOM.front + place.y * down;
      const [width, height] = [across - SEAT.gap, down - SEAT.gap];
      const line = { kind: "words" as const, x: x + width / 2, width: width - 2 };
      return [
        { kind: "frame", x, y, width, height },
        {
          ...line,
          text: person.organization ?? person.role,
          y: y + height * 0.28,
          size: Math.min(8, height * 0.9),
          lines: 2,
        },
        { ...line, text: person.name, y: y + height * 0.66, size: Math.min(13, height * 1.4), bold: true },
      ];
    }),
  ];
}
