import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { answerPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { offerCalendar } from "#app/use-cases/invitations/offer-calendar.ts";

/**
 * The session as a file for a calendar. As an attachment: shown inline, some phones offer to subscribe to the
 * address instead, and would go on asking for it, secret and all.
 */
export async function loader(args: LoaderFunctionArgs) {
  const token = args.params.token ?? "";
  const result = await offerCalendar(appContext(args), token);
  // The page tells why there is nothing to add.
  if (!result.ok) return redirect(answerPath(token));
  return new Response(result.value.content, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="invite.ics"',
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}
