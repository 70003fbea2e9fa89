import { type CertificateRow, findCertificate, findCertificates } from "#app/adapters/db/certificate-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { minutesPresent } from "#app/domain/certificate.ts";
import { signatoryLines } from "#app/domain/letter.ts";
import type { Paper } from "#app/domain/paper.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { certificatePaper } from "#app/paper/certificate.ts";
import { certificateText } from "#app/text/certificate.ts";
import { erasedName } from "#app/text/people.ts";
import type { AppContext, StaffContext } from "../context.ts";

type HeldSession = SessionWithPlan & { startsAt: Instant };

/** A session's valid certificates as one PDF, or one of them; `not-found` where there is none to print. */
export async function printCertificates(
  ctx: StaffContext,
  input: { sessionId: string; certificateId: string | null },
): Promise<Result<{ name: string; bytes: Uint8Array }, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, input.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const { startsAt } = session;
  const one = input.certificateId && (await findCertificate(ctx.db, session.id, input.certificateId));
  const found = input.certificateId === null ? await findCertificates(ctx.db, session.id) : one ? [one] : [];
  const printable = found.filter(isPrintable);
  const [first] = printable;
  if (!startsAt || !first) return refuse("not-found");
  const papers = printable.map((certificate) => certificateOf(ctx, { ...session, startsAt }, certificate));
  const { bytes } = await ctx.printer.print(papers);
  const which = one ? certificateText.number(one.number) : session.title;
  return ok({ name: `${certificateText.heading}　${which}`, bytes });
}

/** Whether it holds, and says who it is for. */
export function isPrintable({ revokedAt, name }: CertificateRow): boolean {
  return revokedAt === null && name !== erasedName;
}

/** The 受講証 as it is printed. */
export function certificateOf(ctx: AppContext, session: HeldSession, certificate: CertificateRow): Paper {
  const { name, number, code, issuedOn, attendance } = certificate;
  const { title, format, startsAt, endsAt, venue, center } = session;
  return certificatePaper({
    ...{ title, format, startsAt, endsAt, venue },
    ...{ name, number, code, issuedOn },
    minutes: attendance && minutesPresent(session, attendance),
    signatory: signatoryLines(null, center).join("\n"),
    baseUrl: ctx.settings.baseUrl,
  });
}
