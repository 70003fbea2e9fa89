import type { JoinRole } from "#app/domain/join-request.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { joinRoleLabel, joinMailText as words } from "#app/text/joining.ts";
import { whenText } from "#app/text/session.ts";
import { type LetterFacts, letterMail, linesOf, type MailContent } from "./letter.ts";

export interface JoinDecisionFacts extends LetterFacts {
  decision: "accepted" | "declined";
  role: JoinRole;
  /** The desk's own words; null without. */
  reply: string | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
}

/** What the desk decided about a request to take part, told to whoever asked. */
export function joinDecisionMail(facts: JoinDecisionFacts): MailContent {
  const { decision } = facts;
  const reply = linesOf(facts.reply);
  return letterMail(facts, {
    kind: null,
    subject: words.subject[decision],
    heading: words.heading,
    about: { when: whenText(facts), place: facts.venue },
    opening: [words.lead(joinRoleLabel[facts.role]), words.decision[decision]],
    sections: reply.length > 0 ? [{ heading: words.reply, lines: reply }] : [],
  });
}
