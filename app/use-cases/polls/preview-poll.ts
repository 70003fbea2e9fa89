import { findOpenPoll } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { fillToken } from "#app/domain/link.ts";
import { may } from "#app/domain/permission.ts";
import { type PollPlanFault, pollPlanFaults } from "#app/domain/poll-plan.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { StaffContext } from "../context.ts";
import { findRecipients } from "../invitations/find-recipients.ts";
import type { ToAsk } from "./ask-people.ts";
import type { PollInput } from "./open-poll.ts";
import { firstDay } from "./propose-poll.ts";
import { pollable } from "./read-poll.ts";
import { type CandidateWarning, warnOfCandidates } from "./warn-of-candidates.ts";
import { writeAsking } from "./write-poll-mail.ts";

export interface PollPreview {
  session: SessionWithPlan;
  /** What keeps it from being opened; nothing else is told then. */
  faults: PollPlanFault[];
  people: ToAsk[];
  warnings: CandidateWarning[];
  /** What the first to get a mail will read. */
  mail: { toName: string; toAddress: string; subject: string; text: string } | null;
}

/** What opening a poll would do: who is asked about what, and how each is reached. Changes nothing. */
export async function previewPoll(
  ctx: StaffContext,
  input: Omit<PollInput, "answerBy"> & { answerBy: string | null },
): Promise<Result<PollPreview, "not-found" | "forbidden" | "not-pollable" | "poll-open" | "unknown-person">> {
  const now = ctx.now();
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  if (!pollable(session.state)) return refuse("not-pollable");
  if (await findOpenPoll(ctx.db, session.id)) return refuse("poll-open");
  const { candidates, message } = input;
  const faults = pollPlanFaults({ ...input, needs: input.people.map(({ need }) => need) }, now);
  const startsAt = firstDay(session, candidates, now);
  const recipients = await findRecipients(ctx.db, { ...session, startsAt }, input.people);
  if (!recipients.ok) return recipients;
  const needOf = new Map(input.people.map(({ personId, need }) => [personId, need]));
  const people = recipients.value.map((to) => ({ ...to, need: needOf.get(to.personId) ?? ("required" as const) }));
  const first = people.find(({ email }) => email);
  const poll = { options: candidates, message, answerBy: input.answerBy ?? tokyoDate(now) };
  const content = first && writeAsking("datePoll", session, poll, first, { settings: ctx.settings, now });
  return ok({
    session,
    faults,
    people,
    warnings: await warnOfCandidates(
      ctx.db,
      session,
      candidates,
      people.map(({ personId }) => personId),
    ),
    mail:
      first?.email && content
        ? {
            toName: first.name,
            toAddress: first.email,
            subject: content.subject,
            text: fillToken(content.text, tokenToCome),
          }
        : null,
  });
}
