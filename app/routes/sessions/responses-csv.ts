import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { csvFile } from "#app/http/csv-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { exportResponses } from "#app/use-cases/invitations/export-responses.ts";

export async function loader(args: LoaderFunctionArgs) {
  const content = orRefuse(await exportResponses(await staffContext(args), { sessionId: args.params.id ?? "" }));
  return csvFile(content, { plain: "responses", japanese: "出欠の回答" });
}
