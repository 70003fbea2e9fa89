import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { findLastMail, findMailOfIds, recordBounce } from "#app/adapters/db/bounce-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { MailOrigin } from "#app/adapters/db/inbound-store.server.ts";
import type { CalledBy } from "#app/adapters/db/reply-store.server.ts";
import type { ReadMail } from "#app/adapters/mail/read-mail.server.ts";
import { bounceFate } from "#app/domain/bounce.ts";
import { withoutTags } from "#app/domain/reply-address.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { AppContext } from "../context.ts";
import type { Verdict } from "./verdict.ts";

const MOST_REASON = 500;

/** A mail of ours came back: notes it where it was sent from, and tells the desk unless it is only late. */
export async function takeBounce(
  ctx: AppContext,
  tx: Tx,
  { bounce, called, at }: { bounce: NonNullable<ReadMail["bounce"]>; called: CalledBy | null; at: Instant },
): Promise<Verdict> {
  const returned =
    (await findMailOfIds(tx, bounce.originalIds)) ?? (called ? await findLastMail(tx, called, bounce.recipient) : null);
  const origin = returned ? originOf(returned) : (called?.origin ?? null);
  const outboxMailId = returned?.id ?? null;
  const fate = bounceFate(bounce, bounce.prose);
  if (fate === "delayed" || fate === "delivered") return { state: "ignored", reason: fate, origin, outboxMailId };
  if (fate === "unclear" || !returned) return { state: "toCheck", reason: "bounce-unclear", origin, outboxMailId };
  const permanent = fate === "permanent";
  const reason = [bounce.status, bounce.diagnostic]
    .filter(Boolean)
    .join(" ")
    .replace(/\p{Cc}+/gu, " ");
  const words = withoutTags(reason).slice(0, MOST_REASON);
  const personId = await recordBounce(tx, returned, { at, reason: words, permanent });
  if (personId) await auditMark(ctx, tx, returned, personId);
  return { state: "toCheck", reason: permanent ? "bounced" : "bounced-for-now", origin, outboxMailId };
}

/** Nothing goes to that address from now on, until the mark is taken off (person.trustAddress). */
function auditMark(ctx: AppContext, tx: Tx, { prefectureId, centerId, sessionId }: MailOrigin, personId: string) {
  return recordAudit(
    tx,
    { kind: "system", name: "受信箱" },
    { now: ctx.now(), requestId: ctx.requestId },
    { prefectureId, centerId, sessionId, action: "person.doubtAddress", subject: "Person", subjectId: personId },
  );
}

function originOf({ prefectureId, centerId, sessionId, invitationId }: MailOrigin): MailOrigin {
  return { prefectureId, centerId, sessionId, invitationId };
}
