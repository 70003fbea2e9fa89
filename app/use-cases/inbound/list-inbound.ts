import {
  countInbound,
  countToCheck,
  findInboundMails,
  type ListedInbound,
} from "#app/adapters/db/inbound-store.server.ts";
import { INBOUND_STATES, type InboundState } from "#app/domain/inbound-mail.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { inboundScope } from "./inbound-scope.ts";

const PAGE_SIZE = 50;

export interface InboundList {
  mails: ListedInbound[];
  totals: Record<InboundState, number>;
  page: number;
  pages: number;
  /** Whether anything is read at all, and since when it cannot be. */
  isRead: boolean;
  downSince: Instant | null;
}

/** 受信箱: what came to the mailbox, newest first; `state` null is all of it. Pages count from 1. */
export async function listInbound(
  ctx: StaffContext,
  { state, page: asked = 1 }: { state: InboundState | null; page?: number },
): Promise<InboundList> {
  const isRead = ctx.settings.repliesAreRead;
  const downSince = ctx.mailboxDownSince?.() ?? null;
  const scope = inboundScope(ctx.actor);
  if (!scope) {
    return {
      mails: [],
      totals: { toCheck: 0, checked: 0, taken: 0, ignored: 0 },
      page: 1,
      pages: 1,
      isRead,
      downSince,
    };
  }
  const states: readonly InboundState[] = state ? [state] : INBOUND_STATES;
  const totals = await countInbound(ctx.db, scope);
  const count = states.reduce((sum, each) => sum + totals[each], 0);
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked), pages);
  const mails = await findInboundMails(ctx.db, scope, { states, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
  return { mails, totals, page, pages, isRead, downSince };
}

/** How many mails wait for someone to look at them; null for those who see none. */
export async function countMailsToCheck(ctx: StaffContext): Promise<number | null> {
  const scope = inboundScope(ctx.actor);
  return scope && countToCheck(ctx.db, scope);
}
