import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { FilterBar, Section } from "#app/ui/page.tsx";
import { showYearSheet } from "#app/use-cases/plans/show-year-sheet.ts";
import { yearParam } from "../reports/year-param.ts";
import { StateChip } from "../sessions/state-chip.tsx";
import { PlanFrame } from "./plan-frame.tsx";
import { planFileHref } from "./plan-links.ts";
import { YearTable } from "./year-table.tsx";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? fiscalYearName(data.year) : ""}年間予定表｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const year = yearParam(args.params);
  const { searchParams } = new URL(args.request.url);
  const elsewhere = searchParams.get("elsewhere") === "on";
  const centerId = searchParams.get("center")?.slice(0, 64) || undefined;
  const sheet = orRefuse(await showYearSheet(await staffContext(args), { year, centerId, elsewhere }));
  return { ...sheet, year, elsewhere };
}

export default function Sheet() {
  const { year, center, choices, elsewhere, bodies, months, undated } = useLoaderData<typeof loader>();
  return (
    <div className="print-landscape print-sheet">
      <PlanFrame
        {...{ year, center, choices }}
        view="sheet"
        actions={
          <LinkButton
            to={planFileHref(year, "sheet", {
              center: choices.length > 1 ? center.id : undefined,
              elsewhere: elsewhere ? "on" : undefined,
            })}
            reloadDocument
          >
            <Icon name="download" />
            Excel
          </LinkButton>
        }
      />
      <Form method="get" key={String(elsewhere)}>
        {choices.length > 1 && <input type="hidden" name="center" value={center.id} />}
        <FilterBar action="表示を変える">
          <Checkbox name="elsewhere" label="他の保健所の開催も表示する" defaultChecked={elsewhere} />
        </FilterBar>
      </Form>
      <YearTable {...{ year, bodies, months, elsewhere }} />
      {undated.length > 0 && (
        <Section title="日程未定の開催">
          <ul className="flex list-disc flex-col gap-1 pl-6">
            {undated.map(({ id, title, state }) => (
              <li key={id}>
                <NameLink to={`/sessions/${id}`}>{title}</NameLink> <StateChip state={state} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
