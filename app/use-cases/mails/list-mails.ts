import { countMails, findMails } from "#app/adapters/db/outbox-store.server.ts";
import type { MailState } from "#app/domain/mail-retry.ts";
import { centersReached } from "#app/domain/permission.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "#app/use-cases/context.ts";

const PAGE_SIZE = 50;
const SESSIONS_TO_CHOOSE = 100;

export type ListedMail = Awaited<ReturnType<typeof findMails>>[number];

export interface MailList {
  mails: ListedMail[];
  /** By state, whatever state the list is narrowed to. */
  totals: Record<MailState, number>;
  /** What the list can be narrowed to: the session it is narrowed to, then the latest that mails went out for. */
  sessions: { id: string; title: string; startsAt: Instant | null }[];
  page: number;
  pages: number;
}

interface Scope {
  prefectureId: string;
  centerId: string | undefined;
  sessionId: string | undefined;
}

/** 送信箱: the mails of the centers one may read, newest first. Pages count from 1. */
export async function listMails(
  ctx: StaffContext,
  filter: { sessionId?: string | undefined; state?: MailState | undefined; page?: number | undefined } = {},
): Promise<MailList> {
  const reach = centersReached(ctx.actor, "mail.read");
  if (reach === "none") {
    return { mails: [], totals: { queued: 0, sent: 0, failed: 0, kept: 0 }, sessions: [], page: 1, pages: 1 };
  }
  const scope = {
    prefectureId: ctx.actor.prefectureId,
    centerId: reach === "all" ? undefined : reach.centerId,
    sessionId: filter.sessionId,
  };
  const totals = await countMails(ctx.db, scope);
  const count = filter.state ? totals[filter.state] : totals.queued + totals.sent + totals.failed + totals.kept;
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = Math.min(Math.max(1, filter.page ?? 1), pages);
  const mails = await findMails(ctx.db, scope, {
    state: filter.state,
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return { mails, totals, sessions: await sessionsToChoose(ctx, scope), page, pages };
}

async function sessionsToChoose({ db }: StaffContext, { prefectureId, centerId, sessionId }: Scope) {
  const select = { id: true, title: true, startsAt: true } as const;
  const [chosen, latest] = await Promise.all([
    sessionId ? db.session.findMany({ where: { prefectureId, centerId, id: sessionId }, select }) : [],
    db.session.findMany({
      where: { prefectureId, centerId, mails: { some: {} } },
      select,
      orderBy: [{ startsAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: SESSIONS_TO_CHOOSE,
    }),
  ]);
  return [...chosen, ...latest.filter(({ id }) => id !== sessionId)];
}
