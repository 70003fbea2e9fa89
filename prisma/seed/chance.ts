import { createHash } from "node:crypto";

/** Invented variety that comes out the same every time. */
export interface Chance {
  /** A fraction, 0 included, 1 not. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True `share` of the time. */
  happens(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Chance for one subject: what is drawn for one row never moves because another row was added. */
export function chanceOf(...names: readonly (string | number)[]): Chance {
  let state = createHash("sha256").update(names.join("/")).digest().readUInt32LE(0);
  // mulberry32: 32 bits of state are plenty for names and dates.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (from) => {
      const picked = from[between(0, from.length - 1)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
  };
}

/** Whole numbers that add up to `total` exactly, each near the average and, where the total allows, at least 1. */
export function split(total: number, parts: number, chance: Chance): number[] {
  const sizes = Array.from({ length: parts }, (_, i) => Math.floor(total / parts) + (i < total % parts ? 1 : 0));
  for (let i = 0; i + 1 < parts; i += 2) {
    const moved = chance.between(0, Math.floor((sizes[i + 1] as number) / 4));
    sizes[i] = (sizes[i] as number) + moved;
    sizes[i + 1] = (sizes[i + 1] as number) - moved;
  }
  return sizes;
}
