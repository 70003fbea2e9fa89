import type { Tx } from "#app/adapters/db/database.server.ts";
import { type CalledPerson, countLetters, keepLetter } from "#app/adapters/db/letter-store.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { mailAddress } from "#app/domain/contact.ts";
import type { Paper } from "#app/domain/paper.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, atOneInstant, auditStaff, type StaffContext, transact } from "../context.ts";
import { giveReferences } from "../invitations/give-references.ts";
import { type Draft, type DraftRefusal, findDraft } from "./find-draft.ts";
import { writeLetterMail } from "./write-letter-mail.ts";
import { documentNumberOf, type LetterChoice, writeLetterTo, writeLetterToAll } from "./write-letters.ts";

export type IssueRefusal = "not-found" | "forbidden" | "issued-meanwhile" | DraftRefusal;

/** What was issued at once: its first letter stands for all. */
export interface Issued {
  letterId: string;
  letters: number;
  mails: number;
}

/**
 * Issues letters about a session: each is kept as it goes out, and sent as a file where that was chosen.
 * `issuedBefore`: how many the session had when the desk looked; a second press issues nothing.
 */
export async function issueLetters(
  given: StaffContext,
  input: { sessionId: string; choice: LetterChoice; issuedBefore: number },
): Promise<Result<Issued, IssueRefusal>> {
  const ctx = atOneInstant(given);
  const { choice } = input;
  const result = await transact(ctx, async (tx): Promise<Result<Issued, IssueRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
    const draft = await findDraft(tx, session, choice, { now: ctx.now(), baseUrl: ctx.settings.baseUrl });
    if (!draft.ok) return draft;
    if ((await countLetters(tx, session.id)) !== input.issuedBefore) return refuse("issued-meanwhile");
    if (choice.kind === "notice") await keepParticulars(tx, draft.value);
    const { ids, letters } = await keepLetters(ctx, tx, draft.value);
    const mails = choice.byMail ? await mailLetters(ctx, tx, draft.value, letters) : 0;
    const [letterId] = ids;
    if (!letterId) throw new Error("no letter was issued");
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "letter.issue",
      after: {
        ...{ kind: choice.kind, addressing: choice.addressing, documentNumber: documentNumberOf(draft.value) },
        ...{ letters: ids, invitations: [...letters.keys()], mails },
      },
    });
    return ok({ letterId, letters: ids.length, mails });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}

/** What a notice says and the session has a place for: the next one is proposed with it. */
async function keepParticulars(tx: Tx, { session, writing }: Draft): Promise<void> {
  const { receptionMinutes, expenses } = writing.choice;
  const number = documentNumberOf({ session, writing });
  await tx.session.update({
    where: { id: session.id },
    data: { receptionMinutes, expenses, ...(number && { documentNumber: number }) },
  });
}

interface Kept {
  ids: string[];
  /** Each person's by their invitation: one and the same where it is for all. */
  letters: Map<string, string>;
}

async function keepLetters(ctx: StaffContext, tx: Tx, draft: Draft): Promise<Kept> {
  const { session, people, writing } = draft;
  const { prefectureId, centerId } = session;
  const keep = (papers: readonly Paper[], to: CalledPerson | null) =>
    keepLetter(tx, {
      ...{ prefectureId, centerId, sessionId: session.id, kind: writing.choice.kind },
      ...{ invitationId: to?.id ?? null, personId: to?.personId ?? null },
      tokenGeneration: to?.tokenGeneration ?? 0,
      documentNumber: documentNumberOf(draft),
      issuedOn: writing.choice.issuedOn,
      content: JSON.stringify(papers),
      createdAt: ctx.now(),
      createdById: ctx.actor.userId,
    });
  if (writing.choice.addressing === "group") {
    const id = await keep(writeLetterToAll(session, people, writing), null);
    return { ids: [id], letters: new Map(people.map((to) => [to.id, id])) };
  }
  const references = await giveReferences(tx, session.id);
  const referenceOf = (invitationId: string) => {
    const reference = references.get(invitationId);
    if (!reference) throw new Error(`no reference of ${invitationId}`);
    return reference;
  };
  const kept = new Map<string, string>();
  for (const to of people) kept.set(to.id, await keep(writeLetterTo(session, to, writing, referenceOf), to));
  return { ids: [...kept.values()], letters: kept };
}

/** A mail with the letter to everyone whom one reaches; returns how many there are. */
async function mailLetters(
  ctx: StaffContext,
  tx: Tx,
  draft: Draft,
  letters: ReadonlyMap<string, string>,
): Promise<number> {
  const now = ctx.now();
  let mails = 0;
  for (const to of draft.people) {
    const email = mailAddress(to.person);
    if (!email) continue;
    const mail = writeLetterMail(draft, { ...to, email }, { settings: ctx.settings, now });
    const letterId = letters.get(to.id) ?? null;
    await queueMail(tx, { ...mail, letterId }, { now, mailFrom: ctx.settings.mailFrom });
    mails += 1;
  }
  return mails;
}
