import { type Asked, type PollStanding, standingOf } from "./poll.ts";
import type { Candidate } from "./poll-plan.ts";
import type { Instant } from "./tokyo-time.ts";

/** How it looks for a date, the best first. waiting: it may yet hold, once those silent have replied. */
export const OUTLOOKS = ["surely", "ifMaybe", "waiting", "cannot"] as const;
export type Outlook = (typeof OUTLOOKS)[number];

/** What stands in a date's way; `people` are those asked, `short` the number still wanting. */
export type OutlookReason =
  | { code: "passed" | "nobodyCan" | "nobodyYet" | "maybeAlone" }
  | { code: "keyAbsent" | "keySilent" | "keyMaybe"; people: string[] }
  | { code: "quorumOutOfReach" | "quorumWaits" | "quorumNeedsMaybe"; short: number };

const OUTLOOK_OF: Record<OutlookReason["code"], Outlook> = {
  passed: "cannot",
  keyAbsent: "cannot",
  quorumOutOfReach: "cannot",
  nobodyCan: "cannot",
  keySilent: "waiting",
  quorumWaits: "waiting",
  nobodyYet: "waiting",
  keyMaybe: "ifMaybe",
  quorumNeedsMaybe: "ifMaybe",
  maybeAlone: "ifMaybe",
};

export type MarkCounts = Record<PollStanding, number>;

export interface OptionStanding {
  optionId: string;
  outlook: Outlook;
  reasons: OutlookReason[];
  /** Of those the quorum is counted by: key and required people. */
  needed: MarkCounts;
  optional: MarkCounts;
}

interface Option extends Candidate {
  id: string;
}

/**
 * How a date stands: every key person is to come, and as many of those required (key people among them) as the
 * quorum says; without a quorum somebody at least. ○ alone makes it hold surely, △ only if they do come.
 */
export function standOption(
  option: Option,
  people: readonly Asked[],
  quorum: number | null,
  now: Instant,
): OptionStanding {
  const needed = people.filter(({ need }) => need !== "optional");
  const counts = countMarks(needed, option.id);
  const keys = (standing: PollStanding) =>
    needed.filter((asked) => asked.need === "key" && standingOf(asked, option.id) === standing).map(({ id }) => id);
  const reasons: OutlookReason[] = [];
  if (option.startsAt <= now) reasons.push({ code: "passed" });
  for (const [code, standing] of [
    ["keyAbsent", "no"],
    ["keySilent", "silent"],
    ["keyMaybe", "maybe"],
  ] as const) {
    if (keys(standing).length > 0) reasons.push({ code, people: keys(standing) });
  }
  const short = quorum === null ? whyNobody(counts, needed.length) : whyShort(counts, quorum);
  if (short) reasons.push(short);
  const worst = Math.max(0, ...reasons.map(({ code }) => OUTLOOKS.indexOf(OUTLOOK_OF[code])));
  const optional = countMarks(
    people.filter(({ need }) => need === "optional"),
    option.id,
  );
  return { optionId: option.id, outlook: OUTLOOKS[worst] as Outlook, reasons, needed: counts, optional };
}

/** What a quorum still wants. */
function whyShort({ yes, maybe, silent }: MarkCounts, quorum: number): OutlookReason | null {
  if (yes + maybe + silent < quorum) return { code: "quorumOutOfReach", short: quorum - yes - maybe - silent };
  if (yes + maybe < quorum) return { code: "quorumWaits", short: quorum - yes - maybe };
  return yes < quorum ? { code: "quorumNeedsMaybe", short: quorum - yes } : null;
}

/** Where no quorum is set: that nobody of those needed has said ○. */
function whyNobody({ yes, maybe, silent }: MarkCounts, needed: number): OutlookReason | null {
  if (yes > 0 || needed === 0) return null;
  if (maybe > 0) return { code: "maybeAlone" };
  return { code: silent > 0 ? "nobodyYet" : "nobodyCan" };
}

function countMarks(people: readonly Asked[], optionId: string): MarkCounts {
  const counts: MarkCounts = { yes: 0, maybe: 0, no: 0, silent: 0 };
  for (const asked of people) counts[standingOf(asked, optionId)] += 1;
  return counts;
}

/** The candidates as they stand, the best first; of equals the earlier. */
export function rankOptions(
  options: readonly Option[],
  people: readonly Asked[],
  quorum: number | null,
  now: Instant,
): OptionStanding[] {
  const merits = ({ outlook, needed, optional }: OptionStanding) => [
    -OUTLOOKS.indexOf(outlook),
    ...[needed, optional].flatMap(({ yes, maybe, silent }) => [yes, maybe, silent]),
  ];
  return [...options]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime())
    .map((option) => standOption(option, people, quorum, now))
    .sort((a, b) => {
      const theirs = merits(b);
      return merits(a).reduce((order, merit, i) => order || (theirs[i] as number) - merit, 0);
    });
}
