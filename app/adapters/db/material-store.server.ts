import { MAX_MATERIALS } from "#app/domain/material.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { asContact } from "./person-store.server.ts";

export type Material = Prisma.MaterialGetPayload<object>;

/** All of a session's materials: current ones, those they replaced, those taken off. */
export function findMaterials(tx: Tx, sessionId: string): Promise<Material[]> {
  return tx.material.findMany({
    where: { sessionId },
    orderBy: [{ position: "asc" }, { uploadedAt: "asc" }, { id: "asc" }],
    take: MAX_MATERIALS,
  });
}

/** What those invited may have: current, not taken off, and meant for them. */
const forInvitees = {
  forInvitees: true,
  removedAt: null,
  replacedBy: null,
} satisfies Prisma.MaterialWhereInput;

const withItem = {
  agendaItem: { select: { open: true } },
  replaces: { select: { shownAt: true } },
} satisfies Prisma.MaterialInclude;

/** A material for invitees, with whether the item it belongs to is closed, and what it took the place of. */
type MaterialForInvitees = Prisma.MaterialGetPayload<{ include: typeof withItem }>;

export function findMaterialsForInvitees(tx: Tx, sessionId: string): Promise<MaterialForInvitees[]> {
  return tx.material.findMany({ where: { sessionId, ...forInvitees }, include: withItem, take: MAX_MATERIALS });
}

export function findMaterialForInvitees(tx: Tx, sessionId: string, id: string): Promise<MaterialForInvitees | null> {
  return tx.material.findFirst({ where: { id, sessionId, ...forInvitees }, include: withItem });
}

export function findMaterial(tx: Tx, sessionId: string, id: string): Promise<Material | null> {
  return tx.material.findFirst({ where: { id, sessionId } });
}

export interface NewMaterial {
  prefectureId: string;
  sessionId: string;
  agendaItemId: string | null;
  position: number;
  number: string | null;
  title: string;
  fileName: string;
  mediaType: string;
  byteSize: number;
  sha256: string;
  forInvitees: boolean;
  replacesId: string | null;
  uploadedAt: Instant;
  shownAt: Instant | null;
}

export async function insertMaterial(tx: Tx, material: NewMaterial): Promise<string> {
  const { id } = await tx.material.create({ data: material, select: { id: true } });
  return id;
}

/** Changes what a material says: a form that was opened on it before is behind. */
export async function updateMaterial(
  tx: Tx,
  id: string,
  data: Partial<Pick<Material, "agendaItemId" | "number" | "title" | "forInvitees" | "shownAt" | "removedAt">>,
): Promise<void> {
  await tx.material.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
}

/** Where it stands among the others, which no form holds. */
export async function placeMaterial(tx: Tx, id: string, position: number): Promise<void> {
  await tx.material.update({ where: { id }, data: { position } });
}

/** Those called to a session whose invitation stands, with their answer and how they are reached now. */
export function findCalled(tx: Tx, sessionId: string) {
  return tx.invitation.findMany({
    where: { sessionId, revokedAt: null },
    select: {
      id: true,
      name: true,
      organizationName: true,
      title: true,
      role: true,
      joinRequest: { select: { id: true } },
      applicant: { select: { id: true } },
      tokenGeneration: true,
      currentResponse: { select: { answer: true } },
      person: { select: asContact },
    },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}
