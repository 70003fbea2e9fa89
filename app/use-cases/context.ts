import { type AuditEntry, recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Database, Tx } from "#app/adapters/db/database.server.ts";
import type { Printed } from "#app/adapters/pdf/write-pdf.server.ts";
import type { Paper } from "#app/domain/paper.ts";
import type { StaffActor } from "#app/domain/permission.ts";
import type { Result } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

/** What a use case works with. Nothing below http reads the clock or the environment on its own. */
export interface AppContext {
  db: Database;
  now: () => Instant;
  settings: Settings;
  /** Names the request in the log, the audit and the error page. */
  requestId: string;
  /** Tells the mail worker that something was queued. It would find it anyway, a little later. */
  wakeMailer: () => void;
  importer: Importer;
  printer: Printer;
  /** Since when no mail goes out, for the server turns us away; null while mails do, or where none is set. */
  mailOutage?: () => MailOutage | null;
  /** Since when the mailbox of replies cannot be read; null while it can, or where none is read. */
  mailboxDownSince?: () => Instant | null;
}

/** `reason`: in the server's words, or those of the way to it. */
export interface MailOutage {
  since: Instant;
  reason: string;
}

/** The worker that reads, applies and undoes sheets brought in. */
export interface Importer {
  /** Tells it that there is something to do. It would find it anyway, a little later. */
  wake: () => void;
  /** How many rows it has gone through of the import it is at: an open transaction shows nobody else. */
  doneOf: (importId: string) => number | null;
}

/** Prints papers, away from whoever else is served. */
export interface Printer {
  /** Several papers are one file, each from a new page. */
  print: (papers: readonly Paper[]) => Promise<Printed>;
  /** The characters of papers that cannot be printed. */
  missing: (papers: readonly Paper[]) => Promise<string[]>;
}

export interface Settings {
  /** Where links in mails lead, without a slash at the end. */
  baseUrl: string;
  /** The mailbox every notice comes from; calendars know it as the organizer. */
  mailFrom: string;
  /** Whether replies to that mailbox are read: then each person gets an address of their own to reply to. */
  repliesAreRead: boolean;
  /** Whether mails leave; without a server they are kept to be read. */
  mailIsDelivered: boolean;
  /** Where files (materials, sheets brought in) are kept, by their digest. */
  filesDir: string;
  /** The key that links' tokens are derived with. */
  secret: string;
}

export interface StaffContext extends AppContext {
  actor: StaffActor;
}

/** What an audit record about a session names. */
export function aboutSession(session: { id: string; prefectureId: string; centerId: string }) {
  const { id, prefectureId, centerId } = session;
  return { prefectureId, centerId, sessionId: id, subject: "Session", subjectId: id };
}

/** The same with the clock held: what belongs together, as a mail and that somebody was told by it, bears one instant. */
export function atOneInstant<C extends AppContext>(ctx: C): C {
  const now = ctx.now();
  return { ...ctx, now: () => now };
}

/** Writes what a member of staff changed, in the transaction that changes it. */
export function auditStaff(ctx: StaffContext, tx: Tx, entry: AuditEntry): Promise<void> {
  return recordAudit(tx, { kind: "staff", actor: ctx.actor }, { now: ctx.now(), requestId: ctx.requestId }, entry);
}

class Refused extends Error {
  constructor(readonly result: { ok: false; error: string }) {
    super("refused");
  }
}

/** Runs a use case's reads, decision and writes in one transaction. A refusal undoes whatever was written. */
export async function transact<R extends Result<unknown, string>>(
  ctx: AppContext,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  try {
    return await ctx.db.$transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result as R;
    throw error;
  }
}
