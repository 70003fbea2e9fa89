import { closeOpenPolls } from "#app/adapters/db/poll-store.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { withoutPoll } from "#app/domain/session.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";

/** Gives a poll up without a date. A session that waited for it is a draft again; the replies stay on record. */
export function closePoll(ctx: StaffContext, input: { sessionId: string }): Promise<Result<null, PollRowRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    const state = withoutPoll(session.state);
    await closeOpenPolls(tx, session.id, ctx.now());
    await tx.session.update({ where: { id: session.id }, data: { state, version: { increment: 1 } } });
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.close",
      before: { state: poll.state, session: session.state },
      after: { state: "closed", session: state },
    });
    return ok(null);
  });
}
