import { closeOpenPolls } from "#app/adapters/db/poll-store.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";

/** Gives a poll up without a date. The session stays as it is; its replies stay on record. */
export function closePoll(ctx: StaffContext, input: { sessionId: string }): Promise<Result<null, PollRowRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    await closeOpenPolls(tx, session.id, ctx.now());
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.close",
      before: { state: poll.state },
      after: { state: "closed" },
    });
    return ok(null);
  });
}
