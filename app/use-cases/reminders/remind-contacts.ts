import type { Tx } from "#app/adapters/db/database.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AppContext } from "../context.ts";
import { tellContacts } from "../recruitments/tell-contacts.ts";
import type { ComingOne, SilentOne } from "./find-due.ts";

/** Reminds the contacts of applications for those of their people who gave no address of their own. */
export async function remindContacts(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  due: readonly (SilentOne | ComingOne)[],
): Promise<void> {
  const people = due.filter(({ byContact }) => byContact);
  await tellContacts(
    ctx,
    tx,
    session,
    people.map(({ invitationId, kind }) => ({
      invitationId,
      notice: kind === "silent" ? "reminderSilent" : "reminderComing",
    })),
  );
}
