import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type ContactWay, contactWay } from "#app/domain/contact.ts";
import { lettersFor, type SessionLetter } from "#app/domain/letter.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { findLetterPeople } from "./find-draft.ts";

export interface LetterForm {
  session: SessionWithPlan;
  /** Whom the letter can be for, in the list's order. */
  people: {
    invitationId: string;
    name: string;
    organizationName: string | null;
    title: string | null;
    reachedBy: ContactWay;
  }[];
  today: IsoDate;
}

/** What the page of a kind of letter begins with; no letter that there is no reason for now. */
export async function showLetterForm(
  ctx: StaffContext,
  sessionId: string,
  kind: SessionLetter,
): Promise<Result<LetterForm, "not-found" | "forbidden" | "kind-not-now">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
  if (!lettersFor(session, ctx.now()).includes(kind)) return refuse("kind-not-now");
  const people = await findLetterPeople(ctx.db, session.id, kind);
  return ok({
    session,
    people: people.map(({ id: invitationId, name, organizationName, title, person }) => ({
      ...{ invitationId, name, organizationName, title },
      reachedBy: contactWay(person),
    })),
    today: tokyoDate(ctx.now()),
  });
}
