import { findSendingCenters, type SendingCenter } from "#app/adapters/db/center-store.server.ts";
import { findAppointments } from "#app/adapters/db/commission-store.server.ts";
import { findBodiesToWrite, findSessionsToWrite } from "#app/adapters/db/letter-wording-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import type { SessionLetter } from "#app/domain/letter.ts";
import {
  type LetterWording,
  type LetterWordingFaults,
  letterWordingFaults,
  letterWordingOf,
  ownLetterWording,
} from "#app/domain/letter-wording.ts";
import type { Paper } from "#app/domain/paper.ts";
import { centersReached } from "#app/domain/permission.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { groupExample } from "#app/text/letter-wording.ts";
import { whenText } from "#app/text/session.ts";
import { wordingExample } from "#app/text/wording.ts";
import { writeCommission } from "../commissions/write-commission.ts";
import type { StaffContext } from "../context.ts";
import { findLetterPeople } from "../letters/find-draft.ts";
import { type Writing, writeLetterTo, writeLetterToAll } from "../letters/write-letters.ts";
import { type LetterWordingPlace, type OpenedPlace, openPlace, wordingAbove } from "./letter-wording-place.ts";
import type { TypedLetterWording } from "./show-letter-wording.ts";

/** What words are looked at in: a session, or for a 委嘱状 a body; null: the next one, of the first center. */
interface LetterPreviewChoice {
  centerId: string | null;
  subjectId: string | null;
}

export interface LetterPreview {
  /** The centers and subjects to choose from, and what was chosen. A body's own words are its center's. */
  centers: SendingCenter[];
  subjects: { id: string; name: string }[];
  centerId: string | null;
  subjectId: string | null;
  /** Null where the words cannot be kept, or there is nothing to show them in. */
  paper: Paper | null;
  faults: LetterWordingFaults;
}

/** A letter in words as typed, about something real, to the first it would go to. Changes nothing. */
export async function previewLetterWording(
  ctx: StaffContext,
  input: { place: LetterWordingPlace; typed: TypedLetterWording; choice: LetterPreviewChoice },
): Promise<Result<LetterPreview, "not-found" | "forbidden">> {
  const opened = await openPlace(ctx, ctx.db, input.place);
  if (!opened.ok) return opened;
  const { kind } = opened.value;
  const faults = letterWordingFaults(kind, input.typed);
  const centers = await findCenters(ctx, opened.value);
  const center = centers.find(({ id }) => id === input.choice.centerId) ?? centers[0];
  const subjects = center ? await findSubjects(ctx, opened.value, center.id) : [];
  const subject = subjects.find(({ id }) => id === input.choice.subjectId) ?? subjects[0];
  const isWritable = center && subject && Object.keys(faults).length === 0;
  const above = await wordingAbove(ctx.db, ctx.actor.prefectureId, opened.value);
  const wording = letterWordingOf([ownLetterWording(input.typed, above)], above);
  return ok({
    ...{ centers, subjects, faults },
    centerId: center?.id ?? null,
    subjectId: subject?.id ?? null,
    paper: isWritable
      ? await (kind === "commission"
          ? commissionOf(ctx, wording, center, subject)
          : letterOf(ctx, wording, kind, subject.id))
      : null,
  });
}

function findCenters(ctx: StaffContext, { body }: OpenedPlace): Promise<SendingCenter[]> {
  const { prefectureId } = ctx.actor;
  const reach = centersReached(ctx.actor, "session.read");
  const own = reach !== "all" && reach !== "none" ? { id: reach.centerId } : {};
  return findSendingCenters(ctx.db, { prefectureId, ...(body ? { id: body.centerId } : own) });
}

/** The one to begin with comes first: the next session, or where none is to come the last. */
async function findSubjects(ctx: StaffContext, { kind, body }: OpenedPlace, centerId: string) {
  const { prefectureId } = ctx.actor;
  if (kind === "commission") return body ? [body] : findBodiesToWrite(ctx.db, { prefectureId, centerId });
  const sessions = await findSessionsToWrite(ctx.db, { prefectureId, centerId, bodyId: body?.id ?? null });
  const next = sessions.findLast(({ startsAt }) => startsAt && startsAt > ctx.now());
  return (next ? [next, ...sessions.filter((session) => session !== next)] : sessions).map(
    ({ id, title, startsAt }) => ({ id, name: `${startsAt ? whenText({ startsAt, endsAt: null }) : ""}　${title}` }),
  );
}

async function commissionOf(
  ctx: StaffContext,
  wording: LetterWording,
  center: SendingCenter,
  body: { id: string; name: string },
): Promise<Paper> {
  const today = tokyoDate(ctx.now());
  const [first] = await findAppointments(ctx.db, { bodyId: body.id, on: today });
  const writing = { bodyName: body.name, center, wording, number: null, issuedOn: first?.startsOn ?? today };
  if (!first) {
    const someone = { ...wordingExample.addressee, role: "member", startsOn: today, endsOn: null } as const;
    return writeCommission(someone, writing);
  }
  const { person, seat, startsOn, endsOn } = first;
  const organization = person.organization?.name ?? seat.organization?.name ?? null;
  return writeCommission(
    { organization, title: person.title ?? seat.post, name: person.name, role: seat.role, startsOn, endsOn },
    writing,
  );
}

async function letterOf(
  ctx: StaffContext,
  wording: LetterWording,
  kind: SessionLetter,
  sessionId: string,
): Promise<Paper | null> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return null;
  const writing: Writing = {
    baseUrl: ctx.settings.baseUrl,
    wording,
    choice: {
      ...{ kind, addressing: "each", audience: "called", people: [], groupName: groupExample, number: null },
      ...{ issuedOn: tokyoDate(ctx.now()), withSlip: false, byMail: false },
      ...{ receptionMinutes: session.receptionMinutes, expenses: session.expenses },
    },
  };
  const people = await findLetterPeople(ctx.db, session.id, kind);
  const [first] = people;
  const papers = first ? writeLetterTo(session, first, writing, () => "") : writeLetterToAll(session, [], writing);
  return papers[0] ?? null;
}
