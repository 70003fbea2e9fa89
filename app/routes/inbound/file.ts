import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { openInbound } from "#app/use-cases/inbound/show-inbound.ts";

/** A mail as it came, byte for byte, to be saved: nothing in it is opened here. */
export async function loader(args: LoaderFunctionArgs) {
  return fileResponse(args, orRefuse(await openInbound(await staffContext(args), args.params.id ?? "")));
}
