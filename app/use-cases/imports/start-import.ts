import { findBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { insertImport } from "#app/adapters/db/import-store.server.ts";
import type { ImportKind } from "#app/domain/import-state.ts";
import type { StaffActor } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { mayImport } from "./find-importable.ts";
import { kindOf } from "./kinds.ts";

export interface ImportInput {
  kind: ImportKind;
  /** Of the prefecture's staff, who choose the desk; a center's own is its own. */
  centerId: string | null;
  /** Of a roster. */
  bodyId: string | null;
  file: { fileName: string; sha256: string; byteSize: number };
}

export type StartRefusal = "not-found" | "forbidden" | "center-required" | "body-required";

/** Takes a sheet in, whose file is kept already; its columns are read next, by the worker. */
export async function startImport(
  ctx: StaffContext,
  input: ImportInput,
): Promise<Result<{ id: string }, StartRefusal>> {
  const started = await transact(ctx, async (tx) => {
    const desk = await deskOf(tx, ctx.actor, input);
    if (!desk.ok) return desk;
    const { prefectureId } = ctx.actor;
    const of = { prefectureId, centerId: desk.value.centerId };
    if (!mayImport(ctx.actor, input.kind, of)) return refuse("forbidden");
    const { kind, file } = input;
    const { bodyId } = desk.value;
    const userId = ctx.actor.userId;
    const id = await insertImport(tx, { ...of, userId, kind, bodyId, ...file, createdAt: ctx.now() });
    // A file's name may name a person.
    const after = { kind, bodyId, byteSize: file.byteSize, sha256: file.sha256 };
    await auditStaff(ctx, tx, { ...of, action: "import.upload", subject: "Import", subjectId: id, after });
    return ok({ id });
  });
  if (started.ok) ctx.importer.wake();
  return started;
}

type Desk = Result<{ centerId: string | null; bodyId: string | null }, StartRefusal>;

async function deskOf(tx: Tx, actor: StaffActor, { kind, centerId, bodyId }: ImportInput): Promise<Desk> {
  const { asks } = kindOf(kind);
  if (asks === "prefecture") return ok({ centerId: null, bodyId: null });
  if (asks === "uploader") return ok({ centerId: actor.centerId, bodyId: null });
  if (asks === "body") {
    if (!bodyId) return refuse("body-required");
    const body = await findBody(tx, actor.prefectureId, bodyId);
    return body ? ok({ centerId: body.centerId, bodyId }) : refuse("not-found");
  }
  const chosen = centerId ?? actor.centerId;
  if (!chosen) return refuse("center-required");
  const center = await tx.healthCenter.findFirst({
    where: { id: chosen, prefectureId: actor.prefectureId },
    select: { id: true },
  });
  return center ? ok({ centerId: center.id, bodyId: null }) : refuse("not-found");
}
