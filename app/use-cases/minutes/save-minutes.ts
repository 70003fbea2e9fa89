import { type MinutesTexts, writeMinutes } from "#app/adapters/db/minutes-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { hasTakenPlace } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { findMinutesOfDay, type MinutesOfDay } from "./find-minutes.ts";
import { lockMinutes, type MinutesRefusal } from "./lock-minutes.ts";

export interface MinutesForm extends Pick<MinutesOfDay, "followed"> {
  session: NonNullable<Awaited<ReturnType<typeof findSession>>>;
  /** 0 before anything was written. */
  version: number;
  texts: MinutesTexts;
}

export type SaveMinutesRefusal = MinutesRefusal | "edited-meanwhile" | "minutes-confirmed";

/** The texts to be edited; the first time with the desk's notes of the day in them. */
export async function openMinutesForm(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<MinutesForm, MinutesRefusal | "minutes-confirmed">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
  const { minutes, followed } = await findMinutesOfDay(ctx.db, session);
  if (minutes?.state === "confirmed") return refuse("minutes-confirmed");
  const written = new Map(minutes?.items.map((item) => [item.agendaItemId, item]));
  const items = session.agenda.map(({ id: agendaItemId, notes }) => {
    const none = { agendaItemId, explanation: null, conclusion: null, discussion: minutes ? null : notes };
    return written.get(agendaItemId) ?? none;
  });
  const { opening = null, closing = null, author = ctx.actor.name } = minutes ?? {};
  return ok({ session, followed, version: minutes?.version ?? 0, texts: { opening, closing, author, items } });
}

/** Writes what was said, over the version that was read. Confirmed minutes are reopened first. */
export function saveMinutes(
  ctx: StaffContext,
  { sessionId, version, ...texts }: { sessionId: string; version: number } & MinutesTexts,
): Promise<Result<null, SaveMinutesRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, SaveMinutesRefusal>> => {
    const locked = await lockMinutes(ctx, tx, sessionId);
    if (!locked.ok) return locked;
    const { session, minutes } = locked.value;
    if (minutes?.state === "confirmed") return refuse("minutes-confirmed");
    if ((minutes?.version ?? 0) !== version) return refuse("edited-meanwhile");
    // An item that is gone was taken off the agenda after the page was opened.
    const ids = new Set(session.agenda.map(({ id }) => id));
    if (texts.items.some(({ agendaItemId }) => !ids.has(agendaItemId))) return refuse("edited-meanwhile");
    await writeMinutes(tx, session, texts, ctx.now());
    // Not the words: they name people, and the log cannot be erased.
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "minutes.write",
      before: { version },
      after: { version: version + 1, items: texts.items.map(({ agendaItemId }) => agendaItemId) },
    });
    return ok(null);
  });
}
