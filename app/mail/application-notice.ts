import { awaitsAnswer } from "#app/domain/application.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import {
  type ApplicationNotice,
  applicationNoticeText,
  applicationNoticeWords as words,
} from "#app/text/application-notice.ts";
import { instantText } from "#app/text/session.ts";
import { type ApplicationMailFacts, pageSection, peopleSection } from "./application.ts";
import { aboutOf } from "./invitation.ts";
import { letterMail, linesOf, type MailContent } from "./letter.ts";

export interface ApplicationNoticeFacts extends ApplicationMailFacts {
  notice: ApplicationNotice;
  /** Why it does not take place, as the desk gave it; null without. */
  reason: string | null;
  /** Where those who come online join; null where none of them does. */
  onlineUrl: string | null;
  /** Until when seats are held that are on offer; null where none is. */
  offeredUntil: Instant | null;
}

/** To an application's contact, for those of its people who gave no address of their own: all of them in one mail. */
export function applicationNoticeMail(facts: ApplicationNoticeFacts): MailContent {
  const { notice, startsAt, reason, onlineUrl, offeredUntil, applicants } = facts;
  const { subject, told } = applicationNoticeText[notice];
  const isOff = notice === "sessionPostponed" || notice === "sessionCancelled";
  const mustAnswer = !isOff && applicants.some(({ standing }) => awaitsAnswer(standing));
  const reasons = linesOf(reason).filter(Boolean);
  return letterMail(facts, {
    kind: null,
    subject: (title) => subject(title, startsAt ? formatDay(toTokyo(startsAt).date) : ""),
    heading: (title) => title,
    about: { ...aboutOf(facts), ...(isOff && { isOff }) },
    opening: [...told, ...(mustAnswer ? [words.answer] : [])],
    sections: [
      ...(isOff && reasons.length > 0 ? [{ heading: words.reason, lines: reasons }] : []),
      peopleSection(facts, offeredUntil ? [words.until(instantText(offeredUntil))] : []),
      ...(onlineUrl ? [{ heading: words.onlineUrl, lines: [onlineUrl] }] : []),
      pageSection(facts),
    ],
  });
}
