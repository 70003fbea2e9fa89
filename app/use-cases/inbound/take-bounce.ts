import { findLastMail, findMailOfIds, recordBounce } from "#app/adapters/db/bounce-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { MailOrigin } from "#app/adapters/db/inbound-store.server.ts";
import type { ReadMail } from "#app/adapters/mail/read-mail.server.ts";
import { bounceFate } from "#app/domain/bounce.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Verdict } from "./verdict.ts";

const MOST_REASON = 500;

/** A mail of ours came back: notes it where it was sent from, and tells the desk unless it is only late. */
export async function takeBounce(
  tx: Tx,
  { bounce, called, at }: { bounce: NonNullable<ReadMail["bounce"]>; called: MailOrigin | null; at: Instant },
): Promise<Verdict> {
  const returned =
    (await findMailOfIds(tx, bounce.originalIds)) ??
    (called?.invitationId ? await findLastMail(tx, called.invitationId, bounce.recipient) : null);
  const origin = returned ? originOf(returned) : called;
  const outboxMailId = returned?.id ?? null;
  const fate = bounceFate(bounce, bounce.prose);
  if (fate === "delayed" || fate === "delivered") return { state: "ignored", reason: fate, origin, outboxMailId };
  if (fate === "unclear" || !returned) return { state: "toCheck", reason: "bounce-unclear", origin, outboxMailId };
  const permanent = fate === "permanent";
  const reason = [bounce.status, bounce.diagnostic]
    .filter(Boolean)
    .join(" ")
    .replace(/\p{Cc}+/gu, " ");
  await recordBounce(tx, returned, { at, reason: reason.slice(0, MOST_REASON), permanent });
  return { state: "toCheck", reason: permanent ? "bounced" : "bounced-for-now", origin, outboxMailId };
}

function originOf({ prefectureId, centerId, sessionId, invitationId }: MailOrigin): MailOrigin {
  return { prefectureId, centerId, sessionId, invitationId };
}
