import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { findRecipients } from "../invitations/find-recipients.ts";
import { askPeople } from "./ask-people.ts";
import type { PollPerson } from "./open-poll.ts";
import { firstDay } from "./propose-poll.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";

/** Asks more people in an open poll and queues their mails. Whoever is asked already is not asked again. */
export async function addPollPeople(
  ctx: StaffContext,
  input: { sessionId: string; people: readonly PollPerson[] },
): Promise<
  Result<{ asked: number; mails: number }, PollRowRefusal | "unknown-person" | "nobody-asked" | "asked-before">
> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId, "invitation.write");
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    if (input.people.length === 0) return refuse("nobody-asked");
    const before = new Set(poll.participants.map(({ personId }) => personId));
    const added = input.people.filter(({ personId }) => !before.has(personId));
    if (added.length === 0) return refuse("asked-before");
    const startsAt = firstDay(session, poll.options, now);
    const recipients = await findRecipients(tx, { ...session, startsAt }, added);
    if (!recipients.ok) return recipients;
    const needOf = new Map(added.map(({ personId, need }) => [personId, need]));
    const people = recipients.value.map((to) => ({ ...to, need: needOf.get(to.personId) ?? ("required" as const) }));
    const last = Math.max(0, ...poll.participants.map(({ position }) => position));
    const { participants, mails } = await askPeople(ctx, tx, session, poll, people, last);
    await auditStaff(ctx, tx, { ...aboutPoll(session, poll.id), action: "poll.addPeople", after: { participants } });
    return ok({ asked: participants.length, mails });
  });
  if (result.ok && result.value.mails > 0) ctx.wakeMailer();
  return result;
}
