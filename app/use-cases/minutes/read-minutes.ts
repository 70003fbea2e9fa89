import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { findOwnComments } from "#app/adapters/db/minutes-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { knowsClosed } from "#app/domain/join-request.ts";
import { linkFaded } from "#app/domain/link.ts";
import { editionFor, isShownToMembers, type MinutesState, takesComments } from "#app/domain/minutes.ts";
import type { Paper } from "#app/domain/paper.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { minutesText as words } from "#app/text/minutes.ts";
import type { AppContext } from "../context.ts";
import { findMinutesOfDay } from "./find-minutes.ts";
import { paperOf } from "./show-minutes.ts";

type KeptComment = Awaited<ReturnType<typeof findOwnComments>>[number];

/** What somebody wrote, with the desk's answer; null for the item where it is about the whole. */
export type OwnComment = Pick<KeptComment, "id" | "text" | "createdAt" | "handledAt" | "reply"> & {
  agendaItem: { title: string } | null;
};

/** The minutes as somebody called reads them by their link. */
export interface ReadMinutes {
  title: string;
  demo: boolean;
  center: Pick<SessionWithPlan["center"], "name" | "section" | "phone" | "fax" | "email">;
  /** Null where there is nothing to read for them: no draft is shown, the link has ended, or it is too long ago. */
  minutes: {
    state: MinutesState;
    reviewBy: IsoDate | null;
    takesComments: boolean;
    paper: Paper;
    /** The items they may comment on, by what they read of them. */
    items: { id: string; number: number; title: string }[];
    comments: OwnComment[];
  } | null;
  /** Why there is nothing. */
  closed: "link-ended" | "faded" | "reopened" | "none" | null;
}

/** The minutes behind a link. Changes nothing. */
export async function readMinutes(ctx: AppContext, token: string): Promise<Result<ReadMinutes, "unknown-link">> {
  const invitation = await findInvitationByToken(ctx.db, tokenHash(token));
  const session = invitation && (await findSession(ctx.db, invitation.prefectureId, invitation.sessionId));
  if (!invitation || !session) return refuse("unknown-link");
  const prefecture = await ctx.db.prefecture.findUniqueOrThrow({ where: { id: session.prefectureId } });
  const { name, section, phone, fax, email } = session.center;
  const shown = { title: session.title, demo: prefecture.demo, center: { name, section, phone, fax, email } };
  const closed = (why: ReadMinutes["closed"]) => ok({ ...shown, minutes: null, closed: why });
  if (invitation.revokedAt) return closed("link-ended");
  if (linkFaded(session, ctx.now())) return closed("faded");
  const ofDay = await findMinutesOfDay(ctx.db, session);
  const { minutes } = ofDay;
  if (!minutes || !isShownToMembers(minutes)) return closed(minutes?.content ? "reopened" : "none");
  const edition = editionFor({ knowsClosed: knowsClosed(invitation) });
  return ok({
    ...shown,
    closed: null,
    minutes: {
      state: minutes.state,
      reviewBy: minutes.reviewBy,
      takesComments: takesComments(minutes, tokyoDate(ctx.now())),
      paper: paperOf(ofDay, edition),
      items: session.agenda.flatMap(({ id, title, open }, i) =>
        edition === "whole" || open ? [{ id, number: i + 1, title }] : [],
      ),
      comments: (await findOwnComments(ctx.db, { sessionId: session.id, invitationId: invitation.id })).map(
        ({ id, text, createdAt, handledAt, reply, agendaItem }) => {
          // It may have been closed since they wrote.
          const isHidden = edition === "open" && agendaItem?.open === false;
          const about = isHidden ? words.closedItem : agendaItem?.title;
          return { id, text, createdAt, handledAt, reply, agendaItem: about ? { title: about } : null };
        },
      ),
    },
  });
}

/** Whether somebody called finds minutes behind their link, for the page that leads there. */
export async function minutesStateFor(
  tx: Tx,
  session: { id: string; startsAt: Instant | null; endsAt: Instant | null },
  now: Instant,
): Promise<MinutesState | null> {
  if (linkFaded(session, now)) return null;
  const minutes = await tx.minutes.findUnique({ where: { sessionId: session.id }, select: { state: true } });
  return minutes && isShownToMembers(minutes) ? minutes.state : null;
}
