import { findApplicationsOf } from "#app/adapters/db/application-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { ApplicationNotice } from "#app/text/application-notice.ts";
import type { AppContext } from "../context.ts";
import { queueApplicationNotice } from "./write-application-mail.ts";

/** Somebody whose own address is not known, and what is to be told of them. */
export interface ToldByContact {
  invitationId: string;
  notice: ApplicationNotice;
}

/**
 * Tells the contacts of applications what concerns people who gave no address of their own: a mail for each
 * application and kind of news, naming them, to leave at `leavesAt`. Keeping that they know it, and waking the mailer, are the caller's.
 */
export async function tellContacts(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  people: readonly ToldByContact[],
  leavesAt: Instant = ctx.now(),
): Promise<{ mails: number }> {
  const applications = await findApplicationsOf(
    tx,
    people.map(({ invitationId }) => invitationId),
  );
  let mails = 0;
  for (const application of applications) {
    const about = people.filter(({ invitationId }) =>
      application.applicants.some((applicant) => applicant.invitationId === invitationId),
    );
    for (const notice of new Set(about.map((one) => one.notice))) {
      const ids = about.flatMap((one) => (one.notice === notice ? [one.invitationId] : []));
      await queueApplicationNotice(ctx, tx, session, application, { notice, invitationIds: ids, leavesAt });
      mails++;
    }
  }
  return { mails };
}
