/** How tables stand: コの字 (open to the front), ロの字 (closed), スクール (rows to the front), 対面 (two sides). */
export const SEATING_SHAPES = ["horseshoe", "square", "school", "facing"] as const;
export type SeatingShape = (typeof SEATING_SHAPES)[number];

/** Where somebody sits, in seats from the left and from the front. */
export interface Place {
  x: number;
  y: number;
}

export interface Seating {
  /** Of each person in their order, from the seat of honour on. */
  places: Place[];
  columns: number;
  rows: number;
}

/** As many as a row of a スクール holds, before another is begun. */
export const SCHOOL_COLUMNS = 6;

/**
 * The places of `people` in a room whose front (the secretariat, the screen) is above. Whoever comes first in the order
 * sits at the head, farthest from the front but in rows, the next to their left and right in turn: 建制順 as it is read.
 */
export function seatingOf(shape: SeatingShape, people: number): Seating {
  if (people <= 0) return { places: [], columns: 0, rows: 0 };
  if (shape === "school") return inRows(people, Math.min(people, SCHOOL_COLUMNS));
  if (shape === "facing") return facing(people);
  return around(people, shape === "square");
}

function inRows(people: number, columns: number): Seating {
  const places = Array.from({ length: people }, (_, i) => ({ x: i % columns, y: Math.floor(i / columns) }));
  return { places, columns, rows: Math.ceil(people / columns) };
}

/** Odd ones at the left side, even ones across. */
function facing(people: number): Seating {
  const places = Array.from({ length: people }, (_, i) => ({ x: i % 2 === 0 ? 0 : 2, y: Math.floor(i / 2) }));
  return { places, columns: 3, rows: Math.ceil(people / 2) };
}

/** Along the foot, then up both sides in turn, and along the front where the square is closed. */
function around(people: number, closed: boolean): Seating {
  const sides = closed ? 4 : 3;
  const across = Math.max(1, Math.ceil(people / sides));
  const front = closed ? Math.min(across, Math.max(0, people - 3 * across)) : 0;
  const beside = Math.ceil(Math.max(0, people - across - front) / 2);
  const foot = fromTheMiddle(Math.min(across, people));
  const rows = beside + 1 + (closed ? 1 : 0);
  const columns = Math.min(across, people) + 2;
  const last = rows - 1;
  const places = foot.map((x): Place => ({ x: x + 1, y: last }));
  for (let i = 0; places.length < people - front; i++) {
    places.push({ x: i % 2 === 0 ? 0 : columns - 1, y: last - 1 - Math.floor(i / 2) });
  }
  for (const x of fromTheMiddle(front)) places.push({ x: x + 1 + Math.floor((columns - 2 - front) / 2), y: 0 });
  return { places, columns, rows };
}

/** 0 … n-1 from the middle outwards: whoever is first sits in the middle. */
function fromTheMiddle(n: number): number[] {
  const middle = Math.floor((n - 1) / 2);
  return Array.from({ length: n }, (_, i) => (i % 2 === 0 ? middle - i / 2 : middle + (i + 1) / 2));
}
