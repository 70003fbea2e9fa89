import type { Columns } from "#app/domain/import-sheet.ts";
import type { ImportFate, ImportKind, ImportProblem, ImportState } from "#app/domain/import-state.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Database, Prisma, Tx } from "./database.server.ts";
import type { Obstacle } from "./import-record-store.server.ts";

/** What the columns are matched by: the sheet's headings and its first rows (none once it is over), and the matching. */
export interface SheetFacts {
  /** From 0. */
  headingRow: number;
  headings: string[];
  sample: string[][];
  columns: Columns;
  /** What was told for the whole sheet, by field: a date, a year. */
  given?: Readonly<Record<string, string>>;
  /** The `fingerprint` of what the preview shows. */
  plan?: string;
}

/** Which imports a list is about: a prefecture's, or one center's. */
export interface ImportScopeOf {
  prefectureId: string;
  centerId: string | null;
  kinds: readonly ImportKind[];
}

export interface NewImport {
  prefectureId: string;
  centerId: string | null;
  userId: string;
  kind: ImportKind;
  bodyId: string | null;
  fileName: string;
  sha256: string;
  byteSize: number;
  createdAt: Instant;
}

export async function insertImport(tx: Tx, fields: NewImport): Promise<string> {
  const { id } = await tx.import.create({ data: { ...fields, state: "uploaded" }, select: { id: true } });
  return id;
}

const asShown = {
  user: { select: { name: true } },
  center: { select: { name: true } },
} satisfies Prisma.ImportInclude;

type Row = Prisma.ImportGetPayload<{ include: typeof asShown }>;

/** Why an import stands still, with what is in its way where that is it. */
export interface Problem {
  code: ImportProblem;
  obstacles: Obstacle[];
}

export type ImportRecord = Omit<Row, "columns" | "problem"> & { sheet: SheetFacts | null; problem: Problem | null };

/** Within one prefecture, always. */
export async function findImport(tx: Tx, prefectureId: string, id: string): Promise<ImportRecord | null> {
  const found = await tx.import.findFirst({ where: { id, prefectureId }, include: asShown });
  return found && asRecord(found);
}

/** The import somebody works on, while the lease is theirs. */
export async function findImportLeased(tx: Tx, { id, owner }: ImportLease): Promise<ImportRecord | null> {
  const found = await tx.import.findFirst({ where: { id, leaseOwner: owner }, include: asShown });
  return found && asRecord(found);
}

/** Newest first. */
export async function findImports(
  tx: Tx,
  { prefectureId, centerId, kinds }: ImportScopeOf,
  page: { skip: number; take: number },
) {
  const found = await tx.import.findMany({
    where: whereIn({ prefectureId, centerId, kinds }),
    include: asShown,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...page,
  });
  return found.map(asRecord);
}

export function countImports(tx: Tx, scope: ImportScopeOf): Promise<number> {
  return tx.import.count({ where: whereIn(scope) });
}

function whereIn({ prefectureId, centerId, kinds }: ImportScopeOf): Prisma.ImportWhereInput {
  return { prefectureId, centerId: centerId ?? undefined, kind: { in: [...kinds] } };
}

function asRecord({ columns, problem, ...row }: Row): ImportRecord {
  return {
    ...row,
    sheet: columns === null ? null : JSON.parse(columns),
    problem: problem === null ? null : JSON.parse(problem),
  };
}

/** Moves an import on from the states given; false where somebody else has moved it meanwhile. */
export async function moveImport(
  tx: Tx,
  { id, from, owner }: { id: string; from: readonly ImportState[]; owner?: string | null },
  {
    sheet,
    problem = null,
    ...to
  }: Omit<Prisma.ImportUpdateManyMutationInput, "columns" | "problem"> & {
    state: ImportState;
    sheet?: SheetFacts;
    problem?: Problem | null;
  },
): Promise<boolean> {
  const moved = await tx.import.updateMany({
    where: { id, state: { in: [...from] }, ...(owner !== undefined && { leaseOwner: owner }) },
    data: {
      ...to,
      ...(sheet && { columns: JSON.stringify(sheet) }),
      problem: problem && JSON.stringify(problem),
      leaseOwner: null,
      leaseEndsAt: null,
    },
  });
  return moved.count === 1;
}

/**
 * Takes away the cells that imports keep of their sheets for matching the columns: the sample, and the headings, which
 * are a row of people where a sheet has none. Which column was which field stays.
 */
export async function forgetSamples(tx: Tx, importIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Import" SET "columns" = json_set("columns", '$.sample', json('[]'), '$.headings', json('[]'))
    WHERE "columns" IS NOT NULL AND "id" IN (SELECT value FROM json_each(${JSON.stringify(importIds)}))`;
}

/** How far the present state has come, while the job holds its lease; false once it was lost. */
export async function noteProgress(tx: Tx, { id, owner }: ImportLease, done: number): Promise<boolean> {
  const noted = await tx.import.updateMany({ where: { id, leaseOwner: owner }, data: { done } });
  return noted.count === 1;
}

/** An import somebody works on. */
export interface ImportLease {
  id: string;
  owner: string;
}

/** The lease of one who died at it, and of those who died before them. */
const DEATHS = /^(\d+) /;

/**
 * Takes up the import that has waited longest for something to be done; also one whose worker died. `deaths`: how many
 * workers have died at it in a row.
 */
export async function leaseNextImport(
  db: Database,
  { owner, now, leaseMs }: { owner: string; now: Instant; leaseMs: number },
): Promise<(ImportLease & { deaths: number }) | null> {
  for (;;) {
    const next = await db.import.findFirst({
      where: { AND: [waiting, leaseFree(now)] },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, leaseOwner: true },
    });
    if (!next) return null;
    // Who comes to an end, well or not, gives the lease back.
    const deaths = next.leaseOwner === null ? 0 : Number(DEATHS.exec(next.leaseOwner)?.[1] ?? 0) + 1;
    const lease = { id: next.id, owner: `${deaths} ${owner}`, deaths };
    const taken = await db.import.updateMany({
      where: { id: next.id, AND: [waiting, leaseFree(now)] },
      data: { leaseOwner: lease.owner, leaseEndsAt: new Date(now.getTime() + leaseMs) },
    });
    if (taken.count === 1) return lease;
  }
}

export async function extendLease(db: Database, { id, owner }: ImportLease, until: Instant): Promise<void> {
  await db.import.updateMany({ where: { id, leaseOwner: owner }, data: { leaseEndsAt: until } });
}

const waiting = {
  OR: [{ state: { in: ["checking", "applying", "undoing"] } }, { state: "uploaded", columns: null }],
} satisfies Prisma.ImportWhereInput;

function leaseFree(now: Instant): Prisma.ImportWhereInput {
  return { OR: [{ leaseEndsAt: null }, { leaseEndsAt: { lte: now } }] };
}

/** A row's fate as it is kept; cells and remarks as JSON. */
export interface KeptLine {
  row: number;
  fate: ImportFate;
  cells: string;
  remarks: string;
}

/** Only while the job holds its lease: nothing is left behind an import that was given up meanwhile. */
export async function insertLines(tx: Tx, { id, owner }: ImportLease, lines: readonly KeptLine[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ImportLine" ("importId", "row", "fate", "cells", "remarks")
    SELECT ${id}, value ->> 'row', value ->> 'fate', value ->> 'cells', value ->> 'remarks'
    FROM json_each(${JSON.stringify(lines)})
    WHERE EXISTS (SELECT 1 FROM "Import" WHERE "id" = ${id} AND "leaseOwner" = ${owner})`;
}

/** All of them, or those of one fate, in the sheet's order. */
export function findLines(
  tx: Tx,
  importId: string,
  { fate, ...page }: { fate?: ImportFate | undefined; skip?: number; take?: number } = {},
): Promise<KeptLine[]> {
  return tx.importLine.findMany({
    where: { importId, fate },
    select: { row: true, fate: true, cells: true, remarks: true },
    orderBy: { row: "asc" },
    ...page,
  });
}

/** Takes the lines away, but for the refused ones where they may still be wanted. */
export async function deleteLines(tx: Tx, importId: string, { keepRefused = false } = {}): Promise<void> {
  await tx.importLine.deleteMany({ where: { importId, ...(keepRefused && { fate: { not: "refused" } }) } });
}
