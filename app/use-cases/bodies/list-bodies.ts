import {
  countBodySessions,
  countVacantSeats,
  findBodies,
  type SessionTotals,
} from "#app/adapters/db/body-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { centersReached } from "#app/domain/permission.ts";
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
}

export interface BodyList {
  /** In official order, only those with bodies; each body comes right after its parent. */
  centers: { id: string; name: string; bodies: ListedBody[] }[];
  /** The centers one may choose from. */
  choices: { id: string; name: string }[];
  /** The year whose sessions are counted. */
  fiscalYear: FiscalYear;
}

/** 会議体: those of the own center, or of the prefecture's centers, with seats vacant today and this year's sessions. */
export async function listBodies(ctx: StaffContext, filter: { centerId?: string | undefined } = {}): Promise<BodyList> {
  const { prefectureId } = ctx.actor;
  const fiscalYear = fiscalYearOf(ctx.now());
  const today = tokyoDate(ctx.now());
  const reach = centersReached(ctx.actor, "body.read");
  if (reach === "none") return { centers: [], choices: [], fiscalYear };
  const scope = { prefectureId, centerId: reach === "all" ? filter.centerId : reach.centerId };
  const [choices, bodies, vacant, sessions] = await Promise.all([
    ctx.db.healthCenter.findMany({
      where: { prefectureId, id: reach === "all" ? undefined : reach.centerId },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
    findBodies(ctx.db, scope),
    countVacantSeats(ctx.db, scope, today),
    countBodySessions(ctx.db, scope, fiscalYearRange(fiscalYear)),
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
  }));
  const centers = choices.map((center) => ({ ...center, bodies: listed.filter((b) => b.centerId === center.id) }));
  return { centers: centers.filter((center) => center.bodies.length > 0), choices, fiscalYear };
}

/** Each body right after its parent. One whose parent is another center's stands at the top of its own. */
function inTreeOrder<B extends { id: string; centerId: string; parentId: string | null }>(bodies: readonly B[]) {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const parentOf = (body: B) => {
    const parent = byId.get(body.parentId ?? "");
    return parent?.centerId === body.centerId ? parent.id : null;
  };
  const under = (parentId: string | null, depth: number): { body: B; depth: number }[] =>
    bodies
      .filter((body) => parentOf(body) === parentId)
      .flatMap((body) => [{ body, depth }, ...under(body.id, depth + 1)]);
  return under(null, 0);
}
