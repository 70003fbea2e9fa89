import type { ComponentProps } from "react";
import { type ListStanding, listStandingLabel } from "#app/text/rsvp.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { ResponsesTable } from "./responses-table.tsx";
import { MailsLink } from "./session-heading.tsx";

/** Everyone called, or those of one answer, with what can be taken from the list. */
export function ResponsesList({
  rows,
  standing,
  path,
  mayEnter,
  session,
}: Pick<ComponentProps<typeof ResponsesTable>, "rows" | "path" | "mayEnter"> & {
  standing: ListStanding | null;
  session: { id: string; format: ComponentProps<typeof ResponsesTable>["format"] };
}) {
  return (
    <Section
      title={standing ? `${listStandingLabel[standing]}の方（${rows.length}人）` : `全員（${rows.length}人）`}
      actions={
        <>
          <LinkButton to={`${path}.csv`} size="sm" reloadDocument>
            <Icon name="download" />
            CSV（Excel向け）
          </LinkButton>
          {standing && (
            <LinkButton to={path} size="sm">
              全員を表示
            </LinkButton>
          )}
          <MailsLink sessionId={session.id} />
        </>
      }
    >
      {rows.length > 0 ? (
        <ResponsesTable rows={rows} format={session.format} path={path} mayEnter={mayEnter} />
      ) : (
        <EmptyState title="該当する方はいません" />
      )}
    </Section>
  );
}
