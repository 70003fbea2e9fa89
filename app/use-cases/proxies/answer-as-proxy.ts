import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findProxy } from "#app/adapters/db/proxy-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { ProxyState } from "#app/domain/proxy.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import { type AppContext, transact } from "../context.ts";
import { type ProxyAnswer, recordProxyAnswer } from "./record-proxy-answer.ts";

export type ProxyAnswerRefusal = RsvpRefusal | "unknown-link" | "too-many-attempts";

const WINDOW_MS = 10 * 60 * 1000;
const MAX_ANSWERS = 30;

/** Records what a proxy says by their link. `address` is the client's, to count by. */
export async function answerAsProxy(
  ctx: AppContext,
  input: { token: string; address: string; answer: ProxyAnswer },
): Promise<Result<{ state: ProxyState }, ProxyAnswerRefusal>> {
  const hash = tokenHash(input.token);
  const known = await findProxy(ctx.db, { tokenHash: hash });
  if (!known) return refuse("unknown-link");
  const counted = `proxy:${input.address}:${hash}`;
  if ((await countAttempt(ctx.db, counted, ctx.now(), WINDOW_MS)) > MAX_ANSWERS) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Result<{ state: ProxyState }, ProxyAnswerRefusal>> => {
    const session = await lockSession(tx, known.prefectureId, known.invitation.sessionId);
    // Read anew: the member may have answered otherwise while this waited for its turn.
    const proxy = await findProxy(tx, { tokenHash: hash });
    if (!session || !proxy) return refuse("unknown-link");
    return recordProxyAnswer(ctx, tx, session, proxy, { answer: input.answer, answeredAt: ctx.now() });
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}
