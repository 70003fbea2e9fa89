import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { contactWay, mailAddress } from "#app/domain/contact.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutPoll, lockPoll, type PollRowRefusal } from "./read-poll.ts";
import { pollMail, writeAsking } from "./write-poll-mail.ts";

/**
 * Gives someone asked a new link, which ends the old one, and sends it where they have a mail address, as it is on
 * file now. Replies given so far stay.
 */
export async function renewPollLink(
  ctx: StaffContext,
  input: { sessionId: string; participantId: string },
): Promise<Result<{ mailed: boolean }, PollRowRefusal>> {
  const now = ctx.now();
  const result = await transact(ctx, async (tx) => {
    const locked = await lockPoll(ctx, tx, input.sessionId, "invitation.write");
    if (!locked.ok) return locked;
    const { session, poll } = locked.value;
    const participant = poll.participants.find(({ id }) => id === input.participantId);
    if (!participant) return refuse("not-found");
    const { id, name, person } = participant;
    const tokenGeneration = participant.tokenGeneration + 1;
    const [email, reachedBy] = [mailAddress(person), contactWay(person)];
    const hash = tokenHash(linkToken(ctx.settings.secret, { id, tokenGeneration }));
    const sentAt = email ? now : participant.sentAt;
    await tx.pollParticipant.update({
      where: { id },
      data: { tokenGeneration, tokenHash: hash, reachedBy, sentAt },
    });
    if (email) {
      const content = writeAsking("datePoll", session, poll, participant, { settings: ctx.settings, now });
      const to = { participantId: id, tokenGeneration, name, email };
      await queueMail(tx, pollMail("datePoll", session, to, content), { now, mailFrom: ctx.settings.mailFrom });
    }
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.renewLink",
      subject: "PollParticipant",
      subjectId: id,
      before: { tokenGeneration: participant.tokenGeneration, reachedBy: participant.reachedBy },
      after: { tokenGeneration, reachedBy },
    });
    return ok({ mailed: email !== null });
  });
  if (result.ok && result.value.mailed) ctx.wakeMailer();
  return result;
}
