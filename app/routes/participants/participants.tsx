import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { attendanceRefusal, recordText } from "#app/text/attendance.ts";
import { listProblem, participantRefusal, participantsText } from "#app/text/participants.ts";
import { commonRefusal, stepRefusal } from "#app/text/refusals.ts";
import { Button, EnterButton, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { type ParticipantsRefusal, recordParticipants } from "#app/use-cases/participants/record-participants.ts";
import { showParticipants } from "#app/use-cases/participants/show-participants.ts";
import { fieldsOf } from "../sessions/attendance-fields.ts";
import { ClosedNotice } from "../sessions/attendance-notices.tsx";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { ParticipantColumns } from "./participant-columns.tsx";
import { ParticipantLines } from "./participant-lines.tsx";
import { columnsIn, participantsForm } from "./participants-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `参加者一覧の確認：${page?.session.title ?? ""}｜Renkei` },
];

const placeOf = ({ request, params }: LoaderFunctionArgs) => ({
  sessionId: params.id ?? "",
  file: params.file ?? "",
  columns: columnsIn(new URL(request.url).searchParams),
});

export async function loader(args: LoaderFunctionArgs) {
  const place = placeOf(args);
  const shown = await showParticipants(await staffContext(args), place);
  if (!shown.ok && shown.error === "file-gone") throw redirect(`/sessions/${place.sessionId}/participants?gone`);
  return orRefuse(shown);
}

export async function action(args: ActionFunctionArgs) {
  const place = placeOf(args);
  const ctx = await staffContext(args);
  const form = await readForm(args.request, participantsForm);
  if (!form.ok) return data(form, { status: 422 });
  const { version, lines: decisions } = form.value;
  const result = await recordParticipants(ctx, { ...place, version, decisions });
  if (!result.ok) {
    return data({ errors: [{ message: refusalText(result.error, result.names) }], typed: form.typed }, { status: 422 });
  }
  const done = result.value.changed ? "imported" : "alreadyImported";
  return redirect(`/sessions/${place.sessionId}/attendance?done=${done}`);
}

function refusalText(code: ParticipantsRefusal, names: readonly string[] = []): string {
  if (code === "person-twice") return recordText.personTwice(names);
  const known = { ...commonRefusal, ...stepRefusal, ...attendanceRefusal, ...participantRefusal };
  return code in known ? known[code as keyof typeof known] : listProblem(code as Parameters<typeof listProblem>[0]);
}

export default function Participants() {
  const { session, closedBecause, mayWrite, lines, people, others, head, sample, otherDays, notIn } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  const field = fieldsOf(answer?.typed ?? {}, errors);
  const labelOf = (name: string) => lines?.[Number(name.split(".")[1])]?.name;
  return (
    <>
      <SessionHeading session={session} tab="attendance" isOwn hasStarted={closedBecause !== "not-started"} />
      <div className="mb-8 grid max-w-[48rem] gap-4">
        <ErrorSummary errors={errors} labelOf={labelOf} />
        {closedBecause && <ClosedNotice because={closedBecause} />}
        {lines && (
          <p>
            {lines.length.toLocaleString("ja-JP")}人を読み取りました
            {notIn > 0 && `（ほかに、待機室だけ・不参加の${notIn}行）`}
            {otherDays > 0 && `（別の日の${otherDays}行は除きました）`}
            。すでに記録した出席は変わりません。{participantsText.grace}
          </p>
        )}
        {lines ? (
          <Fold title="列の読み取り方を変える">
            <ParticipantColumns head={head} sample={sample} />
          </Fold>
        ) : (
          <ParticipantColumns head={head} sample={sample} />
        )}
      </div>
      {mayWrite && lines && (
        <Form method="post" noValidate key={`${session.version} ${JSON.stringify(head.columns)}`}>
          <input type="hidden" name="version" value={session.version} />
          <EnterButton>出席を記録する</EnterButton>
          <ParticipantLines {...{ lines, people, others, field }} />
          <p className="mt-8 flex flex-wrap gap-3">
            <Button>出席を記録する</Button>
            <LinkButton to={`/sessions/${session.id}/participants`}>別のファイルを選ぶ</LinkButton>
          </p>
        </Form>
      )}
    </>
  );
}
