import { findSendingCenters, type SendingCenter } from "#app/adapters/db/center-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { findSessionsToShow, findWording } from "#app/adapters/db/wording-store.server.ts";
import { isWordable, type WordableKind } from "#app/domain/mail-wording.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { MailContent } from "#app/mail/letter.ts";
import { standardOpening } from "#app/text/wording.ts";
import type { StaffContext } from "../context.ts";
import { previewMail } from "./preview-mail.ts";
import { faultsOf, keptWording, type TypedWording, type WordingFaults } from "./save-wording.ts";

export interface ShownWording {
  kind: WordableKind;
  /** As kept, or Renkei's own: what the form starts with. */
  words: TypedWording;
  /** Whether any of it is the prefecture's own. */
  own: boolean;
  version: number;
  mayWrite: boolean;
}

/** The words of a kind of mail. */
export async function showWording(ctx: StaffContext, kind: string): Promise<Result<ShownWording, "not-found">> {
  if (!isWordable(kind)) return refuse("not-found");
  const { prefectureId } = ctx.actor;
  const { opening, closing, version } = await findWording(ctx.db, prefectureId, kind);
  return ok({
    kind,
    words: { opening: opening ?? standardOpening[kind].join("\n"), closing: closing ?? "" },
    own: opening !== null || closing !== null,
    version,
    mayWrite: may(ctx.actor, "wording.write", { prefectureId, centerId: null }),
  });
}

/** About which session words are looked at; null: about the next one, of the first center. */
export interface PreviewChoice {
  centerId: string | null;
  sessionId: string | null;
}

export interface WordingPreview {
  /** The centers and sessions to choose from, and what was chosen. */
  centers: SendingCenter[];
  sessions: { id: string; title: string; startsAt: Instant | null }[];
  centerId: string | null;
  sessionId: string | null;
  /** Null where the words cannot be kept, or there is no session to show them in. */
  mail: MailContent | null;
  faults: WordingFaults;
}

/** A mail in words as typed, about a real session. Changes nothing. */
export async function previewWording(
  ctx: StaffContext,
  { kind, typed, choice }: { kind: WordableKind; typed: TypedWording; choice: PreviewChoice },
): Promise<WordingPreview> {
  const { actor, db } = ctx;
  const { prefectureId } = actor;
  const reach = centersReached(actor, "session.read");
  const own = reach !== "all" && reach !== "none" ? { id: reach.centerId } : {};
  const centers = reach === "none" ? [] : await findSendingCenters(db, { prefectureId, ...own });
  const center = centers.find(({ id }) => id === choice.centerId) ?? centers[0];
  const sessions = center ? await findSessionsToShow(db, { prefectureId, centerId: center.id }) : [];
  const coming = sessions.findLast(({ startsAt }) => startsAt && startsAt > ctx.now());
  const chosen = sessions.find(({ id }) => id === choice.sessionId) ?? coming ?? sessions[0];
  const session = chosen && (await findSession(db, prefectureId, chosen.id));
  const faults = faultsOf(kind, typed);
  const startsAt = session?.startsAt;
  const isWritable = session && startsAt && Object.keys(faults).length === 0;
  return {
    ...{ centers, sessions, faults },
    centerId: center?.id ?? null,
    sessionId: chosen?.id ?? null,
    mail: isWritable ? await previewMail(ctx, { ...session, startsAt }, kind, keptWording(kind, typed)) : null,
  };
}
