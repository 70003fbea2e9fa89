import { isTraining } from "#app/domain/join-request.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LinkTabs, PageHeading } from "#app/ui/page.tsx";
import { StateChip } from "./state-chip.tsx";

interface SessionHeadingProps {
  session: { id: string; title: string; state: SessionState; category: SessionCategory };
  tab:
    | "plan"
    | "poll"
    | "materials"
    | "papers"
    | "reception"
    | "letters"
    | "invitations"
    | "responses"
    | "attendance"
    | "outcome"
    | "minutes"
    | "joining"
    | "recruitment"
    | "card"
    | "certificates"
    | "report";
  /** Others than the session's own desk see only the first tab. */
  isOwn: boolean;
  hasStarted: boolean;
  mayEdit?: boolean;
}

/** To what was sent for a session. */
export function MailsLink({ sessionId }: { sessionId: string }) {
  return (
    <LinkButton to={`/mails?session=${sessionId}`} size="sm">
      <Icon name="mail" />
      この開催のメール
    </LinkButton>
  );
}

/** Name, state and the pages of a session, alike on each of them. */
export function SessionHeading({ session, tab, isOwn, hasStarted, mayEdit }: SessionHeadingProps) {
  const path = `/sessions/${session.id}`;
  const items = [
    { key: "plan", to: path, label: "内容" },
    { key: "poll", to: `${path}/poll`, label: "日程調整" },
    { key: "invitations", to: `${path}/invitations`, label: "案内" },
    { key: "responses", to: `${path}/responses`, label: "回答" },
    { key: "materials", to: `${path}/materials`, label: "資料" },
    { key: "letters", to: `${path}/letters`, label: "文書" },
    { key: "papers", to: `${path}/papers`, label: "印刷" },
    // Loaded anew: only the page's own address lets the camera in.
    { key: "reception", to: `${path}/reception`, label: "受付", reloadDocument: true },
    ...(isTraining(session.category)
      ? [
          { key: "recruitment", to: `${path}/recruitment`, label: "受講者の募集" },
          { key: "joining", to: `${path}/joining`, label: "参加の申込み" },
        ]
      : []),
    ...(hasStarted
      ? [
          { key: "attendance", to: `${path}/attendance`, label: "出席と人数" },
          { key: "outcome", to: `${path}/outcome`, label: "結果" },
          { key: "minutes", to: `${path}/minutes`, label: "議事概要" },
        ]
      : []),
    ...(hasStarted && isTraining(session.category)
      ? [{ key: "certificates", to: `${path}/certificates`, label: "受講証" }]
      : []),
    ...(hasStarted ? [{ key: "report", to: `${path}/report`, label: "実施報告" }] : []),
    ...(session.state === "held" || tab === "card" ? [{ key: "card", to: `${path}/card`, label: "事例" }] : []),
  ];
  return (
    <>
      <PageHeading
        title={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
        status={
          <>
            <StateChip state={session.state} />
            <Chip tone="neutral">{categoryLabel[session.category]}</Chip>
          </>
        }
        actions={
          mayEdit && (
            <LinkButton to={`${path}/edit`}>
              <Icon name="edit" />
              内容を変更
            </LinkButton>
          )
        }
      />
      {isOwn && (
        <div className="mb-8">
          <LinkTabs
            label="この開催のページ"
            items={items.map(({ key, ...item }) => ({ ...item, current: key === tab }))}
          />
        </div>
      )}
    </>
  );
}
