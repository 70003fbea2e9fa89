import type { Auth } from "#app/adapters/auth/auth.server.ts";
import { attemptsOf, countAttempt, forgetAttempts } from "#app/adapters/db/rate-store.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { AppContext } from "../context.ts";

export type SignInRefusal = "wrong-credentials" | "too-many-attempts";

const WINDOW_MS = 10 * 60 * 1000;
/** Failures in a window. By rate, not by locking the account: nobody can shut a colleague out for good. */
const MAX_PER_ACCOUNT = 10;
const MAX_PER_ADDRESS = 50;

/** Signs staff in; returns the cookies to set. `address` is the client's, to count failures by. */
export async function signIn(
  ctx: AppContext & { auth: Auth },
  input: { email: string; password: string; address: string },
): Promise<Result<{ cookies: string[] }, SignInRefusal>> {
  const now = ctx.now();
  const email = input.email.trim().toLowerCase();
  const byAccount = `sign-in:${input.address}:${email}`;
  const byAddress = `sign-in:${input.address}`;
  // Counted before the password is looked at, which takes time: many tries at once must not all slip in.
  const tries = await countAttempt(ctx.db, byAccount, now, WINDOW_MS);
  if (tries > MAX_PER_ACCOUNT || (await attemptsOf(ctx.db, byAddress, now)) >= MAX_PER_ADDRESS) {
    return refuse("too-many-attempts");
  }
  const response = await ctx.auth.api.signInEmail({ body: { email, password: input.password }, asResponse: true });
  if (!response.ok) {
    await countAttempt(ctx.db, byAddress, now, WINDOW_MS);
    return refuse("wrong-credentials");
  }
  await forgetAttempts(ctx.db, byAccount);
  return ok({ cookies: response.headers.getSetCookie() });
}
