import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { WordableKind } from "#app/domain/mail-wording.ts";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { standardOpening, wordableKindText, wordingFaultText } from "#app/text/wording.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { saveWording, type WordingFaults } from "#app/use-cases/wordings/save-wording.ts";
import { previewWording, showWording } from "#app/use-cases/wordings/show-wording.ts";
import { wordingForm } from "./setting-fields.server.ts";
import { WordingForm } from "./wording-form.tsx";
import { WordingPreview } from "./wording-preview.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? wordableKindText[page.kind].label : "メール"}の文面｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showWording(ctx, args.params.kind ?? ""));
  const { searchParams } = new URL(args.request.url);
  const choice = { centerId: searchParams.get("centerId"), sessionId: searchParams.get("sessionId") };
  const { kind, words } = shown;
  return {
    ...{ ...shown, saved: searchParams.has("saved") },
    preview: await previewWording(ctx, { kind, typed: words, choice }),
  };
}

/** Saves, or shows what was typed in a mail; 標準の文面 fills the form alone. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const { kind } = orRefuse(await showWording(ctx, args.params.kind ?? ""));
  const posted = await readFormData(args.request);
  const step = posted.get("do");
  if (step === "standard") {
    posted.set("opening", standardOpening[kind].join("\n"));
    posted.set("closing", "");
  }
  const form = parseForm(posted, wordingForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, preview: null, stale: false }, { status: 422 });
  const { version, ...typed } = form.value;
  const saved = step === "save" ? await saveWording(ctx, { kind, version, typed }) : null;
  if (saved?.ok) return redirect(`/settings/wordings/${kind}?saved`);
  if (saved?.error === "forbidden") orRefuse(saved);
  const stale = saved?.error === "edited-meanwhile";
  const choice = { centerId: String(posted.get("centerId")), sessionId: String(posted.get("sessionId")) };
  const preview = await previewWording(ctx, { kind, typed, choice });
  const errors = stale ? [{ message: commonRefusal["edited-meanwhile"] }] : faultErrors(kind, preview.faults);
  return data({ typed: form.typed, errors, preview, stale }, { status: errors.length > 0 ? 422 : 200 });
}

function faultErrors(kind: WordableKind, faults: WordingFaults) {
  return Object.entries(faults).map(([field, fault]) => ({ field, message: wordingFaultText(kind, fault) }));
}

export default function Wording() {
  const { kind, words, own, version, mayWrite, saved, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer?.preview ?? preview;
  return (
    <>
      <PageHeading
        title={`${wordableKindText[kind].label}の文面`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "設定", to: "/settings" },
        ]}
        lead={wordableKindText[kind].sentWhen}
        status={own ? <Chip tone="info">独自の文面</Chip> : <Chip tone="neutral">標準の文面</Chip>}
      />
      {saved && !answer && (
        <div className="mb-8">
          <Notice tone="success" title="保存しました">
            これから書くメールに反映されます。
          </Notice>
        </div>
      )}
      {answer?.stale && (
        <p className="mb-6">
          <LinkButton to={`/settings/wordings/${kind}`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <WordingForm
        kind={kind}
        typed={answer?.typed ?? { ...words, version: String(version) }}
        errors={answer?.errors ?? []}
        preview={shown}
        mayWrite={mayWrite}
      />
      <WordingPreview mail={answer && !answer.preview ? null : shown.mail} hasSessions={shown.sessions.length > 0} />
    </>
  );
}
