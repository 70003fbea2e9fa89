import type { Tx } from "#app/adapters/db/database.server.ts";
import { findLetterWordingLevels } from "#app/adapters/db/letter-wording-store.server.ts";
import { type LetterKind, type LetterWording, letterWordingOf } from "#app/domain/letter-wording.ts";
import { standardLetterWording } from "#app/text/letter-wording.ts";

/**
 * The words of a kind of letter, field by field: the first body's that has its own, else the prefecture's, else
 * Renkei's. A signatory of null: as the center signs.
 */
export async function findLetterWording(
  tx: Tx,
  of: { prefectureId: string; bodyIds: readonly string[]; kind: LetterKind },
): Promise<LetterWording> {
  return letterWordingOf(await findLetterWordingLevels(tx, of), standardLetterWording(of.kind));
}
