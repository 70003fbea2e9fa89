import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printLetters } from "#app/use-cases/letters/print-letters.ts";

/** A letter as it was sent; with `?all` everything that was issued at once with it, in one file. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: sessionId = "", letterId = "" } = args.params;
  const all = new URL(args.request.url).searchParams.has("all");
  const { name, bytes } = orRefuse(await printLetters(ctx, { sessionId, letterId, all }));
  return pdfFile(bytes, name);
}
