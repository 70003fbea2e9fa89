import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { type FiscalYear, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { FilterBar, LinkTabs, PageHeading } from "#app/ui/page.tsx";
import { type PlanView, planHref } from "./plan-links.ts";

interface PlanFrameProps {
  year: FiscalYear;
  view: PlanView;
  center: { id: string; name: string };
  choices: readonly { id: string; name: string }[];
  actions?: ReactNode;
}

/** The plan itself is named by its page; the other views as their tabs are. */
const TITLES: Record<PlanView, string> = { plan: "開催計画", sheet: "年間予定表", results: "計画と実績" };
const VIEWS: Record<PlanView, string> = { plan: "計画を立てる", sheet: "年間予定表", results: "計画と実績" };

/** What stands above each view of a year's plan: year, office, and the way to the other views. */
export function PlanFrame({ year, view, center, choices, actions }: PlanFrameProps) {
  const query = { center: choices.length > 1 ? center.id : undefined };
  return (
    <>
      <PageHeading
        title={`${fiscalYearName(year)} ${TITLES[view]}`}
        lead={center.name}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
        actions={actions}
      />
      <LinkTabs
        label="表示の切り替え"
        items={(Object.keys(VIEWS) as PlanView[]).map((key) => ({
          to: planHref(year, key, query),
          label: VIEWS[key],
          current: key === view,
        }))}
      />
      {choices.length > 1 && (
        <Form method="get" key={center.id}>
          <FilterBar action="表示する">
            <SelectField
              name="center"
              label="保健所"
              defaultValue={center.id}
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FilterBar>
        </Form>
      )}
      <nav aria-label="年度の移動" className="my-4 flex flex-wrap gap-2 print:hidden">
        <LinkButton to={planHref(year - 1, view, query)} size="sm">
          <Icon name="chevron-left" />
          {fiscalYearName(year - 1)}
        </LinkButton>
        <LinkButton to={planHref(year + 1, view, query)} size="sm">
          {fiscalYearName(year + 1)}
          <Icon name="chevron-right" />
        </LinkButton>
      </nav>
    </>
  );
}
