import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { letterRefusal } from "#app/text/letter.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { issueLetters } from "#app/use-cases/letters/issue-letters.ts";
import { previewLetters } from "#app/use-cases/letters/preview-letters.ts";
import { showLetterForm } from "#app/use-cases/letters/show-letter-form.ts";
import { LetterConfirm } from "./letter-confirm.tsx";
import { letterChoice, letterFields, letterKindIn } from "./letter-form.server.ts";
import { LetterForm } from "./letter-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? letterKindLabel[page.kind] : "文書"}の作成｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const kind = letterKindIn(args.params.kind);
  const shown = await showLetterForm(ctx, args.params.id ?? "", kind);
  if (!shown.ok && shown.error === "kind-not-now") throw redirect(`/sessions/${args.params.id}/letters`);
  const { session, people, today } = orRefuse(shown);
  const { id, title, format, documentNumber, receptionMinutes, expenses, bodies, center } = session;
  return {
    session: { id, title, format, documentNumber, receptionMinutes, expenses },
    bodyNames: bodies.map(({ body }) => body.name),
    mark: center.documentMark,
    ...{ kind, people, today },
    isDelivered: ctx.settings.mailIsDelivered,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const kind = letterKindIn(args.params.kind);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, letterFields);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed, preview: null }, { status: 422 });
  const { step, issuedBefore } = form.value;
  const choice = letterChoice(kind, form.value, ctx.now());
  if (step === "edit") return data({ errors: [], typed: form.typed, preview: null });
  if (step === "issue" && issuedBefore !== undefined) {
    const issued = await issueLetters(ctx, { sessionId, choice, issuedBefore });
    if (issued.ok) return redirect(`/sessions/${sessionId}/letters/${issued.value.letterId}?done=issued`, 303);
    return refused(issued.error, form.typed);
  }
  const preview = await previewLetters(ctx, sessionId, choice);
  if (!preview.ok) return refused(preview.error, form.typed);
  return data({ errors: [], typed: form.typed, preview: { ...preview.value, session: undefined } });
}

function refused(
  error: keyof typeof letterRefusal | "not-found" | "forbidden",
  typed: Record<string, string | string[]>,
) {
  const field = { "nobody-chosen": "audience", "group-name-required": "groupName" }[error as string];
  const message = { ...commonRefusal, ...letterRefusal }[error];
  return data({ errors: [{ message, ...(field && { field }) }], typed, preview: null }, { status: 422 });
}

export default function WriteLetter() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { session, kind } = page;
  const list = `/sessions/${session.id}/letters`;
  return (
    <>
      <PageHeading
        title={result?.preview ? `${letterKindLabel[kind]}の発行前の確認` : `${letterKindLabel[kind]}の作成`}
        lead={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "文書", to: list },
        ]}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary errors={result?.errors ?? []} />
      </div>
      {result?.preview ? (
        <LetterConfirm {...page} preview={result.preview} typed={result.typed} />
      ) : (
        <LetterForm {...page} typed={result?.typed ?? null} errors={result?.errors ?? []} />
      )}
    </>
  );
}
