import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

const FILES = { xlsx: "Excel", csv: "CSV" } as const;

/** The table of replies to be saved. */
export function ReplyFiles({ sessionId }: { sessionId: string }) {
  return Object.entries(FILES).map(([ending, name]) => (
    <LinkButton key={ending} to={`/sessions/${sessionId}/poll/replies.${ending}`} size="sm" reloadDocument>
      <Icon name="download" />
      {name}
    </LinkButton>
  ));
}
