import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CARD_PARTS, isCardShown } from "#app/domain/practice-card.ts";
import { staffContext } from "#app/http/context.server.ts";
import { requiredText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { cardPartLabel } from "#app/text/cards.ts";
import { categoryLabel, formatLabel, tagText } from "#app/text/labels.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList, PageHeading } from "#app/ui/page.tsx";
import { copyCard } from "#app/use-cases/cards/copy-card.ts";
import { showCard } from "#app/use-cases/cards/show-card.ts";
import { errorOf } from "../sessions/read-session-form.server.ts";
import { CardCopy } from "./card-copy.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.card.title ?? ""}（開催事例）｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { card, ...rest } = orRefuse(await showCard(await staffContext(args), args.params.id ?? ""));
  const { startsAt, endsAt, category, format, tags } = card.session;
  const items = tags.filter(({ kind }) => kind === "programmeItem").map(({ kind, value }) => tagText(kind, value));
  return { ...rest, card, isShown: isCardShown(card), session: { startsAt, endsAt, category, format }, items };
}

const copying = z.object({ centerId: requiredText(64) });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, copying);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await copyCard(ctx, { cardId: args.params.id ?? "", ...form.value });
  if (result.ok) return redirect(`/sessions/${result.value.id}/edit`);
  return data({ errors: [errorOf(result.error)] }, { status: 422 });
}

export default function Card() {
  const { card, isShown, session, items, mayWrite, copyTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const facts = [
    { term: "開催", description: whenText(session) },
    { term: "保健所", description: card.center.name },
    { term: "開催方法", description: formatLabel[session.format] },
    ...CARD_PARTS.filter((part) => part !== "title").map((part) => ({
      term: cardPartLabel[part],
      description: card[part] && <span className="whitespace-pre-line">{card[part]}</span>,
    })),
    { term: "事業項目", description: items.join("、") },
    {
      term: "問合せ先",
      description: [card.center.name, card.center.section, card.center.phone, card.center.email]
        .filter(Boolean)
        .join("　"),
    },
  ];
  return (
    <>
      <PageHeading
        title={card.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催事例", to: "/cards" },
        ]}
        status={
          <>
            <Chip tone="neutral">{categoryLabel[session.category]}</Chip>
            {!isShown && (
              <Chip tone="neutral" icon="draft">
                {card.publishedAt ? "開催済みでないため非表示" : "下書き"}
              </Chip>
            )}
          </>
        }
        actions={
          mayWrite && (
            <LinkButton to={`/sessions/${card.sessionId}/card`}>
              <Icon name="edit" />
              事例を書き直す
            </LinkButton>
          )
        }
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} />
      </div>
      <DescriptionList items={facts.filter((fact) => fact.description)} />
      <CardCopy centers={copyTo} error={answer?.errors.find(({ field }) => field === "centerId")?.message} />
    </>
  );
}
