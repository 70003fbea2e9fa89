import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { planFieldLabel, planText } from "#app/text/plans.ts";
import { stepRefusal } from "#app/text/refusals.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { showYearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import { yearParam } from "../reports/year-param.ts";
import { removeDraft, renumber, takeRows } from "./plan-action.server.ts";
import { typedRows } from "./plan-form.server.ts";
import { PlanFrame } from "./plan-frame.tsx";
import { PlanRows } from "./plan-rows.tsx";
import { PlannedTable } from "./planned-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fiscalYearName(data.year) : ""}開催計画｜Renkei` },
];

const planOf = ({ request, params }: LoaderFunctionArgs) => ({
  year: yearParam(params),
  centerId: new URL(request.url).searchParams.get("center")?.slice(0, 64) || undefined,
});

export async function loader(args: LoaderFunctionArgs) {
  const asked = planOf(args);
  const { rows, ...plan } = orRefuse(await showYearPlan(await staffContext(args), asked));
  return { ...plan, year: asked.year, typed: typedRows(rows) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const plan = planOf(args);
  const form = await readFormData(args.request);
  const pressed = form.get("do");
  if (pressed === "remove") return removeDraft(ctx, form, plan);
  if (pressed === "renumber") return renumber(ctx, plan);
  return takeRows(ctx, form, plan);
}

export default function Plan() {
  const { year, center, choices, mayWrite, reportConfirmed, groups, outOfOrder, ...loaded } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mayPlan = mayWrite && !reportConfirmed;
  return (
    <>
      <PlanFrame {...{ year, center, choices }} view="plan" />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={planFieldLabel} />
        {!answer && <Done />}
        {reportConfirmed && <Notice tone="info" title={stepRefusal["report-confirmed"]} />}
      </div>
      <Section title={`${fiscalYearName(year)}の開催`}>
        <PlannedTable groups={groups} mayWrite={mayPlan} outOfOrder={outOfOrder} />
      </Section>
      {mayPlan && (
        <Section title="計画に加える開催" id="rows">
          <PlanRows
            key={answer?.revision ?? "loaded"}
            revision={answer?.revision ?? "loaded"}
            year={year}
            groups={groups}
            typed={answer?.typed ?? loaded.typed}
            facts={answer?.facts ?? loaded.facts}
            errors={answer?.errors ?? []}
            focus={answer?.focus ?? null}
          />
        </Section>
      )}
    </>
  );
}

/** What was just done, until the page is left. */
function Done() {
  const [query] = useSearchParams();
  const done = query.get("done");
  if (done === "removed" || done === "renumbered") return <Notice tone="success" title={planText[done]} />;
  const [planned, leftOut] = [Number(query.get("planned")), Number(query.get("leftOut"))];
  if (!query.has("planned") || !Number.isInteger(planned) || !Number.isInteger(leftOut)) return null;
  return (
    <Notice tone="success" title={planText.made(planned)}>
      {leftOut > 0 && planText.leftOut(leftOut)}
    </Notice>
  );
}
