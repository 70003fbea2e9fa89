import type { LoaderFunctionArgs } from "@remix-run/node";
import { DAY_PAPERS, PRINTED_FOR, RECEPTION_FILLS } from "#app/domain/day-paper.ts";
import { SEATING_SHAPES } from "#app/domain/seating.ts";
import { staffContext } from "#app/http/context.server.ts";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printDayPaper } from "#app/use-cases/papers/print-day-paper.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const query = new URL(args.request.url).searchParams;
  const kind = DAY_PAPERS.find((known) => known === args.params.kind);
  if (!kind) throw new Response(null, { status: 404, statusText: "Not Found" });
  const whom = PRINTED_FOR.find((known) => known === query.get("whom")) ?? "coming";
  const shape = SEATING_SHAPES.find((known) => known === query.get("shape")) ?? "horseshoe";
  const fill = RECEPTION_FILLS.find((known) => known === query.get("fill")) ?? null;
  const { bytes, name } = orRefuse(await printDayPaper(ctx, args.params.id ?? "", { kind, whom, shape, fill }));
  return pdfFile(bytes, name);
}
