import { findMaterials, type Material } from "#app/adapters/db/material-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { inOrder, kindOf, type MaterialKind, type Versions, withVersions } from "#app/domain/material.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { type MaterialsClosed, materialsClosed } from "./lock-materials.ts";

/** A material as its desk sees it. */
export interface ShownMaterial
  extends Pick<
    Material,
    | "id"
    | "agendaItemId"
    | "number"
    | "title"
    | "fileName"
    | "byteSize"
    | "forInvitees"
    | "uploadedAt"
    | "shownAt"
    | "removedAt"
    | "version"
  > {
  kind: MaterialKind | null;
  /** 版: how many files it has had, from 1. */
  edition: number;
  /** Newest first. */
  older: ShownVersion[];
}

export interface ShownVersion extends Pick<Material, "id" | "fileName" | "byteSize" | "uploadedAt"> {
  edition: number;
}

export interface ShownMaterials {
  session: SessionWithPlan;
  /** In the order they are handed out. */
  materials: ShownMaterial[];
  /** Taken off the session. */
  removed: ShownMaterial[];
  mayWrite: boolean;
  /** Why nothing can be changed, though one may. */
  closed: MaterialsClosed | null;
  /** Those called who can see what is for invitees. */
  invited: number;
}

/** A session's materials, for its own desk and the prefecture: other centers read none. */
export async function showMaterials(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownMaterials, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const all = withVersions(await findMaterials(ctx.db, session.id)).map(shown);
  const mayWrite = may(ctx.actor, "session.write", session);
  const closed = await materialsClosed(ctx.db, session);
  const current = all.filter(({ removedAt }) => !removedAt);
  return ok({
    session,
    materials: inOrder(current, session.agenda).map(withoutPosition),
    removed: all.filter(({ removedAt }) => removedAt).map(withoutPosition),
    mayWrite: mayWrite && closed === null,
    closed: mayWrite ? closed : null,
    invited: await ctx.db.invitation.count({ where: { sessionId: session.id, revokedAt: null } }),
  });
}

function shown({ current, older }: Versions<Material>): ShownMaterial & { position: number } {
  const { id, agendaItemId, number, title, fileName, byteSize, forInvitees, version } = current;
  const { uploadedAt, shownAt, removedAt } = current;
  const words = { id, agendaItemId, number, title, fileName, byteSize, forInvitees, version };
  return {
    ...words,
    ...{ uploadedAt, shownAt, removedAt },
    position: current.position,
    kind: kindOf(current.mediaType),
    edition: older.length + 1,
    older: older.map((row, i) => ({
      id: row.id,
      fileName: row.fileName,
      byteSize: row.byteSize,
      uploadedAt: row.uploadedAt,
      edition: older.length - i,
    })),
  };
}

function withoutPosition({ position, ...material }: ShownMaterial & { position: number }): ShownMaterial {
  return material;
}
