import type { MailOrigin } from "#app/adapters/db/inbound-store.server.ts";
import type { KnownReply } from "#app/domain/calendar-reply.ts";
import type { InboundReason, InboundState } from "#app/domain/inbound-mail.ts";

/** What becomes of a mail that came in. */
export interface Verdict {
  state: InboundState;
  reason: InboundReason;
  /** Null: nobody knows whose it is. */
  origin: MailOrigin | null;
  /** Of a reply that is surely the sender's own. */
  order?: KnownReply | null;
  /** The mail of ours that came back with it. */
  outboxMailId?: string | null;
}
