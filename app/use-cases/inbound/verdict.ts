import type { MailOrigin } from "#app/adapters/db/inbound-store.server.ts";
import type { ReplyOrder } from "#app/domain/calendar-reply.ts";
import type { InboundReason, InboundState } from "#app/domain/inbound-mail.ts";

/** What becomes of a mail that came in. */
export interface Verdict {
  state: InboundState;
  reason: InboundReason;
  /** Null: nobody knows whose it is. */
  origin: MailOrigin | null;
  /** Of a reply that is surely the person's own. */
  order?: ReplyOrder | null;
}
