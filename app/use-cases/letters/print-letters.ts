import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import {
  findKeptLetters,
  findLetterContent,
  findLetters,
  type KeptLetter,
} from "#app/adapters/db/letter-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { type Paper, replaceIn, withoutCodes } from "#app/domain/paper.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { letterFileName, noCode } from "#app/text/letter.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { batchOf } from "./list-letters.ts";

export type PrintRefusal = "not-found" | "forbidden";

/** A letter as it was sent, as PDF: one, or with `all` everything issued at once with it, one behind the other. */
export async function printLetters(
  ctx: StaffContext,
  input: { sessionId: string; letterId: string; all: boolean },
): Promise<Result<{ name: string; bytes: Uint8Array }, PrintRefusal>> {
  const { sessionId, letterId } = input;
  const { prefectureId } = ctx.actor;
  const session = await findSession(ctx.db, prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const batch = batchOf(await findLetters(ctx.db, { prefectureId, sessionId }), letterId);
  const ids = input.all ? batch.map(({ id }) => id) : [letterId];
  const letters = await findKeptLetters(ctx.db, { prefectureId, sessionId, ids });
  if (letters.length === 0) return refuse("not-found");
  const mayOpen = may(ctx.actor, "mail.readLink", session);
  const papers = letters.flatMap((letter) => papersOf(letter, { secret: ctx.settings.secret, mayOpen }));
  const [first] = papers;
  // Whom it was for has been erased, and with them what it said.
  if (!first) return refuse("not-found");
  const { bytes } = await ctx.printer.print(papers);
  return ok({ name: first.title, bytes });
}

/**
 * A letter with its link filled in. The code of a link that has ended since, or that answers in the name of somebody
 * whom the reader may not answer for, is not printed: words stand in its place, and the rest stays as it was sent.
 */
function papersOf(letter: KeptLetter, { secret, mayOpen }: { secret: string; mayOpen: boolean }): Paper[] {
  const { invitation, tokenGeneration } = letter;
  const papers = keptPapers(letter.content);
  const opens = invitation && !invitation.revokedAt && invitation.tokenGeneration === tokenGeneration;
  if (!opens) return papers.map((paper) => withoutCodes(paper, TOKEN_PLACEHOLDER, noCode.ended));
  if (!mayOpen) return papers.map((paper) => withoutCodes(paper, TOKEN_PLACEHOLDER, noCode.hidden));
  return withToken(papers, linkToken(secret, { id: invitation.id, tokenGeneration }));
}

/** A letter as the file that goes with a mail, with the token of the mail's link. */
export async function printLetter(
  ctx: AppContext,
  letterId: string,
  token: string,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const letter = await findLetterContent(ctx.db, letterId);
  const papers = withToken(keptPapers(letter?.content ?? "[]"), token);
  const [first] = papers;
  if (!first) throw new Error(`letter ${letterId} says nothing`);
  const { bytes } = await ctx.printer.print(papers);
  return { fileName: letterFileName(first.title), bytes };
}

/** What a letter says; nothing of somebody who was erased. */
export function keptPapers(content: string): Paper[] {
  return JSON.parse(content) as Paper[];
}

export function withToken(papers: readonly Paper[], token: string): Paper[] {
  return papers.map((paper) => replaceIn(paper, TOKEN_PLACEHOLDER, token));
}
