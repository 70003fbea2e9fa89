import { Form } from "@remix-run/react";
import type { SessionState } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/page.tsx";

interface CardClosedProps {
  session: { state: SessionState };
  card: { id: string; publishedAt: Instant | null; version: number } | null;
  /** What the card says, for the desk that may take it back; null for anybody else. */
  typed: Record<string, string> | null;
}

/** In the form's place, where the card cannot be written: another desk's, or of a session that is not held. */
export function CardClosed({ session, card, typed }: CardClosedProps) {
  if (!card?.publishedAt || session.state === "held") {
    return (
      <EmptyState
        title={card?.publishedAt ? "事例を公開しています" : "公開された事例はありません"}
        action={card?.publishedAt && <LinkButton to={`/cards/${card.id}`}>事例のページを見る</LinkButton>}
      >
        事例は、開催した保健所が、開催済みとして締めた後に書きます。
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="事例は、他の保健所から見えなくなっています"
      action={typed && <TakeBack typed={typed} version={card.version} />}
    >
      公開した後に、開催が「開催済み」ではなくなりました。もう一度締めると、また見えるようになります。
    </EmptyState>
  );
}

function TakeBack({ typed, version }: { typed: Record<string, string>; version: number }) {
  return (
    <Form method="post">
      {Object.entries({ ...typed, version }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button name="step" value="takeBack" variant="danger">
        公開を取りやめる
      </Button>
    </Form>
  );
}
