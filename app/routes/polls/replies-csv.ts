import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { pollSheetText } from "#app/text/poll.ts";
import { exportPollCsv } from "#app/use-cases/polls/export-poll.ts";

export async function loader(args: LoaderFunctionArgs) {
  const content = orRefuse(await exportPollCsv(await staffContext(args), { sessionId: args.params.id ?? "" }));
  return csvFile(content, { plain: "poll", japanese: pollSheetText.sheet });
}
