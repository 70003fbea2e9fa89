import { type Identity, namesOf } from "#app/domain/erasure.ts";
import { WAITING_STATES } from "#app/domain/import-state.ts";
import type { Prisma, Tx } from "./database.server.ts";
import type { KnownAs } from "./identity-store.server.ts";
import { deleteLines, forgetSamples, moveImport } from "./import-store.server.ts";
import type { DeskOf } from "./person-store.server.ts";

/**
 * What imports keep of them: the records they wrote, which then cannot be undone; the lines of any sheet that name
 * them or their mail; the names of files; and what the columns were matched by, of which nobody can say whose it is.
 */
export async function eraseImports(
  tx: Tx,
  {
    desk,
    waiting,
    erasedName,
    ...who
  }: KnownAs & { desk: DeskOf; waiting: readonly WaitingImport[]; erasedName: string },
): Promise<void> {
  const { personIds, names } = who;
  await discardImports(tx, waiting);
  const changes = await tx.importChange.findMany({ where: { table: "Person", recordId: { in: [...personIds] } } });
  for (const { importId, position, before, after } of changes) {
    await tx.importChange.update({
      where: { importId_position: { importId, position } },
      data: { before: before && emptied(before), after: emptied(after) },
    });
  }
  const isTheirs = namesOf(who);
  const imports = await tx.import.findMany({
    where: importsOf(desk),
    select: { id: true, fileName: true, columns: true },
  });
  for (const { id, fileName, columns } of imports) {
    for (const { row, cells } of await findTheirLines(tx, id, isTheirs)) {
      await tx.importLine.update({ where: { importId_row: { importId: id, row } }, data: { cells: emptied(cells) } });
    }
    const data = {
      fileName: names.reduce((text, name) => text.replaceAll(name, erasedName), fileName),
      columns: columns && withoutPeople(columns, isTheirs),
    };
    if (data.fileName !== fileName || data.columns !== columns) await tx.import.update({ where: { id }, data });
  }
}

/** The imports of a desk, with those that are every desk's. */
function importsOf({ prefectureId, centerId }: DeskOf) {
  return { prefectureId, OR: [{ centerId }, { centerId: null }] } satisfies Prisma.ImportWhereInput;
}

async function findTheirLines(tx: Tx, importId: string, isTheirs: (cell: unknown) => boolean) {
  const lines = await tx.importLine.findMany({ where: { importId }, select: { row: true, cells: true } });
  return lines.filter(({ cells }) => Object.values(JSON.parse(cells) as object).some(isTheirs));
}

/** Without the sample; a sheet without headings has somebody's row for them. */
function withoutPeople(columns: string, isTheirs: (cell: unknown) => boolean): string {
  const sheet = JSON.parse(columns) as { headings: string[]; sample: string[][] };
  const headings = sheet.headings.some(isTheirs) ? sheet.headings.map(() => "") : sheet.headings;
  return JSON.stringify({ ...sheet, headings, sample: [] });
}

export interface WaitingImport {
  id: string;
  fileName: string;
}

/**
 * The imports by which somebody erased could come back: not applied yet, with a line that names them, or a sheet with
 * people whose lines are not known yet.
 */
export async function findWaitingImports(tx: Tx, desk: DeskOf, identity: Identity): Promise<WaitingImport[]> {
  const isTheirs = namesOf(identity);
  const waiting = await tx.import.findMany({
    where: { ...importsOf(desk), state: { in: [...WAITING_STATES] } },
    select: { id: true, fileName: true, kind: true, state: true },
    orderBy: { createdAt: "asc" },
  });
  const found: WaitingImport[] = [];
  for (const { id, fileName, kind, state } of waiting) {
    const unread = (state === "uploaded" || state === "checking") && (kind === "people" || kind === "roster");
    if (unread || (await findTheirLines(tx, id, isTheirs)).length > 0) found.push({ id, fileName });
  }
  return found;
}

/** Gives them up with all they keep of their sheet; the file goes with the next round of those nothing points to. */
async function discardImports(tx: Tx, imports: readonly WaitingImport[]) {
  for (const { id } of imports) {
    await moveImport(tx, { id, from: WAITING_STATES }, { state: "discarded", done: 0, sha256: "" });
    await deleteLines(tx, id);
  }
  await forgetSamples(
    tx,
    imports.map(({ id }) => id),
  );
}

/** A JSON object with its names and none of its values. */
function emptied(json: string): string {
  const names = Object.keys(JSON.parse(json) as object);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, null])));
}
