import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData, typedFields } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { recordText } from "#app/text/attendance.ts";
import { attendanceFieldLabel } from "#app/text/fields.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { recordAttendance } from "#app/use-cases/attendance/record-attendance.ts";
import { showAttendance } from "#app/use-cases/attendance/show-attendance.ts";
import { stateHeadcount } from "#app/use-cases/attendance/state-headcount.ts";
import { attendanceFields, editedFields } from "./attendance-fields.ts";
import { attendanceForm, headcountForm } from "./attendance-form.server.ts";
import { HeadcountSection } from "./attendance-headcount.tsx";
import { AttendanceList } from "./attendance-list.tsx";
import { ClosedNotice, NewestLink, ReceptionNotice, RecordLead } from "./attendance-notices.tsx";
import { refusalMessage } from "./attendance-refusal.ts";
import { AttendanceSheet } from "./attendance-sheet.tsx";
import { SessionHeading } from "./session-heading.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `出席と人数：${page?.session.title ?? ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showAttendance(await staffContext(args), args.params.id ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const form = await readFormData(args.request);
  if (form.get("intent") === "headcount") return saveHeadcount(args, form);
  const typed = typedFields(form);
  const edited = editedFields(typed, String(form.get("rows") ?? ""));
  if (edited) return data({ part: "sheet" as const, fields: edited, errors: [], stale: false });
  return saveAttendance(args, form);
}

async function saveAttendance(args: ActionFunctionArgs, form: FormData) {
  const sessionId = args.params.id ?? "";
  const read = parseForm(form, attendanceForm);
  if (!read.ok) return again("sheet", read);
  const result = await recordAttendance(await staffContext(args), { sessionId, ...read.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/attendance?done=saved`);
  const message = refusalMessage(result.error, result.names);
  return again("sheet", { typed: read.typed, errors: [{ message }] }, result.error === "edited-meanwhile");
}

async function saveHeadcount(args: ActionFunctionArgs, form: FormData) {
  const sessionId = args.params.id ?? "";
  const read = parseForm(form, headcountForm);
  if (!read.ok) return again("headcount", read);
  const result = await stateHeadcount(await staffContext(args), { sessionId, ...read.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/attendance?done=stated`);
  const errors = [{ field: "people", message: refusalMessage(result.error) }];
  return again("headcount", { typed: read.typed, errors }, result.error === "edited-meanwhile");
}

type Read = Pick<Extract<ReturnType<typeof parseForm>, { ok: false }>, "typed" | "errors">;

function again(part: "sheet" | "headcount", { typed, errors }: Read, stale = false) {
  return data({ part, fields: typed, errors, stale }, { status: 422 });
}

const DONE = ["saved", "stated", "imported", "alreadyImported"] as const;

function isDone(done: string | null): done is (typeof DONE)[number] {
  return DONE.some((each) => each === done);
}

export default function Attendance() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const done = query.get("done");
  const { session, closedBecause, mayWrite } = shown;
  const sheet = answer?.part === "sheet" ? answer : { fields: attendanceFields(shown), errors: [] };
  const stating = answer?.part === "headcount" ? answer : undefined;
  const headcountSection = <HeadcountSection shown={shown} answer={stating} />;
  return (
    <>
      <SessionHeading session={session} tab="attendance" isOwn hasStarted={closedBecause !== "not-started"} />
      <div className="mb-8 grid gap-4">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={attendanceFieldLabel} />
        {answer?.stale && <NewestLink to={`/sessions/${session.id}/attendance`} />}
        {!answer && isDone(done) && <Notice tone="success" title={recordText[done]} />}
        {closedBecause && <ClosedNotice because={closedBecause} />}
        {mayWrite && shown.receptionRuns && <ReceptionNotice />}
        <RecordLead shown={shown} />
        {mayWrite && (
          <p>
            <LinkButton to={`/sessions/${session.id}/participants`} size="sm">
              <Icon name="video" />
              オンラインの参加者一覧を取り込む
            </LinkButton>
          </p>
        )}
      </div>
      {!mayWrite && <AttendanceList shown={shown} />}
      {/* A record that was saved makes the forms anew; one that was refused leaves them as they were typed. */}
      {mayWrite && (
        <div key={session.version} className="grid gap-10">
          {/* Where nobody was called there is no list to fill in: the number comes first. */}
          {shown.invited.length === 0 && headcountSection}
          <AttendanceSheet shown={shown} {...sheet} />
          {shown.invited.length > 0 && headcountSection}
        </div>
      )}
    </>
  );
}
