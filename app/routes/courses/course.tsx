import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { appContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { courseRefusal } from "#app/text/recruitment.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { showCourse } from "#app/use-cases/recruitments/show-course.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { Contact } from "../rsvp/contact.tsx";
import { CourseFacts, CourseProgramme } from "./course-facts.tsx";

/** No script is sent: a phone on a weak line shows the page at once. */
export const handle = { static: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.course.title ?? "研修"}｜研修の受講申込み｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const { course } = orRefuse(await showCourse(ctx, args.params.id ?? ""));
  return { course, demo: (await showSite(ctx)).demo };
}

export default function Course() {
  const { course, demo } = useLoaderData<typeof loader>();
  return (
    <PublicShell title={course.title} officeName={course.center.name} demo={demo}>
      <div className="grid gap-8">
        {course.refusal ? (
          <Notice tone="warning" title={courseRefusal[course.refusal]} />
        ) : (
          <p className="grid sm:justify-start">
            <LinkButton to={`/courses/${course.id}/apply`} variant="primary">
              この研修に申し込む
            </LinkButton>
          </p>
        )}
        <CourseFacts course={course} />
        <CourseProgramme agenda={course.agenda} />
        <Contact center={course.center} />
        <p>
          <LinkButton to="/courses" variant="tertiary">
            研修の一覧へ
          </LinkButton>
          <LinkButton to="/courses#calendar" variant="tertiary">
            研修の予定表を購読する
          </LinkButton>
        </p>
      </div>
    </PublicShell>
  );
}
