import type { ActionFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printPreview } from "#app/use-cases/letters/preview-letters.ts";
import { letterChoice, letterFields, letterKindIn } from "./letter-form.server.ts";

/** The letter as it was typed, to be looked at; nothing is issued. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const kind = letterKindIn(args.params.kind);
  const form = await readForm(args.request, letterFields);
  if (!form.ok) throw new Response(null, { status: 422, statusText: "Unprocessable Content" });
  const choice = letterChoice(kind, form.value, ctx.now());
  const { name, bytes } = orRefuse(await printPreview(ctx, args.params.id ?? "", choice));
  return pdfFile(bytes, name);
}
