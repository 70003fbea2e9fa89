import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { openScan } from "#app/use-cases/invitations/open-scan.ts";

/** The paper an answer came on, for its desk. */
export async function loader(args: LoaderFunctionArgs) {
  const { id: sessionId = "", invitationId = "", responseId = "" } = args.params;
  const ctx = await staffContext(args);
  return fileResponse(args, orRefuse(await openScan(ctx, { sessionId, invitationId, responseId })));
}
