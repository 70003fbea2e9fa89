import { findBodies } from "#app/adapters/db/body-store.server.ts";
import type { ImportKind } from "#app/domain/import-state.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { kindsFor } from "./list-imports.ts";

/** What a new import can be of and for: empty lists where one may bring in nothing. */
export interface ImportChoices {
  kinds: ImportKind[];
  /** For the prefecture's staff to choose from; empty for a center's, whose own is taken. */
  centers: { id: string; name: string }[];
  /** Under the name of their center where there are several. */
  bodies: { id: string; name: string; centerName: string }[];
}

export async function showImportChoices(ctx: StaffContext): Promise<ImportChoices> {
  const { prefectureId, centerId } = ctx.actor;
  const kinds = kindsFor(ctx.actor);
  if (kinds.length === 0) return { kinds, centers: [], bodies: [] };
  const [centers, bodies] = await Promise.all([
    ctx.db.healthCenter.findMany({
      where: { prefectureId, id: centerId ?? undefined },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
    findBodies(ctx.db, { prefectureId, centerId: centerId ?? undefined }, tokyoDate(ctx.now())),
  ]);
  return {
    kinds,
    centers: centerId ? [] : centers,
    bodies: centers.flatMap((center) =>
      bodies
        .filter((body) => body.centerId === center.id)
        .map(({ id, name }) => ({ id, name, centerName: center.name })),
    ),
  };
}
