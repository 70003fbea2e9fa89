import { findOwnLetterWording, findWordedLetterKinds } from "#app/adapters/db/letter-wording-store.server.ts";
import { LETTER_KINDS, type LetterKind, letterWordingOf } from "#app/domain/letter-wording.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { type LetterWordingPlace, type OpenedPlace, openPlace, wordingAbove } from "./letter-wording-place.ts";

/** Words as a form has them, on several lines. */
export interface TypedLetterWording {
  signatory: string;
  opening: string;
  closing: string;
}

export interface ShownLetterWording extends OpenedPlace {
  /** As they hold here: its own, or what is read from above. */
  words: TypedLetterWording;
  /** What would hold without words of its own. */
  above: TypedLetterWording;
  /** Whether any of it is its own. */
  own: boolean;
  version: number;
}

/** The words of a kind of letter, of the prefecture or a body. */
export async function showLetterWording(
  ctx: StaffContext,
  asked: LetterWordingPlace,
): Promise<Result<ShownLetterWording, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const place = await openPlace(ctx, ctx.db, asked);
  if (!place.ok) return place;
  const { kind, body } = place.value;
  const { version, ...own } = await findOwnLetterWording(ctx.db, { prefectureId, bodyId: body?.id ?? null, kind });
  const above = await wordingAbove(ctx.db, prefectureId, place.value);
  const typed = ({ signatory, ...words }: typeof above) => ({ ...words, signatory: signatory ?? "" });
  return ok({
    ...place.value,
    words: typed(letterWordingOf([own], above)),
    above: typed(above),
    own: Object.values(own).some((words) => words !== null),
    version,
  });
}

/** The kinds of letter with whether a body has words of its own in them. */
export async function listLetterWordings(
  ctx: StaffContext,
  bodyId: string,
): Promise<
  Result<
    { body: { id: string; name: string }; kinds: { kind: LetterKind; own: boolean }[]; mayWrite: boolean },
    "not-found" | "forbidden"
  >
> {
  const place = await openPlace(ctx, ctx.db, { bodyId, kind: "notice" });
  if (!place.ok) return place;
  const worded = await findWordedLetterKinds(ctx.db, { prefectureId: ctx.actor.prefectureId, bodyId });
  const { body, mayWrite } = place.value;
  return ok({
    body: { id: bodyId, name: body?.name ?? "" },
    kinds: LETTER_KINDS.map((kind) => ({ kind, own: worded.has(kind) })),
    mayWrite,
  });
}
