import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { appContext } from "#app/http/context.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { EmptyState, FilterBar, Pagination, Section } from "#app/ui/page.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { listCourses } from "#app/use-cases/recruitments/list-courses.ts";
import { FeedAddress } from "../feeds/address.tsx";
import { HowToSubscribe } from "../feeds/how-to.tsx";
import { CourseItem } from "./course-item.tsx";

/** No script is sent: a phone on a weak line shows the page at once. */
export const handle = { static: true };

export const meta: MetaFunction<typeof loader> = () => [
  { title: "研修の受講申込み｜Renkei" },
  { name: "description", content: "保健所が開く研修会・講演会の一覧です。受講の申込みができます。" },
];

const MAX_PAGE = 10_000;

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const areaId = query.get("area")?.slice(0, 100) || undefined;
  const words = query.get("words")?.trim().slice(0, 100) || undefined;
  const page = Math.min(Number.parseInt(query.get("page") ?? "1", 10) || 1, MAX_PAGE);
  return { ...(await listCourses(appContext(args), { areaId, words, page })), filter: { areaId, words } };
}

export default function Courses() {
  const { rows, total, page, pages, areas, filter, prefectureName, feed, demo } = useLoaderData<typeof loader>();
  const hrefFor = (to: number) => {
    const { areaId, words } = filter;
    const entries = Object.entries({ area: areaId, words, page: String(to) });
    return `/courses?${new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])))}`;
  };
  return (
    <PublicShell title="研修の受講申込み" officeName={prefectureName} demo={demo}>
      <p className="mb-6">
        {prefectureName}の保健所が開く研修会・講演会です。申し込むのに、利用登録やサインインは要りません。
      </p>
      <form method="get" action="/courses">
        <FilterBar>
          <SelectField
            name="area"
            label="地域"
            defaultValue={filter.areaId ?? ""}
            emptyLabel="すべて"
            options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="sm:w-56">
            <TextField name="words" label="名称・テーマ・会場" defaultValue={filter.words} maxLength={100} />
          </div>
        </FilterBar>
      </form>
      {total === 0 ? (
        <EmptyState
          title={filter.areaId || filter.words ? "条件に合う研修はありません" : "いま募集している研修はありません"}
          action={filter.areaId || filter.words ? <LinkButton to="/courses">すべての研修を見る</LinkButton> : undefined}
        >
          募集が始まると、ここに並びます。
        </EmptyState>
      ) : (
        <>
          <p className="mb-3" role="status">
            {total.toLocaleString("ja-JP")}件
          </p>
          <ul className="border-t border-solid-gray-420">
            {rows.map((course) => (
              <CourseItem key={course.id} course={course} />
            ))}
          </ul>
        </>
      )}
      <Pagination page={page} pages={pages} hrefFor={hrefFor} />
      {feed && (
        <Section title="予定表の購読" id="calendar">
          <p className="mb-4">募集している研修の予定を、お使いのカレンダーで見られます。どなたでも購読できます。</p>
          <FeedAddress id="trainings" name={feed.name} address={feed.address} />
          <div className="mt-4">
            <HowToSubscribe />
          </div>
        </Section>
      )}
    </PublicShell>
  );
}
