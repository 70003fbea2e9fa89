import type { Prisma } from "#app/adapters/db/database.server.ts";
import { isContinued } from "#app/domain/agenda.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

const withAgenda = {
  id: true,
  title: true,
  startsAt: true,
  agenda: {
    orderBy: { position: "asc" },
    include: {
      topics: { orderBy: { topic: "asc" } },
      carriedTo: { select: { sessionId: true, session: { select: { state: true } } } },
    },
  },
} satisfies Prisma.SessionSelect;

type Row = Prisma.SessionGetPayload<{ select: typeof withAgenda }>;
type Item = Row["agenda"][number];

export interface LastRound extends Omit<Row, "agenda"> {
  /** `taken`: whether another session, not cancelled, takes the item up already. */
  agenda: (Omit<Item, "carriedTo"> & { taken: boolean })[];
}

/** Sessions that were held or are to be. A draft or a poll is one only by a day of its own. */
const ROUNDS: SessionState[] = ["held", "scheduled"];
const ROUNDS_TO_BE: SessionState[] = [...ROUNDS, "draft", "polling"];

/** What a session is a round of, and where it stands among the rounds. */
export interface RoundOf {
  /** The session itself; null while it is new. */
  id: string | null;
  centerId: string;
  bodyIds: readonly string[];
  /** Looked at where there is no body. */
  series: string | null;
  /** Its start; without one the last of all is the last. */
  startsAt: Instant | null;
}

/**
 * The round before a session: the latest one of any of its bodies, or of its series, that starts earlier and was held
 * or is to be, drafts with a day among them; null where there is none. Without a start of its own drafts are left
 * aside: those of the whole year may be planned ahead.
 */
export async function showLastRound(
  ctx: StaffContext,
  round: RoundOf,
): Promise<Result<LastRound | null, "not-found" | "forbidden">> {
  const { id, centerId, bodyIds, series, startsAt } = round;
  const { prefectureId } = ctx.actor;
  const center = await ctx.db.healthCenter.findFirst({ where: { id: centerId, prefectureId } });
  if (!center) return refuse("not-found");
  if (!may(ctx.actor, "session.read", { prefectureId, centerId })) return refuse("forbidden");
  if (bodyIds.length === 0 && !series) return ok(null);
  const last = await ctx.db.session.findFirst({
    where: {
      prefectureId,
      centerId,
      state: { in: startsAt ? ROUNDS_TO_BE : ROUNDS },
      startsAt: { not: null, ...(startsAt && { lt: startsAt }) },
      ...(id && { id: { not: id } }),
      ...(bodyIds.length > 0
        ? { bodies: { some: { bodyId: { in: [...bodyIds] } } } }
        : { series, bodies: { none: {} } }),
    },
    select: withAgenda,
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
  });
  return ok(last && { ...last, agenda: last.agenda.map((item) => withTaken(item, id)) });
}

function withTaken({ carriedTo, ...item }: Item, ownId: string | null): LastRound["agenda"][number] {
  const taken = carriedTo.some(({ sessionId, session }) => sessionId !== ownId && session.state !== "cancelled");
  return { ...item, taken };
}

/** The items of a round that wait to be taken up: left unfinished (継続), and by no other session taken up yet. */
export function waitingItems({ agenda }: LastRound): LastRound["agenda"] {
  return agenda.filter((item) => isContinued(item) && !item.taken);
}
