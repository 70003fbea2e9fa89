import { findLetters, type ListedLetter } from "#app/adapters/db/letter-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { lettersFor, type SessionLetter } from "#app/domain/letter.ts";
import type { LetterKind } from "#app/domain/letter-wording.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

/** Letters that were issued at once. */
export interface LetterBatch {
  /** Of its first letter, which stands for all. */
  id: string;
  kind: LetterKind;
  documentNumber: string | null;
  issuedOn: IsoDate;
  createdAt: Instant;
  createdBy: string | null;
  letters: number;
  /** Whose one letter it is; null for several, or for one to all. */
  to: string | null;
  /** Whether it is one for all (各位). */
  isForAll: boolean;
  mails: number;
}

export interface ListedLetters {
  session: SessionWithPlan;
  batches: LetterBatch[];
  /** The letters there is reason for now. */
  kinds: SessionLetter[];
  mayIssue: boolean;
}

/** The letters of a session, for its own desk and the prefecture: what was issued at once is one line. */
export async function listLetters(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ListedLetters, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const session = await findSession(ctx.db, prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const letters = await findLetters(ctx.db, { prefectureId, sessionId });
  const batches = new Map<string, ListedLetter[]>();
  for (const letter of letters) {
    const key = batchKey(letter);
    const batch = batches.get(key);
    if (batch) batch.push(letter);
    else batches.set(key, [letter]);
  }
  return ok({
    session,
    batches: [...batches.values()].flatMap(asBatch),
    kinds: lettersFor(session, ctx.now()),
    mayIssue: may(ctx.actor, "invitation.write", session),
  });
}

/** Those issued at once with a letter, it included; none where there is no such letter. */
export function batchOf(letters: readonly ListedLetter[], letterId: string): ListedLetter[] {
  const one = letters.find(({ id }) => id === letterId);
  return one ? letters.filter((letter) => batchKey(letter) === batchKey(one)) : [];
}

function batchKey({ kind, createdAt }: Pick<ListedLetter, "kind" | "createdAt">): string {
  return `${kind} ${createdAt.toISOString()}`;
}

export function asBatch(letters: readonly ListedLetter[]): LetterBatch[] {
  const [first] = letters;
  if (!first) return [];
  const { id, kind, documentNumber, issuedOn, createdAt, createdBy, invitation } = first;
  return [
    {
      ...{ id, kind, documentNumber, issuedOn, createdAt, letters: letters.length },
      createdBy: createdBy?.name ?? null,
      to: letters.length === 1 ? (invitation?.name ?? null) : null,
      isForAll: invitation === null,
      mails: letters.reduce((sum, { mails }) => sum + mails.length, 0),
    },
  ];
}
