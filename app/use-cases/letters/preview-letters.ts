import { countLetters, findNumbered } from "#app/adapters/db/letter-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type ContactWay, contactWay, mailAddress } from "#app/domain/contact.ts";
import { fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { type Paper, withoutCodes } from "#app/domain/paper.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { noCode } from "#app/text/letter.ts";
import type { StaffContext } from "../context.ts";
import { type Draft, type DraftRefusal, findDraft } from "./find-draft.ts";
import { documentNumberOf, type LetterChoice, writeLetterTo, writeLetterToAll } from "./write-letters.ts";

export type PreviewRefusal = "not-found" | "forbidden" | DraftRefusal;

export interface LetterPreview {
  session: SessionWithPlan;
  /** As it will be printed. */
  documentNumber: string | null;
  /** The letter that bears the same number already: it is the office's to give once a year. */
  numberedBefore: Awaited<ReturnType<typeof findNumbered>>;
  people: { invitationId: string; name: string; organizationName: string | null; reachedBy: ContactWay }[];
  /** How many letters are printed, and how many mails leave with one. */
  letters: number;
  mails: number;
  /** Characters that cannot be printed. */
  missing: string[];
  /** How many letters the session has: what is issued is what was looked at. */
  issuedBefore: number;
}

/** What issuing would do: to whom, in which way, and what cannot be printed. Changes nothing. */
export async function previewLetters(
  ctx: StaffContext,
  sessionId: string,
  choice: LetterChoice,
): Promise<Result<LetterPreview, PreviewRefusal>> {
  const draft = await readDraft(ctx, sessionId, choice);
  if (!draft.ok) return draft;
  const { session, people } = draft.value;
  const documentNumber = documentNumberOf(draft.value);
  return ok({
    session,
    documentNumber,
    numberedBefore: documentNumber ? await findNumbered(ctx.db, session, { documentNumber, ...yearOf(choice) }) : null,
    people: people.map(({ id, name, organizationName, person }) => ({
      ...{ invitationId: id, name, organizationName },
      reachedBy: contactWay(person),
    })),
    letters: choice.addressing === "group" ? 1 : people.length,
    mails: choice.byMail ? people.filter(({ person }) => mailAddress(person)).length : 0,
    missing: await ctx.printer.missing(drafted(draft.value, people.length)),
    issuedBefore: await countLetters(ctx.db, session.id),
  });
}

/** Numbers begin anew with each fiscal year. */
function yearOf({ issuedOn }: LetterChoice) {
  const year = fiscalYearOfDate(issuedOn);
  return { from: `${year}-04-01`, until: `${year + 1}-04-01` };
}

/** A few letters as they would be issued, without what opens anything: no code, no 整理番号. */
const SHOWN = 3;

/** The first letters as PDF, to be looked at before they are issued. */
export async function printPreview(
  ctx: StaffContext,
  sessionId: string,
  choice: LetterChoice,
): Promise<Result<{ name: string; bytes: Uint8Array }, PreviewRefusal>> {
  const draft = await readDraft(ctx, sessionId, choice);
  if (!draft.ok) return draft;
  const papers = drafted(draft.value, SHOWN);
  const { bytes } = await ctx.printer.print(papers);
  return ok({ name: `${noCode.draft}　${papers[0]?.title}`, bytes });
}

async function readDraft(
  ctx: StaffContext,
  sessionId: string,
  choice: LetterChoice,
): Promise<Result<Draft, PreviewRefusal>> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
  return findDraft(ctx.db, session, choice, { now: ctx.now(), baseUrl: ctx.settings.baseUrl });
}

function drafted({ session, people, writing }: Draft, most: number): Paper[] {
  const papers =
    writing.choice.addressing === "group"
      ? writeLetterToAll(session, people, writing)
      : people.slice(0, most).flatMap((to) => writeLetterTo(session, to, writing, () => noCode.reference));
  return papers.map((paper) => withoutCodes(paper, TOKEN_PLACEHOLDER, noCode.toCome));
}
