import type { PaperBlock, PaperCell } from "./paper.ts";
import { ok, type Result, refuse } from "./result.ts";
import type { SessionState } from "./session.ts";
import type { ParticipantRole } from "./taxonomy.ts";
import type { Instant, IsoDate } from "./tokyo-time.ts";

export const MINUTES_STATES = ["draft", "inReview", "confirmed"] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

/** For members and the desk, everything (全部); for everybody else, nothing of closed items and no names (公開用). */
export const MINUTES_EDITIONS = ["whole", "open"] as const;
export type MinutesEdition = (typeof MINUTES_EDITIONS)[number];

/** How the minutes go out. */
export const MINUTES_FILES = ["pdf", "docx"] as const;
export type MinutesFile = (typeof MINUTES_FILES)[number];

/** The kinds of mail that tell of them. */
export type MinutesMail = "minutesReview" | "minutesConfirmed";

/**
 * To whom: those who came themselves or by a proxy, everybody called, or, asking once more, those who came or were
 * asked before and have not commented.
 */
export const MINUTES_READERS = ["attended", "called", "silent"] as const;
export type MinutesReaders = (typeof MINUTES_READERS)[number];

/** The choices there are: none is silent before anybody was asked. The first is the usual one. */
export function readersOffered(state: MinutesState): readonly MinutesReaders[] {
  return state === "inReview" ? ["silent", "attended", "called"] : ["attended", "called"];
}

/** Whether somebody called is one of those chosen. */
export function isReader(
  whom: MinutesReaders,
  { attended, asked, commented }: { attended: boolean; asked: boolean; commented: boolean },
): boolean {
  if (whom === "called") return true;
  return whom === "attended" ? attended : (attended || asked) && !commented;
}

/** Of one text of the minutes, and of a comment with its reply, in characters. */
export const MAX_MINUTES_TEXT = 10_000;
export const MAX_COMMENT = 2_000;
/** By one person to one session's minutes. */
export const MAX_COMMENTS = 50;

/** ask: members read the draft; recall: the desk's alone again; reopen: what was confirmed is looked at anew. */
export type MinutesStep = "ask" | "recall" | "confirm" | "reopen";

const STEPS: Record<MinutesStep, { from: readonly MinutesState[]; to: MinutesState }> = {
  ask: { from: ["draft", "inReview"], to: "inReview" },
  recall: { from: ["inReview"], to: "draft" },
  confirm: { from: ["draft", "inReview"], to: "confirmed" },
  reopen: { from: ["confirmed"], to: "draft" },
};

/** The state after a step, where it can be taken. */
export function takeMinutesStep(state: MinutesState, step: MinutesStep): Result<MinutesState, "minutes-moved-on"> {
  const { from, to } = STEPS[step];
  return from.includes(state) ? ok(to) : refuse("minutes-moved-on");
}

/** Minutes are of a session that took place: one that is called off, or still to come, has none. */
export function hasTakenPlace(session: { state: SessionState; startsAt: Instant | null }, now: Instant): boolean {
  const { state, startsAt } = session;
  return (state === "held" || state === "scheduled") && startsAt !== null && startsAt <= now;
}

/** Whether comments are still taken: while members read the draft, until the last day set for it. */
export function takesComments(minutes: { state: MinutesState; reviewBy: IsoDate | null }, today: IsoDate): boolean {
  return minutes.state === "inReview" && (minutes.reviewBy === null || today <= minutes.reviewBy);
}

/** Whether members are shown the minutes by their link. */
export function isShownToMembers({ state }: { state: MinutesState }): boolean {
  return state === "inReview" || state === "confirmed";
}

/** What somebody may read by their link. */
export function editionFor({ knowsClosed }: { knowsClosed: boolean }): MinutesEdition {
  return knowsClosed ? "whole" : "open";
}

/** How many came in a role: named one by one, or counted as a group. */
export interface RoleCount {
  role: ParticipantRole;
  people: number;
}

/**
 * How many came in each role, in the order of the roles; null where nothing was recorded, which is not nobody. Groups
 * may hold those named too: as in the headcount, they count where nobody is named.
 */
export function attendanceByRole(
  roles: readonly ParticipantRole[],
  named: readonly { role: ParticipantRole }[],
  groups: readonly { role: ParticipantRole; people: number }[],
): RoleCount[] | null {
  if (named.length === 0 && groups.length === 0) return null;
  const counted = named.length > 0 ? named.map(({ role }) => ({ role, people: 1 })) : groups;
  return roles.flatMap((role) => {
    const people = counted.filter((row) => row.role === role).reduce((sum, row) => sum + row.people, 0);
    return people > 0 ? [{ role, people }] : [];
  });
}

/** Blocks of a paper that was kept, each of its texts (and each cell) rewritten. */
export function rewriteTexts(blocks: readonly PaperBlock[], rewrite: (text: string) => string): PaperBlock[] {
  const cellOf = (cell: PaperCell): PaperCell =>
    cell === null ? null : typeof cell === "string" ? rewrite(cell) : { ...cell, text: rewrite(cell.text) };
  return blocks.map((block): PaperBlock => {
    switch (block.kind) {
      case "text":
        return { ...block, text: rewrite(block.text) };
      case "terms":
        return {
          ...block,
          terms: block.terms.map(({ term, lines }) => ({ term: rewrite(term), lines: lines.map(rewrite) })),
        };
      case "table":
        return {
          ...block,
          head: block.head.map((cells) => cells.map(cellOf)),
          rows: block.rows.map((cells) => cells.map(cellOf)),
        };
      case "box":
        return { ...block, blocks: rewriteTexts(block.blocks, rewrite) };
      case "columns":
        return {
          ...block,
          columns: block.columns.map((column) => ({ ...column, blocks: rewriteTexts(column.blocks, rewrite) })),
        };
      default:
        return block;
    }
  });
}
