import type { RsvpStanding } from "./rsvp.ts";
import type { SessionState } from "./session.ts";
import { addDays, fromTokyo, type Instant, tokyoDate } from "./tokyo-time.ts";

/** What a member of staff can subscribe to. A person's own feed is asked for by the person. */
export const DESK_FEED_KINDS = ["center", "body"] as const;
export type DeskFeedKind = (typeof DESK_FEED_KINDS)[number];

/** Where whoever knows the token reads a calendar. */
export function feedPath(token: string): string {
  return `/feeds/${token}.ics`;
}

/** The prefecture's public trainings, for anyone. */
export function trainingsFeedPath(prefectureCode: string): string {
  return `/feeds/${prefectureCode}/trainings.ics`;
}

/** As programs on a computer or a phone take it, to subscribe at a click. */
export function webcal(address: string): string {
  return address.replace(/^https?:/, "webcal:");
}

const DAYS_BACK = 180;
/** Long enough for every client to ask once more and see it go; then nobody needs to be told of it any more. */
const DAYS_BACK_CALLED_OFF = 30;

/** From when on sessions are in a feed. It moves at midnight in Tokyo, so that a day's answers stay the same. */
export interface FeedSpan {
  from: Instant;
  /** For what was cancelled or postponed. */
  calledOffFrom: Instant;
}

export function feedSpan(now: Instant): FeedSpan {
  const daysBack = (days: number) => fromTokyo(addDays(tokyoDate(now), -days), "00:00");
  return { from: daysBack(DAYS_BACK), calledOffFrom: daysBack(DAYS_BACK_CALLED_OFF) };
}

export type FeedStatus = "confirmed" | "tentative" | "cancelled";
/** What has to be said of an entry, as its title alone is seen at a glance. */
export type FeedRemark = "cancelled" | "postponed" | "draft" | "pending" | "undecided" | "waiting";

export interface FeedStanding {
  status: FeedStatus;
  remark: FeedRemark | null;
}

/** How a session stands in a feed; null where it has no place in it: its date is not fixed for this reader. */
export function feedStanding(state: SessionState, sight: "whole" | "published"): FeedStanding | null {
  if (state === "polling") return null;
  if (state === "draft") return sight === "whole" ? { status: "tentative", remark: "draft" } : null;
  if (state === "cancelled" || state === "postponed") return { status: "cancelled", remark: state };
  return { status: "confirmed", remark: null };
}

/** How it stands in the feed of someone called: what they do not come to themselves leaves their day free. */
export function ownStanding(
  state: SessionState,
  { answer, seated }: { answer: RsvpStanding; seated: boolean },
): FeedStanding | null {
  if (answer === "absent" || answer === "proxy") return null;
  const standing = feedStanding(state, "published");
  if (standing?.status !== "confirmed") return standing;
  if (answer === "pending") return { status: "tentative", remark: "pending" };
  if (answer === "tentative") return { status: "tentative", remark: "undecided" };
  return seated ? standing : { status: "tentative", remark: "waiting" };
}
