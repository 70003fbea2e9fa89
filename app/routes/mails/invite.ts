import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { calendarFile } from "#app/use-cases/mails/calendar-file.ts";

/** A mail's calendar file, byte for byte. It holds the recipient's link: nothing on the way keeps it. */
export async function loader(args: LoaderFunctionArgs) {
  const file = orRefuse(await calendarFile(await staffContext(args), args.params.id ?? ""));
  return new Response(file.content, {
    headers: {
      "Content-Type": `text/calendar; charset=utf-8; method=${file.method}`,
      "Content-Disposition": `attachment; filename="${file.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
