import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findParticipantByToken } from "#app/adapters/db/poll-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type PollMark, pollWindow } from "#app/domain/poll.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "../context.ts";
import { marksOf } from "./read-poll.ts";

/** What the replying page may know: nothing of the others asked. */
export interface AskedPoll {
  title: string;
  demo: boolean;
  /** The secretariat, to be asked whatever the page cannot do. */
  center: Pick<SessionWithPlan["center"], "name" | "section" | "phone" | "fax" | "email">;
  window: "open" | "late" | "poll-decided" | "poll-closed";
  asked: { name: string; organizationName: string | null; title: string | null };
  format: SessionFormat;
  venue: string | null;
  message: string | null;
  answerBy: IsoDate;
  options: { id: string; startsAt: Instant; endsAt: Instant }[];
  /** By candidate. */
  marks: Record<string, PollMark>;
  reply: { comment: string | null; repliedAt: Instant } | null;
  /** As the session stands now: it may have been moved since. */
  decided: { startsAt: Instant; endsAt: Instant | null; cancelled: boolean } | null;
}

/** The poll behind a link. Changes nothing: security gateways open every link in a mail. */
export async function showAskedPoll(ctx: AppContext, token: string): Promise<Result<AskedPoll, "unknown-link">> {
  const participant = await findParticipantByToken(ctx.db, tokenHash(token));
  const session = participant && (await findSession(ctx.db, participant.prefectureId, participant.poll.sessionId));
  if (!participant || !session) return refuse("unknown-link");
  const prefecture = await ctx.db.prefecture.findUniqueOrThrow({ where: { id: session.prefectureId } });
  const { poll, name, organizationName, title, currentReply } = participant;
  const { section, phone, fax, email } = session.center;
  const window = pollWindow(poll, ctx.now());
  const isFixed = session.state === "scheduled" || session.state === "held" || session.state === "cancelled";
  return ok({
    title: session.title,
    demo: prefecture.demo,
    center: { name: session.center.name, section, phone, fax, email },
    window: window.ok ? window.value : window.error,
    asked: { name, organizationName, title },
    format: session.format,
    venue: session.venue,
    message: poll.message,
    answerBy: poll.answerBy,
    options: poll.options.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt })),
    marks: Object.fromEntries(marksOf(currentReply)),
    reply: currentReply && { comment: currentReply.comment, repliedAt: currentReply.repliedAt },
    decided:
      poll.state === "decided" && isFixed && session.startsAt
        ? { startsAt: session.startsAt, endsAt: session.endsAt, cancelled: session.state === "cancelled" }
        : null,
  });
}
