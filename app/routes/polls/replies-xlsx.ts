import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { pollSheetText } from "#app/text/poll.ts";
import { exportPollXlsx } from "#app/use-cases/polls/export-poll.ts";

export async function loader(args: LoaderFunctionArgs) {
  const content = orRefuse(await exportPollXlsx(await staffContext(args), { sessionId: args.params.id ?? "" }));
  return xlsxFile(content, `${pollSheetText.sheet}.xlsx`);
}
