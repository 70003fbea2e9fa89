import { deleteUnconfirmed } from "#app/adapters/db/application-store.server.ts";
import { forgottenBefore } from "#app/domain/application.ts";
import type { AppContext } from "../context.ts";

/** Forgets the applications that nobody confirmed within a day, with the mails that asked for it. */
export function forgetUnconfirmed(ctx: AppContext): Promise<number> {
  return ctx.db.$transaction((tx) => deleteUnconfirmed(tx, forgottenBefore(ctx.now())));
}
