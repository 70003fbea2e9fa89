import type { ApplicantStanding } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { formatDateWithoutWeekday, formatDay } from "#app/domain/japanese-date.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import {
  applicantStandingLabel,
  attendanceModeLabel,
  courseFormatLabel,
  applicationMailText as words,
} from "#app/text/recruitment.ts";
import { whenText } from "#app/text/session.ts";
import {
  addresseeLines,
  type CenterFacts,
  contactLines,
  type LetterSection,
  letterMail,
  type MailContent,
  officeName,
  oneLine,
  present,
  shorten,
} from "./letter.ts";

export interface ApplicationMailFacts {
  session: {
    title: string;
    format: SessionFormat;
    startsAt: Instant;
    endsAt: Instant | null;
    venue: string | null;
  };
  center: CenterFacts;
  /** The day of the letter. */
  issuedOn: IsoDate;
  organizationName: string;
  contactName: string;
  applicants: readonly { name: string; mode: AttendanceMode; standing: ApplicantStanding }[];
  /** The application's own page. */
  link: string;
}

/** Asks whoever applied to confirm it: until then nothing counts. */
export function applicationCheckMail(facts: ApplicationMailFacts): MailContent {
  const { heading, lead, link, notes } = words.check;
  // Nothing that was typed is told: the address may be a stranger's, and the words whatever somebody wants them to read.
  const stranger = { ...facts, organizationName: null, contactName: words.check.addressee };
  return write(stranger, "check", lead, [{ heading, lines: [], link: { address: facts.link, words: link }, notes }]);
}

/** Who has a seat and who waits for one. */
export function applicationAcceptedMail(facts: ApplicationMailFacts): MailContent {
  const waits = facts.applicants.some(({ standing }) => standing === "waiting");
  const { lead, waiting } = words.accepted;
  return write(facts, "accepted", [lead], [peopleSection(facts, waits ? [waiting] : []), pageSection(facts)]);
}

/** How the application stands after it was changed: by whoever applied, or by the desk. */
export function applicationChangedMail(facts: ApplicationMailFacts & { byDesk: boolean }): MailContent {
  const lead = facts.byDesk ? words.changedByDesk : words.changed.lead;
  return write(facts, "changed", [lead], [peopleSection(facts, []), pageSection(facts)]);
}

// Lists of mails cut a subject near here.
const MAX_SUBJECT_TITLE = 34;

function write(
  facts: Omit<ApplicationMailFacts, "organizationName"> & { organizationName: string | null },
  kind: "check" | "accepted" | "changed",
  lead: readonly string[],
  sections: LetterSection[],
): MailContent {
  const { session, center } = facts;
  const title = oneLine(session.title);
  const { time, place, format } = words.about;
  const about = present([
    `${time}　${whenText(session)}`,
    session.venue && `${place}　${session.venue}`,
    `${format}　${courseFormatLabel[session.format]}`,
  ]);
  return letterMail({
    subject: words.subject[kind](shorten(title, MAX_SUBJECT_TITLE), formatDay(tokyoDate(session.startsAt))),
    addressee: addresseeLines(
      { organization: facts.organizationName, title: null, name: facts.contactName },
      words.honorific,
    ),
    sender: present([formatDateWithoutWeekday(facts.issuedOn), officeName(center)]),
    heading: words.heading(title),
    opening: [...about, "", ...lead],
    sections: [...sections, { heading: words.contact.heading, lines: contactLines(center, words.contact) }],
  });
}

function peopleSection({ applicants, session }: ApplicationMailFacts, notes: readonly string[]): LetterSection {
  return {
    heading: words.people,
    lines: applicants.map(({ name, mode, standing }) => {
      const way = session.format === "hybrid" ? `（${attendanceModeLabel[mode]}）` : "";
      return `${oneLine(name)}　様${way}　${applicantStandingLabel[standing]}`;
    }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

function pageSection({ link }: ApplicationMailFacts): LetterSection {
  const { heading, link: linkWords, notes } = words.page;
  return { heading, lines: [], link: { address: link, words: linkWords }, notes };
}
