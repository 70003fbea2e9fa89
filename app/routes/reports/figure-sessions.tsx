import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import { COUNTED_CATEGORIES } from "#app/domain/taxonomy.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { EmptyState, PageHeading } from "#app/ui/page.tsx";
import { type FigureSessions, listFigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";
import { activityHref } from "./activity-links.ts";
import { FigureSessionsTable } from "./figure-sessions-table.tsx";
import { FigureSums } from "./figure-sums.tsx";
import { yearParam } from "./year-param.ts";

type Category = (typeof COUNTED_CATEGORIES)[number];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${titleOf(data)}（${fiscalYearName(data.year)}）` : ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const year = yearParam(args.params);
  const filter = readFilter(new URL(args.request.url).searchParams);
  return { year, ...filter, ...orRefuse(await listFigureSessions(await staffContext(args), year, filter)) };
}

function readFilter(query: URLSearchParams) {
  const named = query.get("category");
  const category = COUNTED_CATEGORIES.find((c) => c === named) ?? null;
  if (named && !category) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { unitId: query.get("unit") || null, category, coHosted: query.get("cohosted") === "1" };
}

function titleOf({
  unit,
  category,
  coHosted,
}: Pick<FigureSessions, "unit"> & { category: Category | null; coHosted: boolean }) {
  const kind = category ? categoryLabel[category] : "会議・研修会・講演会";
  return `${unit?.name ?? "全協議会"}の${kind}${coHosted ? "（再掲）" : ""}`;
}

export default function FigureSessionsPage() {
  const figure = useLoaderData<typeof loader>();
  const { year, sessions, coHosted } = figure;
  return (
    <>
      <PageHeading
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: `${fiscalYearName(year)} 実績表`, to: activityHref(year) },
        ]}
        title={titleOf(figure)}
        lead={
          coHosted
            ? "他の協議会が主催し、共催した開催です。主催した協議会に数えられ、ここでは回数にも人数にも加えません。"
            : `${fiscalYearName(year)}の実績表の数字のもとになった開催です。`
        }
      />
      {sessions.length === 0 ? (
        <EmptyState title="この年度に、数えられる開催はありません">
          開催済みとして締めた記録だけが数えられます。日が過ぎても締めていない記録は、ホームに出ます。
        </EmptyState>
      ) : (
        <>
          <FigureSums figure={figure} />
          <FigureSessionsTable figure={figure} showCategory={figure.category === null} />
        </>
      )}
    </>
  );
}
