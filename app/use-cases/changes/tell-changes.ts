import type { Tx } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { PostponedWay, ToldBy } from "#app/domain/change.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { callRefusal } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type AppContext, aboutSession, atOneInstant, auditStaff, type StaffContext, transact } from "../context.ts";
import { type Attachments, findAttachments } from "../letters/find-attachments.ts";
import { tellContacts } from "../recruitments/tell-contacts.ts";
import { letterToAttach, letterWith } from "./attach-letter.ts";
import { findKnowing, findToTell, type Mailed, mailedOf, type ToTell } from "./told.ts";
import { KIND, writeChange } from "./write-change.ts";

export type TellRefusal =
  | "not-found"
  | "forbidden"
  | "changed-meanwhile"
  | "postponed-way-needed"
  | "nobody-to-tell"
  | "letter-meanwhile";

export interface TellInput {
  sessionId: string;
  /** The session's SEQUENCE as the page showed it: nobody is told what the desk has not seen. */
  sequence: number;
  /** For a postponed session: whether it leaves the calendars now, or stays until the new date. */
  postponed: PostponedWay | null;
  /** The fitting letter issued last, as the desk saw it: the mails bring it as PDF. Null: they bring none. */
  attach?: string | null;
}

/**
 * Tells everyone whom a mail reaches how a session stands now, each once for a state of it: what they know is kept
 * with their invitation. Whoever is told by hand stays to be told.
 */
export async function tellChanges(
  ctx: StaffContext,
  input: TellInput,
): Promise<Result<{ mails: number }, TellRefusal>> {
  return telling(ctx, input, async (tx, session) => {
    if (session.state === "postponed" && !input.postponed) return refuse("postponed-way-needed");
    return ok(mailedOf(await findToTell(tx, session, ctx.now())));
  });
}

/**
 * Tells everyone whom a mail reaches what they know already, once more: for an edit that no calendar shows. The
 * SEQUENCE stays, the DTSTAMP is newer. Whoever was told since `shownAt`, when the desk saw the page, is left out: a
 * second press sends nothing.
 */
export async function tellAgain(
  ctx: StaffContext,
  input: { sessionId: string; sequence: number; shownAt: Instant },
): Promise<Result<{ mails: number }, TellRefusal>> {
  return telling(ctx, { ...input, postponed: null }, async (tx, session) => {
    if (callRefusal(session, ctx.now())) return refuse("nobody-to-tell");
    return ok(mailedOf(await findKnowing(tx, session, input.shownAt)));
  });
}

async function telling(
  ctx: StaffContext,
  input: TellInput,
  choose: (tx: Tx, session: SessionWithPlan) => Promise<Result<Mailed[], TellRefusal>>,
): Promise<Result<{ mails: number }, TellRefusal>> {
  const result = await transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    if (session.icalSequence !== input.sequence) return refuse("changed-meanwhile");
    const people = await choose(tx, session);
    if (!people.ok) return people;
    if (people.value.length === 0) return refuse("nobody-to-tell");
    const { attach = null, postponed } = input;
    const kind = letterToAttach(people.value);
    const attachments = attach && kind ? await findAttachments(tx, session.id, kind) : null;
    if (attach && attachments?.lastId !== attach) return refuse("letter-meanwhile");
    const told = await tellPeople(ctx, tx, session, people.value, postponed ?? "hold", attachments);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "change.tell",
      after: {
        ...{ state: session.state, sequence: session.icalSequence, postponed, attached: attach },
        told: people.value.map(({ invitationId, proxyId, news }) => ({ invitationId, proxyId, news })),
      },
    });
    return ok(told);
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}

/**
 * Queues the mails that tell people their news, one to the contact of several, and keeps that they know it. Returns
 * how many there are. Permission, audit and waking the mailer are the caller's.
 */
export async function tellPeople(
  given: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  people: readonly Mailed[],
  postponed: PostponedWay,
  attachments: Attachments | null = null,
): Promise<{ mails: number }> {
  const ctx = atOneInstant(given);
  const now = ctx.now();
  const [byContact, own] = [people.filter((to) => to.byContact), people.filter((to) => !to.byContact)];
  const contacts = await tellContacts(
    ctx,
    tx,
    session,
    byContact.map(({ invitationId, news }) => ({ invitationId, notice: KIND[news] })),
  );
  for (const to of own) {
    const mail = writeChange(session, to, { settings: ctx.settings, now, postponed });
    await queueMail(tx, { ...mail, letterId: letterWith(attachments, to) }, { now, mailFrom: ctx.settings.mailFrom });
  }
  await keepTold(tx, session, people, { by: "mail", at: now });
  return { mails: own.length + contacts.mails };
}

/** Keeps that people have been told how a session stands. */
export async function keepTold(
  tx: Tx,
  { icalSequence: toldSequence }: { icalSequence: number },
  people: readonly ToTell[],
  { by, at }: { by: "mail" | ToldBy; at: Instant },
): Promise<void> {
  const own = people.filter(({ proxyId }) => proxyId === null);
  // Who is asked to answer anew has the deadline of someone called now.
  const asked = own.filter(({ news, standing }) => news === "called" || (news === "changed" && standing === "pending"));
  await tx.invitation.updateMany({
    where: { id: { in: own.map(({ invitationId }) => invitationId) } },
    data: { toldSequence, toldAt: at, ...(by !== "phone" && { reachedBy: by }) },
  });
  await tx.invitation.updateMany({
    where: { id: { in: asked.map(({ invitationId }) => invitationId) } },
    data: { sentAt: at },
  });
  const isOver = ({ news }: ToTell) => news === "withdrawn";
  const proxies = (those: readonly ToTell[]) => ({ id: { in: those.flatMap(({ proxyId }) => proxyId ?? []) } });
  await tx.proxy.updateMany({ where: proxies(people.filter((to) => !isOver(to))), data: { toldSequence } });
  // Who knows that it is over for them waits for no more news.
  await tx.proxy.updateMany({ where: proxies(people.filter(isOver)), data: { toldSequence: null } });
}
