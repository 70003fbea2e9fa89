import type { ApplicantStanding } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDay } from "#app/domain/japanese-date.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { letterText } from "#app/text/mail.ts";
import {
  applicantStandingLabel,
  attendanceModeLabel,
  courseFormatLabel,
  applicationMailText as words,
} from "#app/text/recruitment.ts";
import { aboutOf } from "./invitation.ts";
import {
  type Letter,
  type LetterFacts,
  type LetterSection,
  letterMail,
  linesOf,
  type MailContent,
  oneLine,
  shorten,
} from "./letter.ts";

export interface ApplicationMailFacts extends LetterFacts {
  format: SessionFormat;
  /** Null only while no date is decided. */
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  applicants: readonly { name: string; mode: AttendanceMode; standing: ApplicantStanding }[];
  /** The application's own page. */
  link: string;
}

export interface ByDesk {
  byDesk: boolean;
  /** What the desk wants to say to it; null without. */
  remark: string | null;
}

/** Asks whoever applied to confirm it: until then nothing counts. */
export function applicationCheckMail(facts: ApplicationMailFacts): MailContent {
  const { heading, lead, link, notes } = words.check;
  // Nothing that was typed is told: the address may be a stranger's, and the words whatever somebody wants them to read.
  const stranger = { ...facts, addressee: { organization: null, title: null, name: words.check.addressee } };
  return write(stranger, "check", lead, [{ heading, lines: [], link: { address: facts.link, words: link }, notes }]);
}

/** Who has a seat and who waits for one. */
export function applicationAcceptedMail(facts: ApplicationMailFacts): MailContent {
  const waits = facts.applicants.some(({ standing }) => standing === "waiting");
  const { lead, waiting } = words.accepted;
  return write(facts, "accepted", [lead], [peopleSection(facts, waits ? [waiting] : []), pageSection(facts)]);
}

/** How the application stands after it was changed: by whoever applied, or by the desk. */
export function applicationChangedMail(facts: ApplicationMailFacts & ByDesk): MailContent {
  const lead = facts.byDesk ? words.changedByDesk : words.changed.lead;
  const remark = linesOf(facts.remark).filter(Boolean);
  return write(
    facts,
    "changed",
    [lead],
    [
      ...(remark.length > 0 ? [{ heading: words.remark, lines: remark }] : []),
      peopleSection(facts, []),
      pageSection(facts),
    ],
  );
}

// What stands behind it in these subjects takes more room.
const MAX_SUBJECT_TITLE = 34;

function write(
  facts: ApplicationMailFacts,
  is: "check" | "accepted" | "changed",
  opening: readonly string[],
  sections: Letter["sections"],
): MailContent {
  const day = facts.startsAt ? formatDay(tokyoDate(facts.startsAt)) : "";
  return letterMail(facts, {
    kind: is === "accepted" ? "applicationAccepted" : null,
    subject: (title) => words.subject[is](shorten(title, MAX_SUBJECT_TITLE), day),
    heading: words.heading,
    about: aboutOf(facts),
    opening,
    sections: [{ heading: words.format, lines: [courseFormatLabel[facts.format]] }, ...sections],
  });
}

export function peopleSection({ applicants, format }: ApplicationMailFacts, notes: readonly string[]): LetterSection {
  return {
    heading: words.people,
    lines: applicants.map(({ name, mode, standing }) => {
      const way = format === "hybrid" ? `（${attendanceModeLabel[mode]}）` : "";
      return `${oneLine(name)}　${letterText.honorific}${way}　${applicantStandingLabel[standing]}`;
    }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

export function pageSection({ link }: ApplicationMailFacts): LetterSection {
  const { heading, link: linkWords, notes } = words.page;
  return { heading, lines: [], link: { address: link, words: linkWords }, notes };
}
