import { findLetters, type ListedLetter } from "#app/adapters/db/letter-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { ContactWay } from "#app/domain/contact.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { findToTell } from "../changes/told.ts";
import type { StaffContext } from "../context.ts";
import { asBatch, batchOf, type LetterBatch } from "./list-letters.ts";

/** One letter of those issued at once. */
export interface ShownLetter {
  id: string;
  /** Null for a letter to all. */
  name: string | null;
  organizationName: string | null;
  title: string | null;
  reachedBy: ContactWay | null;
  /** Whether the link in its code has ended since. */
  hasEnded: boolean;
  mails: { id: string; state: MailState; toName: string }[];
}

export interface ShownLetters {
  session: SessionWithPlan;
  batch: LetterBatch;
  letters: ShownLetter[];
  /** How many of those called the desk has still to tell how it stands, by FAX, post or phone. */
  toTellByHand: number;
}

/** What was issued at once, letter by letter. */
export async function showLetters(
  ctx: StaffContext,
  input: { sessionId: string; letterId: string },
): Promise<Result<ShownLetters, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const session = await findSession(ctx.db, prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const { sessionId } = input;
  const letters = batchOf(await findLetters(ctx.db, { prefectureId, sessionId }), input.letterId);
  const [batch] = asBatch(letters);
  if (!batch) return refuse("not-found");
  const toTell = await findToTell(ctx.db, session, ctx.now());
  return ok({
    ...{ session, batch, letters: letters.map(asShown) },
    toTellByHand: toTell.filter(({ email }) => email === null).length,
  });
}

function asShown({ id, invitation, tokenGeneration, mails }: ListedLetter): ShownLetter {
  return {
    ...{ id, mails },
    name: invitation?.name ?? null,
    organizationName: invitation?.organizationName ?? null,
    title: invitation?.title ?? null,
    reachedBy: invitation?.reachedBy ?? null,
    hasEnded: invitation !== null && (invitation.revokedAt !== null || invitation.tokenGeneration !== tokenGeneration),
  };
}
