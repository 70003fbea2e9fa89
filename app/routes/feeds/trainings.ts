import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarResponse, noCalendar } from "#app/http/calendar-response.server.ts";
import { appContext } from "#app/http/context.server.ts";
import { readTrainingsFeed } from "#app/use-cases/feeds/read-feed.ts";

/** The prefecture's open trainings, for anyone. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, request, context } = args;
  const result = await readTrainingsFeed(appContext(args), params.prefectureCode ?? "");
  return result.ok && !context.asData ? calendarResponse(request, result.value) : noCalendar();
}
