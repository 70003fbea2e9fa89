import { insertMaterial, type Material, type NewMaterial } from "#app/adapters/db/material-store.server.ts";
import type { KeptFile } from "#app/adapters/files/file-store.server.ts";
import {
  type FileRefusal,
  formatOf,
  MAX_MATERIALS,
  type NumberSeries,
  nextNumber,
  plainFileName,
  shownSince,
  titleOf,
  withVersions,
} from "#app/domain/material.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { auditMaterial, type LockRefusal, lockMaterials } from "./lock-materials.ts";

/** A file that came with a form: kept under its digest, or why not. */
export interface ArrivedMaterial {
  fileName: string;
  kept: Result<KeptFile, "file-empty" | "file-too-large">;
}

export interface AddedMaterials {
  added: number;
  /** Files that stand in their place already: they are not added twice. */
  known: number;
}

/** A file that is not taken, and why. */
export interface RefusedFile {
  fileName: string;
  refusal: FileRefusal;
}

/** The files that cannot be materials: where there is one, none of those with it is added. */
export function refusedFiles(files: readonly ArrivedMaterial[]): RefusedFile[] {
  return files.flatMap((file) => {
    const accepted = acceptFile(file);
    return accepted.ok ? [] : [{ fileName: file.fileName, refusal: accepted.error }];
  });
}

export type FileColumns = Pick<Material, "fileName" | "mediaType" | "byteSize" | "sha256">;

/** What is written of a file that is what its name says. */
export function acceptFile({ fileName, kept }: ArrivedMaterial): Result<FileColumns, FileRefusal> {
  if (!kept.ok) return kept;
  const { sha256, byteSize, sniffedType, isText } = kept.value;
  const format = formatOf({ fileName, sniffedType, isText });
  if (!format.ok) return format;
  return ok({ fileName: plainFileName(fileName), mediaType: format.value.mediaType, byteSize, sha256 });
}

/** Adds files to a session or one of its agenda items, all or none, each at the end. Safe to repeat. */
export function addMaterials(
  ctx: StaffContext,
  input: {
    sessionId: string;
    files: readonly ArrivedMaterial[];
    agendaItemId: string | null;
    forInvitees: boolean;
    series: NumberSeries;
  },
): Promise<Result<AddedMaterials, LockRefusal | FileRefusal | "no-file" | "no-such-item" | "too-many-materials">> {
  const { agendaItemId, forInvitees, series } = input;
  return transact(ctx, async (tx) => {
    const locked = await lockMaterials(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, rows } = locked.value;
    if (input.files.length === 0) return refuse("no-file");
    if (agendaItemId && !session.agenda.some(({ id }) => id === agendaItemId)) return refuse("no-such-item");
    if (rows.length + input.files.length > MAX_MATERIALS) return refuse("too-many-materials");
    const standing: (NewMaterial & { id: string })[] = withVersions(rows)
      .map(({ current }) => current)
      .filter(({ removedAt }) => !removedAt);
    let position = Math.max(0, ...rows.map((row) => row.position));
    let added = 0;
    for (const arrived of input.files) {
      const file = acceptFile(arrived);
      if (!file.ok) return file;
      if (standing.some((material) => isSame(material, { ...file.value, agendaItemId }))) continue;
      position += 1;
      const material = {
        ...file.value,
        prefectureId: session.prefectureId,
        sessionId: session.id,
        agendaItemId,
        position,
        number: nextNumber(standing, session.agenda, { series, agendaItemId }),
        title: titleOf(file.value.fileName),
        forInvitees,
        replacesId: null,
        uploadedAt: ctx.now(),
        shownAt: shownSince(null, forInvitees, ctx.now()),
      };
      const id = await insertMaterial(tx, material);
      await auditMaterial(ctx, tx, session, { action: "material.add", id, after: material });
      standing.push({ ...material, id });
      added += 1;
    }
    return ok({ added, known: input.files.length - added });
  });
}

type Standing = Pick<Material, "sha256" | "fileName" | "agendaItemId">;

function isSame(a: Standing, b: Standing): boolean {
  return a.sha256 === b.sha256 && a.fileName === b.fileName && a.agendaItemId === b.agendaItemId;
}
