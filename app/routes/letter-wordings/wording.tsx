import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { LetterKind, LetterWordingFaults } from "#app/domain/letter-wording.ts";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { letterIssuedWhen, letterKindLabel, letterWordingFaultText } from "#app/text/letter-wording.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { previewLetterWording } from "#app/use-cases/letter-wordings/preview-letter-wording.ts";
import { saveLetterWording } from "#app/use-cases/letter-wordings/save-letter-wording.ts";
import { showLetterWording } from "#app/use-cases/letter-wordings/show-letter-wording.ts";
import { LetterPreview } from "./letter-preview.tsx";
import { letterWordingForm, placeOf } from "./wording-form.server.ts";
import { LetterWordingForm } from "./wording-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? letterKindLabel[page.kind] : "文書"}の文面｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { place, path } = placeOf(args.params);
  const shown = orRefuse(await showLetterWording(ctx, place));
  const { searchParams } = new URL(args.request.url);
  const choice = { centerId: searchParams.get("centerId"), subjectId: searchParams.get("subjectId") };
  const preview = orRefuse(await previewLetterWording(ctx, { place, typed: shown.words, choice }));
  return { ...shown, path, preview, saved: searchParams.has("saved") };
}

/** Saves, or shows what was typed in a letter; 元の文面に戻す fills the form alone. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const { place, path } = placeOf(args.params);
  const { kind, above } = orRefuse(await showLetterWording(ctx, place));
  const posted = await readFormData(args.request);
  const step = posted.get("do");
  if (step === "above") for (const [field, words] of Object.entries(above)) posted.set(field, words);
  const form = parseForm(posted, letterWordingForm);
  const nothing = { preview: null, stale: false, filled: false };
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, ...nothing }, { status: 422 });
  const { version, ...typed } = form.value;
  const saved = step === "save" ? await saveLetterWording(ctx, { place, version, typed }) : null;
  if (saved?.ok) return redirect(`${path}?saved`);
  if (saved && (saved.error === "forbidden" || saved.error === "not-found")) orRefuse(saved);
  const stale = saved?.error === "edited-meanwhile";
  const choice = { centerId: String(posted.get("centerId")), subjectId: String(posted.get("subjectId")) };
  const preview = orRefuse(await previewLetterWording(ctx, { place, typed, choice }));
  const errors = stale ? [{ message: commonRefusal["edited-meanwhile"] }] : faultErrors(kind, preview.faults);
  const filled = step === "above" && errors.length === 0;
  return data({ typed: form.typed, errors, preview, stale, filled }, { status: errors.length > 0 ? 422 : 200 });
}

function faultErrors(kind: LetterKind, faults: LetterWordingFaults) {
  return Object.entries(faults).map(([field, fault]) => ({ field, message: letterWordingFaultText(kind, fault) }));
}

export default function LetterWordingPage() {
  const { kind, body, words, own, version, mayWrite, path, saved, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = answer?.preview ?? preview;
  const paper = answer && !answer.preview ? null : shown.paper;
  return (
    <>
      <PageHeading
        title={`${letterKindLabel[kind]}の文面`}
        crumbs={[
          { label: "ホーム", to: "/" },
          ...(body
            ? [
                { label: "会議体", to: "/bodies" },
                { label: body.name, to: `/bodies/${body.id}` },
                { label: "文書", to: `/bodies/${body.id}/letters` },
              ]
            : [{ label: "設定", to: "/settings" }]),
        ]}
        lead={`${letterIssuedWhen[kind]}${body ? `${body.name}だけの文面です。決めていないところは、都道府県の文面になります。` : ""}`}
        status={
          own ? (
            <Chip tone="info">独自の文面</Chip>
          ) : (
            <Chip tone="neutral">{body ? "都道府県の文面" : "標準の文面"}</Chip>
          )
        }
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        {saved && !answer && (
          <Notice tone="success" title="保存しました">
            これから発行する文書に反映されます。発行した文書は変わりません。
          </Notice>
        )}
        {answer?.filled && <Notice tone="info" title="まだ保存していません。保存すると元の文面になります。" />}
        {answer?.stale && (
          <p>
            <LinkButton to={path} reloadDocument>
              最新の内容を開く（いま入力したものは消えます）
            </LinkButton>
          </p>
        )}
      </div>
      <LetterWordingForm
        kind={kind}
        path={path}
        isBody={body !== null}
        typed={answer?.typed ?? { ...words, version: String(version) }}
        errors={answer?.errors ?? []}
        preview={shown}
        mayWrite={mayWrite}
      />
      <div className="mt-6">
        <LetterPreview label={letterKindLabel[kind]} paper={paper} hasSubjects={shown.subjects.length > 0} />
      </div>
    </>
  );
}
