import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm } from "#app/http/form.server.ts";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commissionRefusal } from "#app/text/commission.ts";
import { previewCommissions, printCommissions } from "#app/use-cases/commissions/print-commissions.ts";
import { commissionForm } from "./commission-form.server.ts";

/** A letter that was issued, or all issued with it; or, from the form, as they would be. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const bodyId = args.params.id ?? "";
  const query = new URL(args.request.url).searchParams;
  const letterId = query.get("letter");
  const printed =
    letterId !== null
      ? await printCommissions(ctx, { bodyId, letterId, all: query.has("all") })
      : await previewCommissions(ctx, { bodyId, choice: choiceOf(query) });
  if (!printed.ok && printed.error === "nobody-chosen") throw refusedAs(commissionRefusal["nobody-chosen"]);
  const { bytes, name } = orRefuse(printed);
  return pdfFile(bytes, name);
}

function choiceOf(query: URLSearchParams) {
  const form = new FormData();
  for (const [name, value] of query) form.append(name, value);
  const parsed = parseForm(form, commissionForm);
  if (!parsed.ok) throw refusedAs(parsed.errors.map(({ message }) => message).join("\n"));
  const { appointments, issuedOn, number } = parsed.value;
  return { appointmentIds: appointments, issuedOn, number };
}

/** In the tab that the preview opens: the form is still in the other. */
function refusedAs(text: string): Response {
  return new Response(text, { status: 422, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
