import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import { MAX_MINUTES_TEXT } from "#app/domain/minutes.ts";
import { staffContext } from "#app/http/context.server.ts";
import { optionalLines, optionalText, rows, version } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { minutesRefusal, minutesText } from "#app/text/minutes.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { openMinutesForm, saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { formFields } from "../sessions/form-fields.ts";
import { TextsForm } from "./texts-form.tsx";
import { minutesFieldLabel, typedMinutes } from "./typed-minutes.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${minutesText.title}を書く：${page?.title ?? ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const opened = await openMinutesForm(await staffContext(args), id);
  // The page before says why it cannot be written.
  if (!opened.ok && opened.error in minutesRefusal) throw redirect(`/sessions/${id}/minutes`);
  const { session, followed, version, texts } = orRefuse(opened);
  const agenda = session.agenda.map(({ id, part, title, open, outcome }) => ({
    ...{ id, part, title, open, outcome },
    followed: (followed[id] ?? []).map(({ id, task, doneOn }) => ({ id, task, doneOn })),
  }));
  return { id, title: session.title, agenda, version, typed: typedMinutes(texts, version) };
}

const text = optionalLines(MAX_MINUTES_TEXT);
const written = z.object({
  version,
  author: optionalText(100),
  opening: text,
  closing: text,
  items: rows(
    z.object({ agendaItemId: z.string().max(64), explanation: text, discussion: text, conclusion: text }),
    "議題",
    MAX_AGENDA_ITEMS,
  ),
});

export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, written);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, stale: false }, { status: 422 });
  const result = await saveMinutes(await staffContext(args), { sessionId, ...form.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/minutes?done=written`, 303);
  const errors = [{ message: { ...commonRefusal, ...minutesRefusal }[result.error] }];
  return data({ typed: form.typed, errors, stale: result.error === "edited-meanwhile" }, { status: 422 });
}

export default function EditMinutes() {
  const { id, title, agenda, version, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeading
        title={`${minutesText.title}を書く`}
        lead={title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: title, to: `/sessions/${id}` },
          { label: minutesText.title, to: `/sessions/${id}/minutes` },
        ]}
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={errors} labelOf={minutesFieldLabel} />
        {answer?.stale && (
          <p>
            <LinkButton to={`/sessions/${id}/minutes/edit`} reloadDocument>
              最新の内容を開く（いま入力したものは消えます）
            </LinkButton>
          </p>
        )}
      </div>
      <TextsForm
        key={version}
        sessionId={id}
        agenda={agenda}
        fields={formFields({ typed: answer?.typed ?? typed, errors })}
      />
    </>
  );
}
