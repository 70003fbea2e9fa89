import { findCommissionContents } from "#app/adapters/db/commission-store.server.ts";
import type { Paper } from "#app/domain/paper.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { commissionText } from "#app/text/commission.ts";
import type { StaffContext } from "../context.ts";
import { keptPapers } from "../letters/print-letters.ts";
import { type CommissionChoice, commissionsOf, type OpenedCommissions, openCommissions } from "./open-commissions.ts";

type Printed = Result<{ name: string; bytes: Uint8Array }, "not-found" | "forbidden" | "nobody-chosen">;

/** The 委嘱状 of those chosen as they would be issued, one file. Changes nothing. */
export async function previewCommissions(
  ctx: StaffContext,
  input: { bodyId: string; choice: CommissionChoice },
): Promise<Printed> {
  const opened = await openCommissions(ctx, ctx.db, input.bodyId);
  if (!opened.ok) return opened;
  const papers = commissionsOf(opened.value, input.choice).map(({ paper }) => paper);
  return print(ctx, opened.value.body, papers);
}

/** A 委嘱状 as it was issued; with `all`, each that was issued at once with it, one file. */
export async function printCommissions(
  ctx: StaffContext,
  input: { bodyId: string; letterId: string; all: boolean },
): Promise<Printed> {
  const opened = await openCommissions(ctx, ctx.db, input.bodyId);
  if (!opened.ok) return opened;
  const kept = await findCommissionContents(ctx.db, input);
  return print(
    ctx,
    opened.value.body,
    kept.flatMap(({ content }) => keptPapers(content)),
  );
}

async function print(ctx: StaffContext, body: OpenedCommissions["body"], papers: Paper[]): Promise<Printed> {
  const [first, second] = papers;
  if (!first) return refuse("nobody-chosen");
  const { bytes } = await ctx.printer.print(papers);
  return ok({ name: second ? commissionText.mergedName(body.name) : first.title, bytes });
}
