import { countBodyParts, findBody, findTree } from "#app/adapters/db/body-store.server.ts";
import { withDescendants } from "#app/domain/body.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

export interface BodyForm {
  /** Null for a new one. */
  body: NonNullable<Awaited<ReturnType<typeof findBody>>> | null;
  /** The centers one may set it up at. */
  centers: { id: string; name: string }[];
  /** The bodies it can stand under: not those beneath it. */
  parents: { id: string; name: string }[];
  /** Nothing hangs on it: it may be taken off the record. */
  isUnused: boolean;
}

/** What the form of a body, new or changed, offers to choose from. */
export async function showBodyForm(
  ctx: StaffContext,
  id: string | null,
): Promise<Result<BodyForm, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const { prefectureId } = actor;
  const reach = centersReached(actor, "body.write");
  const body = id === null ? null : await findBody(db, prefectureId, id);
  if (id !== null && !body) return refuse("not-found");
  if (reach === "none" || (body && !may(actor, "body.write", body))) return refuse("forbidden");
  const centers = await db.healthCenter.findMany({
    where: { prefectureId, id: reach === "all" ? undefined : reach.centerId },
    select: { id: true, name: true },
    orderBy: { position: "asc" },
  });
  const tree = await findTree(db, prefectureId);
  const beneath = body ? withDescendants(tree, body.id) : new Set();
  const centerName = new Map(centers.map((center) => [center.id, center.name]));
  const parents = tree
    // The parent it has may be another center's: it can be kept.
    .filter(({ id, centerId }) => !beneath.has(id) && (centerName.has(centerId) || id === body?.parentId))
    .map(({ id, centerId, name }) => ({
      id,
      name: centers.length > 1 ? `${centerName.get(centerId)}　${name}` : name,
    }));
  return ok({ body, centers, parents, isUnused: body !== null && (await countBodyParts(db, body.id)) === 0 });
}
