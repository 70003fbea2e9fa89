import { ok, type Result, refuse } from "./result.ts";
import { foldDigits } from "./tokyo-time.ts";

export const HEADCOUNT_BASES = ["none", "exact", "approximate", "unknown"] as const;
/** How the secretariat stated the number: `none` is not stated, `unknown` is stated as 不明. */
export type HeadcountBasis = (typeof HEADCOUNT_BASES)[number];

/** A number is stated exactly when the basis is exact or approximate; the database checks the same. */
export interface StatedHeadcount {
  basis: HeadcountBasis;
  people: number | null;
}

/** 人数: what a session's headcount is. Unknown is not zero. */
export type Headcount =
  | { kind: "stated"; people: number; approximate: boolean }
  | { kind: "listed"; people: number }
  | { kind: "unknown" };

/**
 * The headcount that counts. `listed` is the number of people recorded as present whose role counts,
 * null when no attendance was recorded. Source: DOMAIN "Headcount".
 */
export function headcountOf(stated: StatedHeadcount, listed: number | null): Headcount {
  if (stated.people !== null)
    return { kind: "stated", people: stated.people, approximate: stated.basis === "approximate" };
  if (listed !== null) return { kind: "listed", people: listed };
  return { kind: "unknown" };
}

/**
 * The listed number: the people recorded by name whose role counts; where there is none of them, the people
 * recorded by group (a lecturer by name, 80 trainees as a group: 80). Null when nothing was recorded. Names and
 * groups are not added: a group often says again, as a number, who stands on the list.
 */
export function listedHeadcount<Role extends string>(
  attendance: readonly { role: Role }[],
  groups: readonly { role: Role; people: number }[],
  counted: ReadonlySet<Role>,
): number | null {
  const named = attendance.filter((a) => counted.has(a.role)).length;
  if (named > 0) return named;
  if (groups.length > 0) return groups.reduce((sum, g) => sum + (counted.has(g.role) ? g.people : 0), 0);
  return attendance.length > 0 ? 0 : null;
}

/** Stated minus listed where both exist and differ, a warning for the desk; else null. */
export function headcountDifference(stated: StatedHeadcount, listed: number | null): number | null {
  if (stated.people === null || listed === null || stated.people === listed) return null;
  return stated.people - listed;
}

export const MAX_HEADCOUNT = 100_000;

/**
 * Reads 97, 97名, 1,024名, 約80名, 80人程度, 不明, or nothing, in half or full width. Two numbers
 * (12、13名; 80 90) are refused: run together they would read as one far larger.
 */
export function parseHeadcount(text: string): Result<StatedHeadcount, "unreadable" | "too-many"> {
  const folded = foldDigits(text);
  if (folded === "") return ok({ basis: "none", people: null });
  if (/^\(?不明\)?$/.test(folded)) return ok({ basis: "unknown", people: null });
  const match = folded.match(
    /^(約|およそ|概ね|おおむね)?\s*(\d+|\d{1,3}(?:,\d{3})+)\s*(?:名|人)?\s*(程度|前後|ほど|弱|強)?$/,
  );
  if (!match) return refuse("unreadable");
  const people = Number(match[2]?.replaceAll(",", ""));
  if (people > MAX_HEADCOUNT) return refuse("too-many");
  return ok({ basis: match[1] || match[3] ? "approximate" : "exact", people });
}
