import { setCertificateMinutes as writeMinutes } from "#app/adapters/db/certificate-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { type CertificateRefusal, plannedMinutes } from "#app/domain/certificate.ts";
import { isTraining } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

export type MinutesRefusal =
  | "not-found"
  | "forbidden"
  | "edited-meanwhile"
  | "longer-than-session"
  | Extract<CertificateRefusal, "certificate-no-training">;

/** How many minutes of presence a training's 受講証 needs; null: none is given. Certificates given before stay. */
export function setCertificateMinutes(
  ctx: StaffContext,
  input: { sessionId: string; version: number; minutes: number | null },
): Promise<Result<null, MinutesRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    if (!isTraining(session.category)) return refuse("certificate-no-training");
    const { minutes } = input;
    const before = session.certificateMinutes;
    if (before === minutes) return ok(null);
    if (session.version !== input.version) return refuse("edited-meanwhile");
    const { startsAt, endsAt } = session;
    const planned = startsAt && plannedMinutes({ startsAt, endsAt });
    if (minutes !== null && planned !== null && minutes > planned) return refuse("longer-than-session");
    await writeMinutes(tx, session.id, minutes);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "session.setCertificateMinutes",
      before: { certificateMinutes: before },
      after: { certificateMinutes: minutes },
    });
    return ok(null);
  });
}
