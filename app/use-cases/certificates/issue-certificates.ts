import { randomBytes } from "node:crypto";
import { insertCertificates } from "#app/adapters/db/certificate-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { type CertificateRefusal, CODE_BYTES, certificateCodeOf, certificateRefusal } from "#app/domain/certificate.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type Attendee, findAttendees, isOpenTo } from "./show-certificates.ts";

export type IssueRefusal = "not-found" | "forbidden" | "nobody-chosen" | "not-qualified" | CertificateRefusal;

/**
 * Gives 受講証 to everyone who was there long enough, or to those chosen, among them whom the desk knows to have been
 * there though the record does not say how long. Whoever has one already, or had one revoked, gets no second: pressed
 * twice, it is given once.
 */
export function issueCertificates(
  ctx: StaffContext,
  input: { sessionId: string; attendanceIds: readonly string[] | "all" },
): Promise<Result<{ issued: number }, IssueRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "attendance.write", session)) return refuse("forbidden");
    const refusal = certificateRefusal(session, ctx.now());
    if (refusal) return refuse(refusal);
    if (input.attendanceIds.length === 0) return refuse("nobody-chosen");
    const attendees = await findAttendees(tx, session as typeof session & { startsAt: Instant });
    const chosen = chosenOf(attendees, input.attendanceIds);
    if (chosen === null) return refuse("not-qualified");
    const certificates = chosen.map(({ attendanceId, name }) => {
      return { attendanceId, name, code: certificateCodeOf(randomBytes(CODE_BYTES)) };
    });
    if (certificates.length === 0) return ok({ issued: 0 });
    const now = ctx.now();
    const by = { now, issuedOn: tokyoDate(now), userId: ctx.actor.userId };
    const numbers = await insertCertificates(tx, session, certificates, by);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "certificate.issue",
      after: { numbers, attendanceIds: certificates.map(({ attendanceId }) => attendanceId) },
    });
    return ok({ issued: numbers.length });
  });
}

/** Those to be given one; null where somebody chosen cannot be. */
function chosenOf(attendees: readonly Attendee[], ids: readonly string[] | "all"): Attendee[] | null {
  if (ids === "all") return attendees.filter((one) => isOpenTo(one) && one.qualification === "enough");
  const named = new Set(ids);
  const chosen = attendees.filter(({ attendanceId }) => named.has(attendanceId));
  if (chosen.length < named.size) return null;
  const without = chosen.filter(({ certificate }) => certificate === null);
  return without.every(isOpenTo) ? without : null;
}
