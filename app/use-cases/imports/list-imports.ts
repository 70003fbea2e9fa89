import { countImports, findImports, type ImportRecord } from "#app/adapters/db/import-store.server.ts";
import type { ImportKind } from "#app/domain/import-state.ts";
import type { StaffActor } from "#app/domain/permission.ts";
import type { StaffContext } from "../context.ts";
import { mayImport } from "./find-importable.ts";
import { OFFERED_KINDS } from "./kinds.ts";

const PAGE_SIZE = 30;

export interface ImportList {
  imports: ImportRecord[];
  /** The kinds of sheets one may bring in; none for those who only read. */
  kinds: ImportKind[];
  page: number;
  pages: number;
}

/** 取込みの履歴: those one could have made. */
export async function listImports(ctx: StaffContext, asked: { page?: number } = {}): Promise<ImportList> {
  const { prefectureId, centerId } = ctx.actor;
  const kinds = kindsFor(ctx.actor);
  const scope = { prefectureId, centerId, kinds };
  const pages = Math.max(1, Math.ceil((await countImports(ctx.db, scope)) / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked.page ?? 1), pages);
  const imports = await findImports(ctx.db, scope, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
  return { imports, kinds, page, pages };
}

/** The kinds someone may bring in, for the own desk or for the prefecture. */
export function kindsFor(actor: StaffActor): ImportKind[] {
  const { prefectureId, centerId } = actor;
  return OFFERED_KINDS.filter((kind) => mayImport(actor, kind, { prefectureId, centerId }));
}
