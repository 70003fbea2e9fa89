import type { CertificateCode } from "#app/domain/certificate.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

const withAttendance = {
  attendance: { select: { role: true, arrivedAt: true, leftAt: true, minutesPresent: true } },
} satisfies Prisma.CertificateInclude;

/** With what the record of attendance says today; that row may be gone. */
export type CertificateRow = Prisma.CertificateGetPayload<{ include: typeof withAttendance }>;

/** A session's certificates by their number, those revoked among them. */
export function findCertificates(tx: Tx, sessionId: string): Promise<CertificateRow[]> {
  return tx.certificate.findMany({ where: { sessionId }, include: withAttendance, orderBy: { number: "asc" } });
}

export function findCertificate(tx: Tx, sessionId: string, id: string): Promise<CertificateRow | null> {
  return tx.certificate.findFirst({ where: { id, sessionId }, include: withAttendance });
}

/** Those present, in the order of the list of attendance: who was called first, then who came uncalled. */
export async function findPresent(tx: Tx, sessionId: string) {
  const rows = await tx.attendance.findMany({
    where: { sessionId },
    select: {
      ...{ id: true, name: true, organizationName: true, title: true, role: true },
      ...{
        arrivedAt: true,
        leftAt: true,
        minutesPresent: true,
        certificate: true,
        invitation: { select: { position: true } },
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const place = ({ invitation }: (typeof rows)[number]) => invitation?.position ?? Number.MAX_SAFE_INTEGER;
  return rows.sort((a, b) => place(a) - place(b));
}

export interface NewCertificate {
  attendanceId: string;
  name: string;
  code: CertificateCode;
}

/** Numbers certificates on from the last of the session, whose row the caller holds; gives their numbers. */
export async function insertCertificates(
  tx: Tx,
  session: { id: string; prefectureId: string },
  certificates: readonly NewCertificate[],
  by: { issuedOn: IsoDate; now: Instant; userId: string },
): Promise<number[]> {
  const { id: sessionId, prefectureId } = session;
  const { _max } = await tx.certificate.aggregate({ where: { sessionId }, _max: { number: true } });
  const last = _max.number ?? 0;
  const data = certificates.map((certificate, i) => ({
    ...certificate,
    ...{ sessionId, prefectureId, number: last + i + 1 },
    ...{ issuedOn: by.issuedOn, createdAt: by.now, createdById: by.userId },
  }));
  await tx.certificate.createMany({ data });
  return data.map(({ number }) => number);
}

export async function updateCertificate(
  tx: Tx,
  id: string,
  data: { revokedAt: Instant | null } & Partial<Pick<CertificateRow, "name" | "code" | "issuedOn">>,
): Promise<void> {
  await tx.certificate.update({ where: { id }, data });
}

export async function setCertificateMinutes(tx: Tx, sessionId: string, minutes: number | null): Promise<void> {
  await tx.session.update({
    where: { id: sessionId },
    data: { certificateMinutes: minutes, version: { increment: 1 } },
  });
}

/** Whether a code is of a certificate that holds. */
export async function isValidCode(tx: Tx, code: CertificateCode): Promise<boolean> {
  return (await tx.certificate.count({ where: { code, revokedAt: null } })) > 0;
}

/** What somebody called was given themselves: whoever stood in for them has their own. */
export function findOwnCertificate(tx: Tx, invitationId: string): Promise<CertificateRow | null> {
  return tx.certificate.findFirst({
    where: { revokedAt: null, attendance: { invitationId, role: { not: "proxy" } } },
    include: withAttendance,
  });
}
