import { findOwnLetterWording, writeLetterWording } from "#app/adapters/db/letter-wording-store.server.ts";
import { letterWordingFaults, ownLetterWording } from "#app/domain/letter-wording.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { type LetterWordingPlace, openPlace, wordingAbove } from "./letter-wording-place.ts";
import type { TypedLetterWording } from "./show-letter-wording.ts";

/**
 * Keeps the words of a kind of letter, as `version` was read of them, for the prefecture or one body; every letter
 * written from then on has them. What says the same as above follows it. Letters issued stay as they are.
 */
export function saveLetterWording(
  ctx: StaffContext,
  input: { place: LetterWordingPlace; version: number; typed: TypedLetterWording },
): Promise<Result<void, "not-found" | "forbidden" | "edited-meanwhile" | "wording-faulty">> {
  const { prefectureId } = ctx.actor;
  const { version, typed } = input;
  return transact(ctx, async (tx) => {
    const opened = await openPlace(ctx, tx, input.place);
    if (!opened.ok) return opened;
    const { kind, body, mayWrite } = opened.value;
    if (!mayWrite) return refuse("forbidden");
    if (Object.keys(letterWordingFaults(kind, typed)).length > 0) return refuse("wording-faulty");
    const row = { prefectureId, bodyId: body?.id ?? null, kind };
    const { version: current, ...before } = await findOwnLetterWording(tx, row);
    if (current !== version) return refuse("edited-meanwhile");
    const after = ownLetterWording(typed, await wordingAbove(tx, prefectureId, opened.value));
    const isSame = (Object.keys(after) as (keyof typeof after)[]).every((field) => before[field] === after[field]);
    if (isSame) return ok(undefined);
    await writeLetterWording(tx, row, { ...after, version: version + 1 });
    await auditStaff(ctx, tx, {
      ...{ prefectureId, centerId: body?.centerId, action: "letterWording.edit", subject: "LetterWording" },
      ...{ subjectId: body ? `${kind} ${body.id}` : kind, before, after },
    });
    return ok(undefined);
  });
}
