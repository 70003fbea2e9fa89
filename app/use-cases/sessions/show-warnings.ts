import { type DayOff, dayOff } from "#app/adapters/calendar/holidays.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { type Clash, findClashes } from "./find-clashes.ts";

export interface SessionWarnings {
  dayOff: DayOff | null;
  clashes: Clash[];
}

const NONE: SessionWarnings = { dayOff: null, clashes: [] };

/** What speaks against a session's date, while it can still be changed; for its own desk, since it names people. */
export async function showWarnings(ctx: StaffContext, session: SessionWithPlan): Promise<SessionWarnings> {
  if (!may(ctx.actor, "session.read", session)) return NONE;
  const open = session.state === "draft" || session.state === "polling" || session.state === "scheduled";
  if (!open || !session.startsAt || session.startsAt < ctx.now()) return NONE;
  return { dayOff: dayOff(tokyoDate(session.startsAt)), clashes: await findClashes(ctx.db, session) };
}
