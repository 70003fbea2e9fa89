import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { keepFile } from "#app/adapters/files/file-store.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type ArrivedMaterial, addMaterials } from "#app/use-cases/materials/add-materials.ts";
import { showMaterials } from "#app/use-cases/materials/show-materials.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";

/** A meeting with two agenda items, and its desk. */
export async function desk(fields: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const session = await createSession(ctx, center, fields);
  const item = (position: number, title: string) =>
    ctx.db.agendaItem.create({ data: { sessionId: session.id, position, title } });
  const [first, second] = [await item(0, "報告"), await item(1, "協議")];
  return { ctx, center, staff, session, first, second };
}

export const pdf = (words = "") => Buffer.from(`%PDF-1.7\n%âãÏÓ\n${words}\n`);
export const digestOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A file as a form brings it: its bytes in the store of the context. */
export async function arrived(ctx: StaffContext, fileName: string, bytes = pdf(fileName)): Promise<ArrivedMaterial> {
  return { fileName, kept: await keepFile(ctx.settings.filesDir, Readable.from([bytes]), 1_000_000) };
}

interface Place {
  agendaItemId?: string | null;
  forInvitees?: boolean;
  series?: "material" | "reference" | "none";
}

/** Adds files by name, each a PDF of its own. */
export async function add(ctx: StaffContext, sessionId: string, names: readonly string[], place: Place = {}) {
  const files: ArrivedMaterial[] = [];
  for (const name of names) files.push(await arrived(ctx, name));
  return addMaterials(ctx, { sessionId, files, agendaItemId: null, forInvitees: true, series: "material", ...place });
}

/** The materials as the desk's list has them. */
export async function listed(ctx: StaffContext, sessionId: string) {
  const shown = await showMaterials(ctx, sessionId);
  if (!shown.ok) throw new Error(shown.error);
  return shown.value;
}

/** 「資料1 次第」… in order. */
export async function lines(ctx: StaffContext, sessionId: string): Promise<string[]> {
  const { materials } = await listed(ctx, sessionId);
  return materials.map(({ number, title }) => [number, title].filter(Boolean).join(" "));
}
