import {
  countBodySessions,
  countVacantSeats,
  findBodies,
  type SessionTotals,
} from "#app/adapters/db/body-store.server.ts";
import { type FrequencyClass, frequencyClass, inTreeOrder } from "#app/domain/body.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

export interface ListedBody {
  id: string;
  name: string;
  kind: string;
  parentName: string | null;
  /** How far down its center's tree it stands; 0 at the top. */
  depth: number;
  /** Its last day has passed. */
  ended: boolean;
  seats: number;
  vacant: number;
  sessions: SessionTotals;
  /** Of the sessions held so far this year. */
  frequency: FrequencyClass;
  frequencyLastYear: FrequencyClass;
}

export interface BodyList {
  /** In official order, only those with bodies; each body comes right after its parent. */
  centers: { id: string; name: string; bodies: ListedBody[] }[];
  /** The centers one may choose from. */
  choices: { id: string; name: string }[];
  /** The year whose sessions are counted. */
  fiscalYear: FiscalYear;
  /** Whether one may set up bodies at one of these centers. */
  mayWrite: boolean;
}

/** 会議体: those of the own center, or of the prefecture's centers, with seats vacant today and this year's sessions. */
export async function listBodies(ctx: StaffContext, filter: { centerId?: string | undefined } = {}): Promise<BodyList> {
  const { prefectureId } = ctx.actor;
  const fiscalYear = fiscalYearOf(ctx.now());
  const today = tokyoDate(ctx.now());
  const reach = centersReached(ctx.actor, "body.read");
  if (reach === "none") return { centers: [], choices: [], fiscalYear, mayWrite: false };
  const scope = { prefectureId, centerId: reach === "all" ? filter.centerId : reach.centerId };
  const [choices, bodies, vacant, sessions, lastYear] = await Promise.all([
    ctx.db.healthCenter.findMany({
      where: { prefectureId, id: reach === "all" ? undefined : reach.centerId },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
    findBodies(ctx.db, scope, today),
    countVacantSeats(ctx.db, scope, today),
    countBodySessions(ctx.db, scope, fiscalYearRange(fiscalYear)),
    countBodySessions(ctx.db, scope, fiscalYearRange(fiscalYear - 1)),
  ]);
  const listed = inTreeOrder(bodies).map(({ body, depth }) => ({
    id: body.id,
    centerId: body.centerId,
    name: body.name,
    kind: body.kind,
    parentName: body.parent?.name ?? null,
    depth,
    ended: body.endsOn !== null && body.endsOn < today,
    seats: body._count.seats,
    vacant: vacant.get(body.id) ?? 0,
    sessions: sessions.get(body.id) ?? { held: 0, scheduled: 0 },
    frequency: frequencyClass(sessions.get(body.id)?.held ?? 0),
    frequencyLastYear: frequencyClass(lastYear.get(body.id)?.held ?? 0),
  }));
  const centers = choices.map((center) => ({ ...center, bodies: listed.filter((b) => b.centerId === center.id) }));
  return {
    centers: centers.filter((center) => center.bodies.length > 0),
    choices,
    fiscalYear,
    mayWrite: choices.some(({ id }) => may(ctx.actor, "body.write", { prefectureId, centerId: id })),
  };
}
