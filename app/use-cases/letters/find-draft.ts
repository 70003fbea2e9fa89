import { findContents, findSentObjects } from "#app/adapters/db/change-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { type CalledPerson, findCalledPeople } from "#app/adapters/db/letter-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { contactWay } from "#app/domain/contact.ts";
import { lettersFor } from "#app/domain/letter.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { asLastSent } from "../changes/told.ts";
import { findLetterWording } from "../letter-wordings/find-letter-wording.ts";
import type { LetterChoice, Writing } from "./write-letters.ts";

export type DraftRefusal = "kind-not-now" | "nobody-chosen" | "group-name-required";

/** What a letter is written from: the session, whom it is for, and its words. */
export interface Draft {
  session: SessionWithPlan;
  people: CalledPerson[];
  writing: Writing;
}

/** Those whom a letter is for, and what it is written from. */
export async function findDraft(
  tx: Tx,
  session: SessionWithPlan,
  choice: LetterChoice,
  { now, baseUrl }: { now: Instant; baseUrl: string },
): Promise<Result<Draft, DraftRefusal>> {
  if (!lettersFor(session, now).includes(choice.kind)) return refuse("kind-not-now");
  if (choice.addressing === "group" && !choice.groupName) return refuse("group-name-required");
  const chosen = new Set(choice.people);
  const people = (await findLetterPeople(tx, session.id, choice.kind)).filter(({ id, person }) => {
    if (choice.audience === "chosen") return chosen.has(id);
    return choice.audience === "called" || contactWay(person) !== "mail";
  });
  if (people.length === 0 && !standsAlone(choice)) return refuse("nobody-chosen");
  const { prefectureId } = session;
  const bodyIds = session.bodies.map(({ bodyId }) => bodyId);
  const wording = await findLetterWording(tx, { prefectureId, bodyIds, kind: choice.kind });
  return ok({ session: await asPlanned(tx, session), people, writing: { baseUrl, wording, choice } });
}

/** A notice to all is issued before anybody is called: it goes with the invitations. */
function standsAlone({ kind, addressing, audience }: LetterChoice): boolean {
  return kind === "notice" && addressing === "group" && audience === "called";
}

/** Everyone called; of those to be thanked, whoever came, or had not declined while nobody is recorded. */
export async function findLetterPeople(tx: Tx, sessionId: string, kind: LetterChoice["kind"]): Promise<CalledPerson[]> {
  const called = await findCalledPeople(tx, sessionId);
  if (kind !== "thanks") return called;
  const came = called.filter(({ attendances }) => attendances.length > 0);
  return came.length > 0 ? came : called.filter(({ currentResponse }) => currentResponse?.answer !== "absent");
}

/** A session whose date was given up, with the one that people's calendars were last sent. */
async function asPlanned(tx: Tx, session: SessionWithPlan): Promise<SessionWithPlan> {
  if (session.startsAt) return session;
  const last = (await findSentObjects(tx, session.id)).findLast(({ method }) => method === "REQUEST");
  const content = last && (await findContents(tx, [last.id])).get(last.id);
  if (!content) return session;
  const { startsAt, endsAt, venue } = asLastSent({ content });
  return { ...session, startsAt, endsAt, venue };
}
