import { findApplicationsOf } from "#app/adapters/db/application-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type CalendarMethod, POSTPONED_WAYS, type PostponedWay } from "#app/domain/change.ts";
import { fillToken } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { callRefusal } from "#app/domain/session.ts";
import type { MailContent } from "#app/mail/letter.ts";
import { type Change, changesOf } from "#app/mail/session-change.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { StaffContext } from "../context.ts";
import { type Attachable, findAttachable } from "../letters/find-attachments.ts";
import { writeApplicationNotice } from "../recruitments/write-application-mail.ts";
import { attachTo, letterToAttach } from "./attach-letter.ts";
import { findKnowing, findToTell, knownTo, mailedOf, type ToTell } from "./told.ts";
import { entersAnew, KIND, methodTo, writeChangeLetter } from "./write-change.ts";

/** Who is to be told, as the desk's page lists them. */
export type Waiting = Pick<
  ToTell,
  | "invitationId"
  | "proxyId"
  | "news"
  | "name"
  | "organizationName"
  | "title"
  | "reachedBy"
  | "mailReturned"
  | "numbers"
  | "personId"
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
  methods: Record<PostponedWay, Record<"entered" | CalendarMethod | "none", number>>;
  /** What differs from what the first of them was told. */
  changes: Change[];
  /** What the first to get a mail will read: of a postponed session for each way of telling it. */
  mails: { way: PostponedWay; mail: Letter }[];
  /** The letters that can go with the mails. */
  attachable: Attachable | null;
  /** What the first who gets none would read, for the desk to tell it otherwise. */
  toSay: Letter | null;
  /** Everyone called who knows already, and could be told once more; null where nobody can. */
  again: { people: number; mail: Letter } | null;
}

interface Letter {
  toName: string;
  toAddress: string | null;
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
  const waiting = await findToTell(ctx.db, session, now);
  const mailed = mailedOf(waiting);
  const byHand = waiting.filter(({ email }) => email === null);
  const [first] = mailed;
  const ways = session.state === "postponed" ? POSTPONED_WAYS : (["hold"] as const);
  const [known] = waiting.flatMap((to) => (to.news === "changed" ? (knownTo(to) ?? []) : []));
  const { startsAt } = session;
  const kind = letterToAttach(mailed);
  const again = callRefusal(session, now) ? [] : mailedOf(await findKnowing(ctx.db, session, null));
  return ok({
    session,
    mayTell: may(ctx.actor, "invitation.write", session),
    mailed: mailed.map(listed),
    byHand: byHand.map(listed),
    methods: { cancel: countMethods(session, mailed, "cancel"), hold: countMethods(session, mailed, "hold") },
    changes: known && startsAt ? changesOf(known, { ...session, startsAt }) : [],
    mails: first
      ? await Promise.all(ways.map(async (way) => ({ way, mail: await firstLetter(ctx, session, first, mailed, way) })))
      : [],
    attachable: kind ? await findAttachable(ctx.db, { sessionId: session.id, kind }, attachTo(mailed, kind)) : null,
    toSay: byHand[0] ? await firstLetter(ctx, session, byHand[0], byHand) : null,
    again: again[0] ? { people: again.length, mail: await firstLetter(ctx, session, again[0], again) } : null,
  });
}

/** What one of these people will read, or the contact of their application for them and the others told the same. */
async function firstLetter(
  ctx: StaffContext,
  session: SessionWithPlan,
  to: ToTell,
  people: readonly ToTell[],
  postponed: PostponedWay = "hold",
): Promise<Letter> {
  const [application] = to.byContact ? await findApplicationsOf(ctx.db, [to.invitationId]) : [];
  if (!application) {
    const writing = { settings: ctx.settings, now: ctx.now(), postponed };
    return asLetter(to.name, to.email, writeChangeLetter(session, to, writing));
  }
  const alike = people.filter(({ byContact, news }) => byContact && news === to.news);
  const invitationIds = alike.map(({ invitationId }) => invitationId);
  const content = writeApplicationNotice(ctx, session, application, { notice: KIND[to.news], invitationIds });
  return asLetter(application.contactName, application.contactEmail, content);
}

function asLetter(toName: string, toAddress: string | null, { subject, text }: MailContent): Letter {
  return { toName, toAddress, subject, text: fillToken(text, tokenToCome) };
}

function countMethods(session: SessionWithPlan, people: readonly ToTell[], postponed: PostponedWay) {
  const counts = { entered: 0, REQUEST: 0, CANCEL: 0, none: 0 };
  for (const to of people) {
    const method = to.byContact ? null : methodTo(session, to, postponed);
    counts[method === "REQUEST" && entersAnew(to) ? "entered" : (method ?? "none")]++;
  }
  return counts;
}

function listed(to: ToTell): Waiting {
  const { invitationId, proxyId, news, name, organizationName, title, reachedBy, mailReturned } = to;
  const { numbers, personId } = to;
  const mustAnswerAgain = news === "changed" && to.hasLapsed && proxyId === null;
  return {
    invitationId,
    proxyId,
    news,
    name,
    organizationName,
    title,
    reachedBy,
    mailReturned,
    mustAnswerAgain,
    numbers,
    personId,
  };
}
