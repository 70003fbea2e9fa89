import {
  countMails,
  findMails,
  findOpenFailures,
  findSessionsWithMails,
  type ListedMail,
  type MailFilter,
} from "#app/adapters/db/mail-log-store.server.ts";
import { MAIL_STANDINGS, type MailStanding } from "#app/domain/mail-retry.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { MailOutage, StaffContext } from "#app/use-cases/context.ts";

const PAGE_SIZE = 50;
const SESSIONS_TO_CHOOSE = 100;

/** open: what did not arrive and somebody still waits for. */
export type MailView = "open" | "all" | MailStanding;

export interface MailList {
  /** What is shown: where nothing was asked for, what is open, else all. */
  view: MailView;
  mails: ListedMail[];
  /** By standing, whatever standing the list is narrowed to. */
  totals: Record<MailStanding, number>;
  open: number;
  /** What the list can be narrowed to: the session it is narrowed to, then the latest that mails went out for. */
  sessions: { id: string; title: string; startsAt: Instant | null }[];
  /** Whether all that could not be sent for the session can be sent again. */
  mayResend: boolean;
  page: number;
  pages: number;
  outage: MailOutage | null;
}

/** 送信箱: the mails of the centers one may read, newest first. Pages count from 1. */
export async function listMails(
  ctx: StaffContext,
  { view: asked, page: askedPage = 1, ...filter }: MailFilter & { view?: MailView | undefined; page?: number } = {},
): Promise<MailList> {
  const outage = ctx.mailOutage?.() ?? null;
  const reach = centersReached(ctx.actor, "mail.read");
  if (reach === "none") {
    const totals = { undelivered: 0, queued: 0, sent: 0, kept: 0 };
    return { view: "all", mails: [], totals, open: 0, sessions: [], mayResend: false, page: 1, pages: 1, outage };
  }
  const { prefectureId } = ctx.actor;
  const scope = { prefectureId, centerId: reach === "all" ? undefined : reach.centerId };
  const [totals, failures, sessions] = await Promise.all([
    countMails(ctx.db, scope, filter),
    findOpenFailures(ctx.db, scope, filter, ctx.now()),
    findSessionsWithMails(ctx.db, scope, filter, SESSIONS_TO_CHOOSE),
  ]);
  const isWhole = !filter.kind && !filter.words;
  const view = asked ?? (failures.length > 0 && isWhole ? "open" : "all");
  const count = { open: failures.length, all: MAIL_STANDINGS.reduce((sum, each) => sum + totals[each], 0), ...totals }[
    view
  ];
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = Math.min(Math.max(1, askedPage), pages);
  const skip = (page - 1) * PAGE_SIZE;
  const mails =
    view === "open"
      ? await findMails(ctx.db, scope, filter, {
          standing: null,
          ids: failures.slice(skip, skip + PAGE_SIZE),
          skip: 0,
          take: PAGE_SIZE,
        })
      : await findMails(ctx.db, scope, filter, { standing: view === "all" ? null : view, skip, take: PAGE_SIZE });
  const ofSession = mails.find(({ session }) => session !== null && session.id === filter.sessionId);
  const mayResend =
    ofSession !== undefined && may(ctx.actor, "mail.resend", { prefectureId, centerId: ofSession.centerId });
  return { view, mails, totals, open: failures.length, sessions, mayResend, page, pages, outage };
}
