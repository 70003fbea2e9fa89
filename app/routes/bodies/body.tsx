import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDateWithoutWeekday, parseJapaneseDate } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { dateRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { BodyFacts } from "./body-facts.tsx";
import { BodySessions } from "./body-sessions.tsx";
import { Roster } from "./roster.tsx";
import { RosterDate } from "./roster-date.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.body.name ?? "会議体"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const today = tokyoDate(ctx.now());
  const typed = new URL(args.request.url).searchParams.get("on") ?? "";
  const read = parseJapaneseDate(typed);
  const on = read.ok ? read.value.date : today;
  const error = read.ok || read.error === "empty" ? undefined : dateRefusal[read.error];
  const shown = orRefuse(await showBody(ctx, args.params.id ?? "", on));
  return { ...shown, on, today, typed, error };
}

export default function BodyPage() {
  const { body, parent, children, roster, years, frequencies, mayWrite, on, today, typed, error } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={body.name}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
        ]}
        status={
          <>
            <Chip tone="neutral">{body.kind}</Chip>
            {body.endsOn !== null && body.endsOn < today && <Chip tone="neutral">終了</Chip>}
          </>
        }
        actions={
          mayWrite && (
            <LinkButton to={`/bodies/${body.id}/edit`}>
              <Icon name="edit" />
              内容を変更
            </LinkButton>
          )
        }
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={error ? [{ field: "on", message: error }] : []} />
      </div>
      <Section title="会議体の内容" screenOnly>
        <BodyFacts body={body} parent={parent} subordinates={children} frequencies={frequencies} />
      </Section>
      <Section
        title={`名簿（${formatDateWithoutWeekday(on)}現在）`}
        id="roster"
        actions={
          <>
            <LinkButton to={`/bodies/${body.id}/seats`} size="sm">
              <Icon name="people" />
              {mayWrite ? "委員枠を変更" : "委員枠"}
            </LinkButton>
            {mayWrite && (
              <LinkButton to={`/imports/new?kind=roster&body=${body.id}`} size="sm">
                <Icon name="upload" />
                名簿を表から取込み
              </LinkButton>
            )}
            <LinkButton to={`/bodies/${body.id}/roster.csv?on=${on}`} size="sm" reloadDocument>
              <Icon name="download" />
              名簿をCSVで保存
            </LinkButton>
          </>
        }
      >
        <RosterDate key={on + typed} on={on} typed={typed} error={error} />
        <Roster bodyId={body.id} lines={roster} />
      </Section>
      <Section
        title="開催"
        screenOnly
        actions={
          <LinkButton to="/plans" size="sm">
            <Icon name="calendar" />
            開催計画
          </LinkButton>
        }
      >
        <BodySessions years={years} />
      </Section>
    </>
  );
}
