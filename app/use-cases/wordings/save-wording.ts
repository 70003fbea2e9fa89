import { findWording, writeWording } from "#app/adapters/db/wording-store.server.ts";
import { tidyWording, type WordableKind, type WordingFault, wordingFault } from "#app/domain/mail-wording.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { standardOpening } from "#app/text/wording.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/** Words as typed, on several lines. */
export interface TypedWording {
  opening: string;
  closing: string;
}

/** What keeps words from being kept, by field. */
export type WordingFaults = Partial<Record<keyof TypedWording, WordingFault>>;

export function faultsOf(kind: WordableKind, typed: TypedWording): WordingFaults {
  const [opening, closing] = [wordingFault(kind, typed.opening), wordingFault(kind, typed.closing)];
  return { ...(opening && { opening }), ...(closing && { closing }) };
}

/** Words as they are kept: what says the same as Renkei's own stays Renkei's own, and follows it. */
export function keptWording(kind: WordableKind, typed: TypedWording) {
  const opening = tidyWording(typed.opening);
  const isStandard = opening === tidyWording(standardOpening[kind].join("\n"));
  return { opening: isStandard ? null : opening, closing: tidyWording(typed.closing) };
}

/**
 * Keeps the prefecture's words in a kind of mail, as `version` was read of them; every mail written from then on has
 * them. Renkei's own words come back where nothing else is left.
 */
export function saveWording(
  ctx: StaffContext,
  input: { kind: WordableKind; version: number; typed: TypedWording },
): Promise<Result<void, "forbidden" | "edited-meanwhile" | "wording-faulty">> {
  const { prefectureId } = ctx.actor;
  const { kind, version, typed } = input;
  return transact(ctx, async (tx) => {
    if (!may(ctx.actor, "wording.write", { prefectureId, centerId: null })) return refuse("forbidden");
    if (Object.keys(faultsOf(kind, typed)).length > 0) return refuse("wording-faulty");
    const { version: current, ...before } = await findWording(tx, prefectureId, kind);
    if (current !== version) return refuse("edited-meanwhile");
    const after = keptWording(kind, typed);
    if (before.opening === after.opening && before.closing === after.closing) return ok(undefined);
    await writeWording(tx, prefectureId, kind, { ...after, version: version + 1 });
    await auditStaff(ctx, tx, {
      ...{ prefectureId, action: "wording.edit", subject: "MailWording", subjectId: kind, before, after },
    });
    return ok(undefined);
  });
}
