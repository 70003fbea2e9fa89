import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { CARD_STEPS, type CardRefusal } from "#app/domain/practice-card.ts";
import { MAX_TITLE } from "#app/domain/session.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalLines, optionalText, requiredText, version } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { cardDone, cardFieldLabel, cardRefusal, fieldOfCardRefusal } from "#app/text/cards.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { saveCard } from "#app/use-cases/cards/save-card.ts";
import { showCardDraft } from "#app/use-cases/cards/show-card-draft.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { CardClosed } from "./card-closed.tsx";
import { CardForm } from "./card-form.tsx";
import { proposedCard, typedCard } from "./proposed-card.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `事例：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const draft = orRefuse(await showCardDraft(await staffContext(args), args.params.id ?? ""));
  const { card, mayWrite } = draft;
  const { id, title, state, category } = draft.session;
  return {
    session: { id, title, state, category },
    mayWrite,
    card: card && { id: card.id, publishedAt: card.publishedAt, version: card.version },
    typed: card ? typedCard(card) : proposedCard(draft),
  };
}

const MAX_LINE = 500;
const MAX_TEXT = 5000;
const written = z.object({
  step: choice(CARD_STEPS),
  /** Empty where there is no card yet. */
  version: z.union([z.literal("").transform(() => null), version]),
  title: requiredText(MAX_TITLE),
  theme: optionalText(MAX_LINE),
  lecturer: optionalText(MAX_LINE),
  target: optionalText(MAX_LINE),
  attendance: optionalText(MAX_LINE),
  content: optionalLines(MAX_TEXT).transform((text) => text ?? ""),
  result: optionalLines(MAX_TEXT).transform((text) => text ?? ""),
  advice: optionalLines(MAX_TEXT),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, written);
  const typed = Object.fromEntries(Object.entries(form.typed).map(([name, value]) => [name, String(value)]));
  if (!form.ok) return data({ typed, errors: form.errors, stale: false }, { status: 422 });
  const { step, version, ...card } = form.value;
  const result = await saveCard(ctx, { sessionId, version, card, step });
  if (result.ok) return redirect(`/sessions/${sessionId}/card?done=${step}`);
  const message = { ...commonRefusal, ...cardRefusal }[result.error];
  const field = result.error in fieldOfCardRefusal ? fieldOfCardRefusal[result.error as CardRefusal] : undefined;
  return data({ typed, errors: [{ field, message }], stale: result.error === "edited-meanwhile" }, { status: 422 });
}

export default function WriteCard() {
  const { session, mayWrite, card, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const done = answer ? undefined : CARD_STEPS.find((step) => step === query.get("done"));
  return (
    <>
      <SessionHeading session={session} tab="card" isOwn hasStarted />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={cardFieldLabel} />
        {answer?.stale && (
          <p>
            <LinkButton to={`/sessions/${session.id}/card`} reloadDocument>
              最新の内容を開く（いま入力したものは消えます）
            </LinkButton>
          </p>
        )}
        {done && (
          <Notice tone="success" title={cardDone[done]}>
            {card && <Link to={`/cards/${card.id}`}>事例のページを見る</Link>}
          </Notice>
        )}
      </div>
      {mayWrite && session.state === "held" ? (
        <CardForm
          key={card?.version ?? "new"}
          typed={answer?.typed ?? typed}
          errors={answer?.errors ?? []}
          card={card}
        />
      ) : (
        <CardClosed session={session} card={card} typed={mayWrite ? typed : null} />
      )}
    </>
  );
}
