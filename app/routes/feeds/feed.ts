import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarResponse, noCalendar } from "#app/http/calendar-response.server.ts";
import { appContext } from "#app/http/context.server.ts";
import { readFeed } from "#app/use-cases/feeds/read-feed.ts";

/** A calendar, for whoever knows its secret address. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, request, context } = args;
  const result = await readFeed(appContext(args), params.token ?? "");
  return result.ok && !context.asData ? calendarResponse(request, result.value) : noCalendar();
}
