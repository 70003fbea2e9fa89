import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import { showPlanResults } from "#app/use-cases/plans/show-plan-results.ts";
import { yearParam } from "../reports/year-param.ts";
import { PlanFrame } from "./plan-frame.tsx";
import { planFileHref } from "./plan-links.ts";
import { PlannedSessions, ResultsTable } from "./results-tables.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fiscalYearName(data.year) : ""}計画と実績｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const year = yearParam(args.params);
  const centerId = new URL(args.request.url).searchParams.get("center")?.slice(0, 64) || undefined;
  return { ...orRefuse(await showPlanResults(await staffContext(args), { year, centerId })), year };
}

export default function Results() {
  const { year, center, choices, groups, total, planned, unplanned } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanFrame
        {...{ year, center, choices }}
        view="results"
        actions={
          <LinkButton
            to={planFileHref(year, "results", { center: choices.length > 1 ? center.id : undefined })}
            reloadDocument
          >
            <Icon name="download" />
            Excel
          </LinkButton>
        }
      />
      <Section title="会議体ごとの計画と実績">
        <ResultsTable groups={groups} total={total} />
      </Section>
      <Section title="計画した開催">
        <PlannedSessions caption="計画した開催" sessions={planned} empty="この年度に計画した開催はありません" />
      </Section>
      <Section title="計画になかった開催">
        <PlannedSessions caption="計画になかった開催" sessions={unplanned} empty="計画になかった開催はありません" />
      </Section>
    </>
  );
}
