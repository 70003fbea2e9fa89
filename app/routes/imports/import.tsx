import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { IMPORT_FATES } from "#app/domain/import-state.ts";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { importKindLabel } from "#app/text/import.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { ImportColumns } from "./import-columns.tsx";
import { readImportForm, stepErrors } from "./import-form.server.ts";
import { ImportPreview } from "./import-preview.tsx";
import { ImportProblemNotice } from "./import-problem.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportResult } from "./import-result.tsx";
import { ImportStateChip } from "./import-state-chip.tsx";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.import.fileName ?? ""}の取込み｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const fate = IMPORT_FATES.find((each) => each === searchParams.get("fate"));
  const page = Number.parseInt(searchParams.get("page") ?? "1", 10) || 1;
  const shown = orRefuse(await showImport(ctx, { id: args.params.id ?? "", fate, page }));
  return { ...shown, fate, matching: searchParams.has("columns") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const form = await readImportForm(args.request);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  const { step, columns, given } = form.value;
  const result =
    step === "match" ? await matchColumns(ctx, { id, columns, given }) : await changeImportState(ctx, { id, step });
  if (result.ok) return redirect(`/imports/${id}`);
  if (result.error === "not-found" || result.error === "forbidden") orRefuse(refuse(result.error));
  return data({ errors: stepErrors(result), typed: form.typed }, { status: 422 });
}

export default function ImportPage() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const { state, fileName, kind, center, sheet } = shown.import;
  const matching = state === "uploaded" || (shown.mayMatch && (shown.matching || errors.some(({ field }) => field)));
  const of = [importKindLabel[kind], shown.bodyName ?? center?.name].filter(Boolean).join("・");
  return (
    <>
      <PageHeading
        title={<span className="break-all">{fileName}</span>}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "取込み", to: "/imports" },
        ]}
        status={<ImportStateChip state={state} />}
        lead={of}
      />
      <ImportProblemNotice {...shown} errors={errors} />
      {shown.running ? (
        <ImportProgress state={state} rows={shown.import.rows} done={shown.done} />
      ) : matching && sheet ? (
        <ImportColumns {...shown} sheet={sheet} errors={errors} typed={answer?.typed} />
      ) : state === "checked" ? (
        <ImportPreview {...shown} />
      ) : (
        <ImportResult {...shown} />
      )}
    </>
  );
}
