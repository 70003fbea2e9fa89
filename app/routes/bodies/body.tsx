import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { rosterText } from "#app/text/bodies.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, PageHeading, Section } from "#app/ui/page.tsx";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { BodyFacts } from "./body-facts.tsx";
import { BodySessions } from "./body-sessions.tsx";
import { Roster } from "./roster.tsx";
import { RosterActions } from "./roster-actions.tsx";
import { RosterDate } from "./roster-date.tsx";
import { rosterDay } from "./roster-day.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.body.name ?? "会議体"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const day = rosterDay(ctx, args.request);
  const shown = orRefuse(await showBody(ctx, args.params.id ?? "", day.on));
  return { ...shown, ...day, today: tokyoDate(ctx.now()) };
}

export default function BodyPage() {
  const { body, parent, children, roster, isBeforeStart, years, frequencies, mayWrite, on, today, typed, error } =
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
          <>
            <LinkButton to={`/bodies/${body.id}/letters`}>
              <Icon name="mail" />
              委嘱状・文書
            </LinkButton>
            {mayWrite && (
              <LinkButton to={`/bodies/${body.id}/edit`}>
                <Icon name="edit" />
                内容を変更
              </LinkButton>
            )}
          </>
        }
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={error ? [{ field: "on", message: error }] : []} />
      </div>
      <Section title="会議体の内容" screenOnly>
        <BodyFacts body={body} parent={parent} subordinates={children} frequencies={frequencies} />
      </Section>
      <Section
        title={`名簿（${rosterText.asOf(on)}）`}
        id="roster"
        actions={<RosterActions bodyId={body.id} on={on} mayWrite={mayWrite} />}
      >
        <RosterDate key={on + typed} on={on} typed={typed} error={error} />
        {isBeforeStart && body.startsOn ? (
          <EmptyState title="設置前です">
            設置の日は{formatDateWithoutWeekday(body.startsOn)}です。
            <Link to={`/bodies/${body.id}?on=${body.startsOn}`}>設置の日の名簿を表示</Link>
          </EmptyState>
        ) : (
          <Roster bodyId={body.id} lines={roster} />
        )}
      </Section>
      <Section
        title="開催"
        screenOnly
        actions={
          <>
            {mayWrite && (
              <LinkButton to={`/sessions/new?body=${body.id}`} size="sm">
                <Icon name="plus" />
                開催を登録
              </LinkButton>
            )}
            <LinkButton to="/plans" size="sm">
              <Icon name="calendar" />
              開催計画
            </LinkButton>
            <LinkButton to={`/feeds?body=${body.id}`} size="sm">
              <Icon name="calendar" />
              予定表を購読
            </LinkButton>
          </>
        }
      >
        <BodySessions years={years} />
      </Section>
    </>
  );
}
