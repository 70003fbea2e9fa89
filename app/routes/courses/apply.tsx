import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MAX_APPLICANTS } from "#app/domain/recruitment.ts";
import { appContext } from "#app/http/context.server.ts";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { applicationFieldLabel, courseRefusal } from "#app/text/recruitment.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { apply } from "#app/use-cases/recruitments/apply.ts";
import { showCourse } from "#app/use-cases/recruitments/show-course.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { formFields } from "../sessions/form-fields.ts";
import { applicationError, readApplication, toApplication } from "./application-form.server.ts";
import { ApplyForm } from "./apply-form.tsx";

/** No script is sent: the form works on any phone, and nothing of it can break. */
export const handle = { static: true };

/** The form is stamped with the time it was shown: a copy kept by a cache would be too old. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受講の申込み：${page?.course.title ?? "研修"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const { course, stamp } = orRefuse(await showCourse(ctx, args.params.id ?? ""));
  const sent = new URL(args.request.url).searchParams.has("sent");
  return { course, stamp, sent, demo: (await showSite(ctx)).demo };
}

export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  const form = await readApplication(args.request);
  if (form.kind === "rows") return { typed: form.typed, errors: [] };
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { stamp, homepage: trap } = form.value;
  const { address } = args.context;
  const result = await apply(appContext(args), {
    sessionId,
    address,
    stamp,
    trap,
    application: toApplication(form.value),
  });
  if (result.ok) return redirect(`/courses/${sessionId}/apply?sent=1`, 303);
  if (result.error === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  // A stamp that was refused as too old is not sent again; one that came too fast grows older meanwhile.
  const typed: Typed = result.error === "form-too-old" ? { ...form.typed, stamp: "" } : form.typed;
  const status = result.error === "too-many-attempts" ? 429 : 422;
  return data({ typed, errors: [applicationError(result.error, result)] }, { status });
}

export default function Apply() {
  const { course, stamp, sent, demo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed: Typed = answer?.typed ?? {};
  const errors = answer?.errors ?? [];
  const people = Math.max(1, rowsIn(typed, "people", MAX_APPLICANTS).length);
  return (
    <PublicShell title="受講の申込み" officeName={course.center.name} demo={demo}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <ErrorSummary errors={errors} labelOf={applicationFieldLabel} />
        <p>
          <strong className="block text-std-17B-170 text-solid-gray-900">{course.title}</strong>
          {whenText(course)}
          {course.venue && `　${course.venue}`}
        </p>
        {sent && !answer ? (
          <Notice tone="success" title="確認のメールをお送りしました">
            <p>まだ申込みは済んでいません。24時間のうちに、メールの中のページを開いて確定してください。</p>
            <p className="mt-2">
              メールが届かないときは、迷惑メールの振り分けとアドレスの誤りを確かめて、もう一度申し込んでください。
            </p>
          </Notice>
        ) : course.refusal ? (
          <Notice tone="warning" title={courseRefusal[course.refusal]} />
        ) : (
          <>
            {course.standing === "waiting" && (
              <Notice tone="info" title="いまは空き待ちでの受付です">
                定員に達しています。席が空いたときに、申込みの順に御連絡します。
              </Notice>
            )}
            <ApplyForm
              course={course}
              fields={formFields({ typed, errors })}
              people={people}
              stamp={String(typed.stamp || stamp)}
            />
          </>
        )}
        <p>
          <LinkButton to={`/courses/${course.id}`} variant="tertiary">
            研修の内容へ戻る
          </LinkButton>
        </p>
      </div>
    </PublicShell>
  );
}
