import type { ConfirmedMinutes } from "#app/adapters/db/minutes-store.server.ts";
import { type MinutesStep, takeMinutesStep } from "#app/domain/minutes.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { minutesPaper } from "#app/paper/minutes.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { findMinutesOfDay } from "./find-minutes.ts";
import { lockWritten, type MinutesRefusal } from "./lock-minutes.ts";

export type StepMinutesRefusal = MinutesRefusal | "not-written" | "edited-meanwhile" | "minutes-moved-on";

/**
 * Takes the draft back from the members, confirms the minutes as they stand, or reopens confirmed ones: what was
 * confirmed stays kept until the next is.
 */
export function changeMinutesState(
  ctx: StaffContext,
  input: { sessionId: string; version: number; step: Exclude<MinutesStep, "ask"> },
): Promise<Result<null, StepMinutesRefusal>> {
  return transact(ctx, async (tx): Promise<Result<null, StepMinutesRefusal>> => {
    const locked = await lockWritten(ctx, tx, input);
    if (!locked.ok) return locked;
    const { session, minutes } = locked.value;
    const stepped = takeMinutesStep(minutes.state, input.step);
    if (!stepped.ok) return stepped;
    const state = stepped.value;
    const now = ctx.now();
    const data = state === "confirmed" ? { confirmedAt: now, confirmedById: ctx.actor.userId } : {};
    if (state === "confirmed") {
      const { facts } = await findMinutesOfDay(tx, session);
      const confirmed = { ...facts, state, confirmedOn: tokyoDate(now) };
      const content: ConfirmedMinutes = {
        whole: minutesPaper(confirmed, "whole"),
        open: minutesPaper(confirmed, "open"),
      };
      Object.assign(data, { content: JSON.stringify(content) });
    }
    await tx.minutes.update({ where: { sessionId: session.id }, data: { ...data, state, version: { increment: 1 } } });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: `minutes.${input.step}`,
      before: { state: minutes.state, version: minutes.version, confirmedAt: minutes.confirmedAt },
      after: { state, version: minutes.version + 1 },
    });
    return ok(null);
  });
}
