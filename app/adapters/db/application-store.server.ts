import type { ApplicantInput, ApplicationInput } from "#app/domain/application.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

const withApplicants = {
  applicants: {
    orderBy: { position: "asc" },
    include: {
      invitation: {
        select: {
          ...{ id: true, role: true, sentAt: true, revokedAt: true },
          currentResponse: { select: { answer: true, seated: true, answeredAt: true } },
          seatOffers: { where: { state: "open" }, select: { mode: true, expiresAt: true } },
        },
      },
    },
  },
} satisfies Prisma.ApplicationInclude;

/** An application with its people, and how each of them stands. */
export type ApplicationRow = Prisma.ApplicationGetPayload<{
  include: typeof withApplicants;
  omit: { tokenHash: true };
}>;
export type ApplicantRow = ApplicationRow["applicants"][number];

/** Of somebody called, the contact who is told what concerns them where no mail of their own does: see contactFor. */
export const asContactOf = {
  select: { id: true, withdrawnAt: true, application: { select: { contactEmail: true } } },
} satisfies Prisma.ApplicantDefaultArgs;

export interface NewApplication extends ApplicationInput {
  id: string;
  prefectureId: string;
  sessionId: string;
  tokenHash: string;
  appliedAt: Instant;
}

export async function insertApplication(tx: Tx, { applicants, ...application }: NewApplication): Promise<void> {
  await tx.application.create({
    data: {
      ...application,
      organizationKey: searchKey(application.organizationName),
      applicants: { create: applicants.map((applicant, position) => ({ ...applicant, position })) },
    },
  });
}

/** More people of an application, after those it has. */
export async function insertApplicants(
  tx: Tx,
  application: Pick<ApplicationRow, "id" | "applicants">,
  applicants: readonly ApplicantInput[],
): Promise<void> {
  const last = Math.max(-1, ...application.applicants.map(({ position }) => position));
  await tx.applicant.createMany({
    data: applicants.map((applicant, i) => ({
      ...applicant,
      applicationId: application.id,
      position: last + 1 + i,
    })),
  });
}

/** Whose link it is; null for a token that opens none. */
export function findApplicationByToken(tx: Tx, tokenHash: string): Promise<ApplicationRow | null> {
  return tx.application.findUnique({ where: { tokenHash }, include: withApplicants, omit: { tokenHash: true } });
}

export function findApplication(tx: Tx, of: { id: string; sessionId: string }): Promise<ApplicationRow | null> {
  return tx.application.findFirst({ where: of, include: withApplicants, omit: { tokenHash: true } });
}

/** The applications that people called came by, as far as their contact can be written to. */
export function findApplicationsOf(tx: Tx, invitationIds: readonly string[]): Promise<ApplicationRow[]> {
  if (invitationIds.length === 0) return Promise.resolve([]);
  return tx.application.findMany({
    where: { contactEmail: { not: "" }, applicants: { some: { invitationId: { in: [...invitationIds] } } } },
    include: withApplicants,
    omit: { tokenHash: true },
    orderBy: { id: "asc" },
  });
}

/** Those of a session that were confirmed, in that order. */
export function findApplications(tx: Tx, sessionId: string): Promise<ApplicationRow[]> {
  return tx.application.findMany({
    where: { sessionId, state: { not: "unconfirmed" } },
    include: withApplicants,
    omit: { tokenHash: true },
    orderBy: [{ confirmedAt: "asc" }, { id: "asc" }],
  });
}

export function countUnconfirmed(tx: Tx, sessionId: string): Promise<number> {
  return tx.application.count({ where: { sessionId, state: "unconfirmed" } });
}

/** The people of one organization (by its folded name) in a session's confirmed applications. */
export function findApplicantsOf(tx: Tx, sessionId: string, organizationKey: string): Promise<ApplicantRow[]> {
  return tx.applicant.findMany({
    where: { application: { sessionId, organizationKey, state: "confirmed" } },
    include: withApplicants.applicants.include,
  });
}

/** False when it was changed since `version` was read. */
export async function updateApplication(
  tx: Tx,
  { id, version }: { id: string; version: number },
  data: Prisma.ApplicationUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.application.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

export async function updateApplicant(
  tx: Tx,
  id: string,
  data: Partial<Pick<ApplicantInput, "mode">> & { withdrawnAt?: Instant },
): Promise<void> {
  await tx.applicant.update({ where: { id }, data });
}

/** Gives an applicant their invitation; an application withdrawn before gives it up. */
export async function linkApplicant(tx: Tx, id: string, invitationId: string): Promise<void> {
  await tx.applicant.updateMany({ where: { invitationId, id: { not: id } }, data: { invitationId: null } });
  await tx.applicant.update({ where: { id }, data: { invitationId } });
}

/** An invitation with the applicant it came from, and how it was called. */
export function findInvitationOf(tx: Tx, sessionId: string, personId: string) {
  return tx.invitation.findUnique({
    where: { sessionId_personId: { sessionId, personId } },
    select: {
      id: true,
      role: true,
      tokenGeneration: true,
      toldSequence: true,
      revokedAt: true,
      joinRequest: { select: { id: true } },
      applicant: { select: { id: true, withdrawnAt: true } },
    },
  });
}

/** Notes that those of whom nobody was told yet were told by the contact's mail. */
export async function noteToldByContact(
  tx: Tx,
  invitationIds: readonly string[],
  told: { toldSequence: number; toldAt: Instant },
): Promise<void> {
  await tx.invitation.updateMany({ where: { id: { in: [...invitationIds] }, toldAt: null }, data: told });
}

/** Forgets applications that nobody confirmed, their mails too. Returns how many there were. */
export async function deleteUnconfirmed(tx: Tx, appliedBefore: Instant): Promise<number> {
  const forgotten = { state: "unconfirmed", appliedAt: { lt: appliedBefore } } satisfies Prisma.ApplicationWhereInput;
  await tx.outboxMail.deleteMany({ where: { application: forgotten } });
  const { count } = await tx.application.deleteMany({ where: forgotten });
  return count;
}
