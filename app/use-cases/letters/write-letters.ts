import type { CalledPerson } from "#app/adapters/db/letter-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { knowsClosed, toldTo } from "#app/domain/join-request.ts";
import {
  type Addressee,
  documentNumber,
  type LetterAddressing,
  type LetterAudience,
  type SessionLetter,
  signatoryLines,
} from "#app/domain/letter.ts";
import { type LetterValues, type LetterWording, letterParagraphs } from "#app/domain/letter-wording.ts";
import { answerPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import type { Paper } from "#app/domain/paper.ts";
import { proxyPolicyFor } from "#app/domain/proxy.ts";
import type { Reference } from "#app/domain/reference.ts";
import { withOwnDeadline } from "#app/domain/rsvp.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { changeNotice } from "#app/paper/change-notice.ts";
import type { SessionLetterFacts } from "#app/paper/letter.ts";
import { noticePaper } from "#app/paper/notice.ts";
import { replySlip } from "#app/paper/reply-slip.ts";
import { thanksPaper } from "#app/paper/thanks.ts";
import { thanksFor } from "#app/text/thanks.ts";

/** What the desk chose on the page of a letter. */
export interface LetterChoice {
  kind: SessionLetter;
  addressing: LetterAddressing;
  audience: LetterAudience;
  /** Invitations, where the audience is chosen. */
  people: readonly string[];
  /** Of a letter for all: 「○○構成員」. */
  groupName: string | null;
  /** As typed: see documentNumber of domain/letter. */
  number: string | null;
  issuedOn: IsoDate;
  /** With a 出欠回答票; of a notice alone. */
  withSlip: boolean;
  /** Sent as a file to whom a mail reaches. */
  byMail: boolean;
  /** 受付開始 and 旅費・謝金 of a notice, kept with the session. */
  receptionMinutes: number | null;
  expenses: string | null;
}

export interface Writing {
  baseUrl: string;
  wording: LetterWording;
  choice: LetterChoice;
}

/** 文書番号 as these letters bear it. */
export function documentNumberOf({ session, writing }: { session: SessionWithPlan; writing: Writing }): string | null {
  return documentNumber(writing.choice.number, session.center.documentMark);
}

/** The 整理番号 printed for somebody; the preview has none yet. */
export type ReferenceOf = (invitationId: string) => Reference;

/** One person's letter, with its slip where one goes with it. The code leads to the placeholder of their link. */
export function writeLetterTo(
  session: SessionWithPlan,
  to: CalledPerson,
  writing: Writing,
  referenceOf: ReferenceOf,
): Paper[] {
  const { id, name, organizationName, title, role } = to;
  const link = writing.baseUrl + answerPath(TOKEN_PLACEHOLDER);
  return papersOf(withOwnDeadline(toldTo(session, to), to.sentAt), writing, {
    addressee: { kind: "person", organization: organizationName, title, name },
    thanked: thankedFor(role),
    own: { name, title, organization: organizationName, kana: to.person.kana, link, reference: referenceOf(id) },
  });
}

/** One letter for all of them, and a slip that anyone fills in. It says no more than all of them may know. */
export function writeLetterToAll(session: SessionWithPlan, people: readonly CalledPerson[], writing: Writing): Paper[] {
  const least = people.find((to) => !knowsClosed(to));
  return papersOf(least ? toldTo(session, least) : session, writing, {
    addressee: { kind: "group", name: writing.choice.groupName ?? "" },
    thanked: "came",
    own: null,
  });
}

interface To {
  addressee: Addressee;
  thanked: keyof typeof thanksFor;
  /** Null for a letter to all. */
  own: NonNullable<Parameters<typeof replySlip>[0]["person"]> | null;
}

function papersOf(session: SessionWithPlan, writing: Writing, to: To): Paper[] {
  const { kind } = writing.choice;
  const facts = factsOf(session, writing, to);
  if (kind === "thanks") return [thanksPaper({ ...facts, thanked: to.thanked })];
  if (kind === "notice") return noticeWithSlip(session, facts, writing, to);
  return [changeNotice({ ...facts, kind, reason: session.stateReason })];
}

function noticeWithSlip(session: SessionWithPlan, facts: SessionLetterFacts, writing: Writing, { own }: To): Paper[] {
  const { withSlip, receptionMinutes, expenses } = writing.choice;
  const { startsAt, format, center } = session;
  if (!startsAt) throw new Error(`a notice of ${session.id} without a date`);
  const hasSlip = withSlip && format !== "written";
  // What all of them may do is what holds for one of an organization.
  const proxies = proxyPolicyFor(session, { organizationName: own ? own.organization : center.name });
  const bodies = session.bodies.map(({ body }) => body.name);
  const link = own?.link ?? null;
  const notice = noticePaper({
    ...session,
    ...facts,
    startsAt,
    bodies,
    proxies,
    receptionMinutes,
    expenses,
    hasSlip,
    link,
  });
  return hasSlip ? [notice, replySlip({ ...session, startsAt, proxies, office: center, person: own })] : [notice];
}

function factsOf(session: SessionWithPlan, writing: Writing, { addressee, thanked }: To): SessionLetterFacts {
  const { wording, choice } = writing;
  const { title, category, format, startsAt, endsAt, venue, center, answerBy } = session;
  const values: LetterValues = {
    会議名: title,
    保健所名: center.name,
    日時: startsAt && formatDate(tokyoDate(startsAt)),
    場所: venue,
    回答期限: answerBy && formatDate(answerBy),
    "御出席・御講演": thanksFor[thanked],
  };
  return {
    ...{ title, category, format, startsAt, endsAt, venue, addressee },
    documentNumber: documentNumberOf({ session, writing }),
    issuedOn: choice.issuedOn,
    signatory: signatoryLines(wording.signatory, center),
    opening: letterParagraphs(wording.opening, values),
    closing: letterParagraphs(wording.closing, values),
    office: center,
  };
}

function thankedFor(role: ParticipantRole): To["thanked"] {
  return role === "lecturer" || role === "topicProvider" ? "lectured" : "came";
}
