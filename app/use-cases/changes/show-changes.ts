import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { methodFor, type PostponedWay } from "#app/domain/change.ts";
import { fillToken } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { callRefusal } from "#app/domain/session.ts";
import { type Change, changesOf } from "#app/mail/session-change.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { StaffContext } from "../context.ts";
import { findKnowing, findToTell, knownTo, type Mailed, mailedOf, type ToTell } from "./told.ts";
import { writeChangeLetter } from "./write-change.ts";

/** Who is to be told, as the desk's page lists them. */
export type Waiting = Pick<
  ToTell,
  "invitationId" | "proxyId" | "news" | "name" | "organizationName" | "title" | "reachedBy" | "mailReturned"
> & {
  /** Whether their answer for the day before counts no more. */
  mustAnswerAgain: boolean;
};

export interface ShownChanges {
  session: SessionWithPlan;
  mayTell: boolean;
  mailed: Waiting[];
  byHand: Waiting[];
  /** How many calendars get which object, were the page's button pressed now: none is a mail alone. */
  methods: Record<PostponedWay, { REQUEST: number; CANCEL: number; none: number }>;
  /** What differs from what the first of them was told. */
  changes: Change[];
  /** What the first to get a mail will read. */
  mail: Letter | null;
  /** Everyone called who knows already, and could be told once more; null where nobody can. */
  again: { people: number; mail: Letter } | null;
}

interface Letter {
  toName: string;
  toAddress: string;
  subject: string;
  text: string;
}

/** Who will be told what of a session, before it is sent. Changes nothing. */
export async function showChanges(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<ShownChanges, "not-found" | "forbidden">> {
  const now = ctx.now();
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const letterTo = (to: Mailed): Letter => {
    const { subject, text } = writeChangeLetter(session, to, { settings: ctx.settings, now, postponed: "cancel" });
    return { toName: to.name, toAddress: to.email, subject, text: fillToken(text, tokenToCome) };
  };
  const waiting = await findToTell(ctx.db, session, now);
  const mailed = mailedOf(waiting);
  const [first] = mailed;
  const [known] = waiting.flatMap((to) => (to.news === "changed" ? (knownTo(to) ?? []) : []));
  const { startsAt } = session;
  const again = callRefusal(session, now) ? [] : mailedOf(await findKnowing(ctx.db, session, null));
  return ok({
    session,
    mayTell: may(ctx.actor, "invitation.write", session),
    mailed: mailed.map(listed),
    byHand: waiting.filter(({ email }) => email === null).map(listed),
    methods: { cancel: countMethods(mailed, "cancel"), hold: countMethods(mailed, "hold") },
    changes: known && startsAt ? changesOf(known, { ...session, startsAt }) : [],
    mail: first ? letterTo(first) : null,
    again: again[0] ? { people: again.length, mail: letterTo(again[0]) } : null,
  });
}

function countMethods(people: readonly ToTell[], postponed: PostponedWay) {
  const counts = { REQUEST: 0, CANCEL: 0, none: 0 };
  for (const to of people) counts[(!to.byContact && methodFor(to.news, to, postponed)) || "none"]++;
  return counts;
}

function listed(to: ToTell): Waiting {
  const { invitationId, proxyId, news, name, organizationName, title, reachedBy, mailReturned } = to;
  const mustAnswerAgain = news === "changed" && to.hasLapsed && proxyId === null;
  return { invitationId, proxyId, news, name, organizationName, title, reachedBy, mailReturned, mustAnswerAgain };
}
