import { type CertificateRow, findCertificates, findPresent } from "#app/adapters/db/certificate-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import {
  type CertificateRefusal,
  certificateRefusal,
  mayReceive,
  minutesPresent,
  plannedMinutes,
  type Qualification,
  qualificationOf,
} from "#app/domain/certificate.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { erasedName } from "#app/text/people.ts";
import type { StaffContext } from "../context.ts";
import { certificateOf } from "./print-certificates.ts";

export type ShownCertificate = Pick<CertificateRow, "id" | "number" | "name" | "issuedOn" | "revokedAt">;

/** Somebody who came, and whether they were there long enough. */
export interface Attendee {
  attendanceId: string;
  name: string;
  organizationName: string | null;
  title: string | null;
  role: Awaited<ReturnType<typeof findPresent>>[number]["role"];
  /** Whole minutes; null where it is not known. */
  minutes: number | null;
  /** Null while it is not said how long one must be there. */
  qualification: Qualification | null;
  certificate: ShownCertificate | null;
}

export interface ShownCertificates {
  session: SessionWithPlan;
  mayWrite: boolean;
  /** Why none can be given now; null while they can. */
  refusal: CertificateRefusal | null;
  plannedMinutes: number | null;
  attendees: Attendee[];
  /** Given to somebody who does not stand in the record of attendance any more. */
  withoutAttendance: ShownCertificate[];
  /** Characters that cannot be printed. */
  missing: string[];
}

/** Who of a training may receive a 受講証, who did, and who does not and why. */
export async function showCertificates(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownCertificates, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const { startsAt, endsAt } = session;
  const certificates = await findCertificates(ctx.db, session.id);
  const attendees = startsAt ? await findAttendees(ctx.db, { ...session, startsAt }) : [];
  const valid = certificates.filter(({ revokedAt }) => !revokedAt);
  return ok({
    session,
    mayWrite: may(ctx.actor, "attendance.write", session),
    refusal: certificateRefusal(session, ctx.now()),
    plannedMinutes: startsAt && plannedMinutes({ startsAt, endsAt }),
    attendees,
    withoutAttendance: certificates.filter(({ attendanceId }) => attendanceId === null).map(shown),
    missing: startsAt
      ? await ctx.printer.missing(valid.map((one) => certificateOf(ctx, { ...session, startsAt }, one)))
      : [],
  });
}

/** Everyone present; whoever was erased stands there only while they hold a certificate. */
export async function findAttendees(
  tx: Tx,
  session: Pick<SessionWithPlan, "id" | "endsAt" | "certificateMinutes"> & { startsAt: Instant },
): Promise<Attendee[]> {
  const present = await findPresent(tx, session.id);
  return present
    .filter(({ name, certificate }) => name !== erasedName || certificate)
    .map(({ id, name, organizationName, title, role, certificate, ...times }) => {
      const minutes = minutesPresent(session, times);
      const required = session.certificateMinutes;
      return {
        ...{ attendanceId: id, name, organizationName, title, role, minutes },
        qualification: required === null ? null : qualificationOf(role, minutes, required),
        certificate: certificate && shown(certificate),
      };
    });
}

/** Whether the desk can give somebody one now. */
export function isOpenTo({ certificate, qualification }: Attendee): boolean {
  return certificate === null && qualification !== null && mayReceive(qualification);
}

function shown({ id, number, name, issuedOn, revokedAt }: ShownCertificate): ShownCertificate {
  return { id, number, name, issuedOn, revokedAt };
}
