import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import Encoding from "encoding-japanese";
import { expect } from "vitest";
import { leaseNextImport } from "#app/adapters/db/import-store.server.ts";
import { keepFile } from "#app/adapters/files/file-store.server.ts";
import type { ImportKind } from "#app/domain/import-state.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { runImport } from "#app/use-cases/imports/run-import.ts";
import { startImport } from "#app/use-cases/imports/start-import.ts";

/** Rows as a CSV of Shift_JIS, as Excel on Windows saves them. */
export function shiftJis(rows: readonly (readonly string[])[]): Buffer {
  const text = stringify(rows as string[][], { record_delimiter: "windows" });
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: "SJIS", from: "UNICODE" }));
}

export const utf8 = (rows: readonly (readonly string[])[]) => Buffer.from(stringify(rows as string[][]));

/** Does whatever imports wait for, until nothing is left. */
export async function letImportsRun(ctx: StaffContext): Promise<void> {
  for (;;) {
    const lease = await leaseNextImport(ctx.db, { owner: "test", now: ctx.now(), leaseMs: 30_000 });
    if (!lease) return;
    await runImport(ctx, lease, () => {});
  }
}

interface Sheet {
  kind: ImportKind;
  bytes: Buffer;
  bodyId?: string;
  centerId?: string;
}

/** Takes a file in and reads its columns. */
export async function upload(ctx: StaffContext, { kind, bytes, bodyId, centerId }: Sheet): Promise<string> {
  const kept = await keepFile(ctx.settings.filesDir, Readable.from([bytes]), 100_000_000);
  if (!kept.ok) throw new Error(kept.error);
  const started = await startImport(ctx, {
    kind,
    bodyId: bodyId ?? null,
    centerId: centerId ?? null,
    file: { fileName: "一覧.csv", sha256: kept.value.sha256, byteSize: kept.value.byteSize },
  });
  if (!started.ok) throw new Error(started.error);
  await letImportsRun(ctx);
  return started.value.id;
}

/** Which column is which field, as it was proposed. */
export async function proposed(ctx: Pick<StaffContext, "db">, id: string): Promise<Record<string, number>> {
  const found = await ctx.db.import.findUniqueOrThrow({ where: { id } });
  return JSON.parse(found.columns ?? "null")?.columns ?? {};
}

/** Takes a file in, with its columns as they are proposed, up to the preview. */
export async function checked(ctx: StaffContext, sheet: Sheet): Promise<string> {
  const id = await upload(ctx, sheet);
  expect(await matchColumns(ctx, { id, columns: await proposed(ctx, id) })).toMatchObject({ ok: true });
  await letImportsRun(ctx);
  return id;
}

export async function step(ctx: StaffContext, id: string, which: "apply" | "undo" | "discard") {
  expect(await changeImportState(ctx, { id, step: which })).toMatchObject({ ok: true });
  await letImportsRun(ctx);
  return ctx.db.import.findUniqueOrThrow({ where: { id } });
}

/** The fates in the preview, by row; of a refused row its fields and codes. */
export async function fates(ctx: StaffContext, id: string): Promise<Record<number, string>> {
  const lines = await ctx.db.importLine.findMany({ where: { importId: id }, orderBy: { row: "asc" } });
  return Object.fromEntries(
    lines.map(({ row, fate, remarks }) => {
      const told = (JSON.parse(remarks) as { field: string | null; code?: string; detail?: string }[]).map(
        ({ field, code, detail }) => [field, code, detail].filter(Boolean).join(" "),
      );
      return [row, [fate, ...told].join(": ")];
    }),
  );
}
