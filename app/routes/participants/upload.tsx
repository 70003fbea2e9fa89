import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { MAX_PARTICIPANT_BYTES } from "#app/domain/participant-list.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { listProblem, participantsText } from "#app/text/participants.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { showParticipantRecord, showParticipants } from "#app/use-cases/participants/show-participants.ts";
import { ClosedNotice } from "../sessions/attendance-notices.tsx";
import { SessionHeading } from "../sessions/session-heading.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `参加者一覧の取込み：${page?.session.title ?? ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showParticipantRecord(await staffContext(args), args.params.id ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  orRefuse(await showParticipantRecord(ctx, sessionId));
  const to = { dir: ctx.settings.filesDir, maxBytes: MAX_PARTICIPANT_BYTES };
  const [upload] = (await readUpload(args.request, z.object({}), to)).uploads;
  if (!upload) return again(participantsText.fileRequired);
  const { kept } = upload;
  if (!kept.ok) return again(participantsText[kept.error === "file-empty" ? "fileEmpty" : "fileTooLarge"]);
  const file = kept.value.sha256;
  const shown = await showParticipants(ctx, { sessionId, file, columns: null });
  if (shown.ok) return redirect(`/sessions/${sessionId}/participants/${file}`);
  const { error } = shown;
  return again(error === "not-found" || error === "forbidden" ? commonRefusal[error] : listProblem(error, shown.day));
}

function again(message: string) {
  return data({ errors: [{ field: "file", message }] }, { status: 422 });
}

export default function UploadParticipants() {
  const { session, closedBecause } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const [query] = useSearchParams();
  return (
    <>
      <SessionHeading session={session} tab="attendance" isOwn hasStarted={closedBecause !== "not-started"} />
      <Section title="オンラインの参加者一覧を取り込む">
        <div className="mb-6 grid max-w-[48rem] gap-4">
          {query.has("gone") && errors.length === 0 && <Notice tone="warning" title={listProblem("file-gone")} />}
          <ErrorSummary errors={errors} labelOf={() => "ファイル"} />
          {closedBecause && <ClosedNotice because={closedBecause} />}
          <p>
            Zoom・Teams・Webexからダウンロードした参加者一覧（CSV）を読み取り、案内した方とメールアドレスと氏名で照らし合わせます。次の画面で1人ずつ確かめるまで、何も記録されません。
          </p>
        </div>
        {!closedBecause && (
          <Form method="post" encType="multipart/form-data" className="flex max-w-[48rem] flex-col gap-6">
            <FileField
              name="file"
              label="参加者一覧のファイル"
              required
              accept={[".csv", ".tsv", ".txt"]}
              error={errors[0]?.message}
              hint="CSV。2MB、2,000人まで。Zoomは「レポート」の参加者、Teamsは「出席」のダウンロード、Webexは出席レポートから保存できます。"
            />
            <p className="text-solid-gray-700">
              個人情報の利用目的：出席の記録のために使います。読み取ったファイルは1日で消去します。
            </p>
            <div>
              <Button>読み取って確かめる</Button>
            </div>
          </Form>
        )}
        <p className="mt-6">
          <Link
            to={`/sessions/${session.id}/attendance`}
            className="text-key-1000 underline underline-offset-3 hover:decoration-2"
          >
            出席と人数に戻る
          </Link>
        </p>
      </Section>
    </>
  );
}
