import { feedKey } from "#app/adapters/auth/feed-key.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { countAttempt } from "#app/adapters/db/rate-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { ownFeedPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { ownFeedMail } from "#app/mail/own-feed.ts";
import { type AppContext, transact } from "../context.ts";
import { writeSessionMail } from "../invitations/write-invitation.ts";
import { findHolder } from "./own-feed.ts";

export type MailOwnFeedRefusal = "unknown-link" | "link-ended" | "no-mail" | "too-many-attempts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_MAILS = 5;

/** Sends somebody called, at their own address on file, the way to subscribe to all they are called to. */
export async function mailOwnFeed(
  ctx: AppContext,
  token: string,
): Promise<Result<{ mailed: true }, MailOwnFeedRefusal>> {
  const { now, settings } = { now: ctx.now(), settings: ctx.settings };
  const known = await findHolder(ctx, ctx.db, token);
  if (!known.ok) return known;
  if (known.value.email === null) return refuse("no-mail");
  const mailed = await countAttempt(ctx.db, `feed-mail:${known.value.personId}`, now, DAY_MS);
  if (mailed > MAX_MAILS) return refuse("too-many-attempts");
  const result = await transact(ctx, async (tx): Promise<Result<{ mailed: true }, MailOwnFeedRefusal>> => {
    const found = await findHolder(ctx, tx, token);
    if (!found.ok) return found;
    const { email, invitationId, tokenGeneration, name, organizationName, title } = found.value;
    const session = await findSession(tx, found.value.session.prefectureId, found.value.session.id);
    if (email === null || !session) return refuse("no-mail");
    const day = tokyoDate(now);
    const key = feedKey(settings.secret, { invitationId, address: email, day });
    const content = ownFeedMail({
      center: session.center,
      issuedOn: day,
      addressee: { organization: organizationName, title, name },
      link: settings.baseUrl + ownFeedPath(TOKEN_PLACEHOLDER, key),
    });
    const to = { invitationId, tokenGeneration, name, email };
    // It says nothing of the session whose link it was asked by.
    const mail = {
      ...writeSessionMail(session, to, { settings, now }, { kind: "invitation", content, method: null }),
      sequence: null,
    };
    await queueMail(tx, mail, { now, mailFrom: settings.mailFrom });
    return ok({ mailed: true });
  });
  if (result.ok) ctx.wakeMailer();
  return result;
}
