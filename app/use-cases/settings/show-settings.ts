import { findSendingCenters, type SendingCenter } from "#app/adapters/db/center-store.server.ts";
import { findWordedLetterKinds } from "#app/adapters/db/letter-wording-store.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { findWordedKinds } from "#app/adapters/db/wording-store.server.ts";
import { LETTER_KINDS, type LetterKind } from "#app/domain/letter-wording.ts";
import { WORDABLE_KINDS, type WordableKind } from "#app/domain/mail-wording.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import type { QuietHours } from "#app/domain/quiet-hours.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { contactLines, senderName } from "#app/mail/letter.ts";
import type { StaffContext } from "../context.ts";

export interface ShownSettings {
  /** The centers whose sender one may see, and whether one may change it. */
  centers: (SendingCenter & { mayWrite: boolean })[];
  wordings: { kind: WordableKind; own: boolean }[];
  letters: { kind: LetterKind; own: boolean }[];
  quiet: QuietHours & { version: number };
  /** Whether one may change what is the whole prefecture's. */
  mayWrite: boolean;
}

/** How mails are written, and when they leave: of the centers one works for. */
export async function showSettings(ctx: StaffContext): Promise<ShownSettings> {
  const { actor, db } = ctx;
  const { prefectureId } = actor;
  const reach = centersReached(actor, "mail.read");
  const centers =
    reach === "none"
      ? []
      : await findSendingCenters(db, { prefectureId, ...(reach === "all" ? {} : { id: reach.centerId }) });
  const worded = await findWordedKinds(db, prefectureId);
  const wordedLetters = await findWordedLetterKinds(db, { prefectureId, bodyId: null });
  return {
    centers: centers.map((center) => ({ ...center, mayWrite: mayWriteSender(ctx, center.id) })),
    wordings: WORDABLE_KINDS.map((kind) => ({ kind, own: worded.has(kind) })),
    letters: LETTER_KINDS.map((kind) => ({ kind, own: wordedLetters.has(kind) })),
    quiet: await findQuietHours(db, prefectureId),
    mayWrite: may(actor, "wording.write", { prefectureId, centerId: null }),
  };
}

export interface ShownSender {
  center: SendingCenter;
  /** As a mail has them: From, and what stands below 問合せ先. */
  from: string;
  contact: string[];
  mayWrite: boolean;
}

/** How one center's mails name it. */
export async function showSender(
  ctx: StaffContext,
  centerId: string,
): Promise<Result<ShownSender, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const [center] = await findSendingCenters(ctx.db, { prefectureId, id: centerId });
  if (!center) return refuse("not-found");
  if (!may(ctx.actor, "mail.read", { prefectureId, centerId })) return refuse("forbidden");
  return ok({
    center,
    from: `${senderName(center)} <${ctx.settings.mailFrom}>`,
    contact: contactLines(center),
    mayWrite: mayWriteSender(ctx, centerId),
  });
}

function mayWriteSender({ actor }: StaffContext, centerId: string): boolean {
  return may(actor, "center.write", { prefectureId: actor.prefectureId, centerId });
}
