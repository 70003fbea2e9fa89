import { formatDate } from "#app/domain/japanese-date.ts";
import { categoryLabel, participantRoleLabel } from "#app/text/labels.ts";
import { attendanceModeLabel, courseFormatLabel, seatOutlookLabel } from "#app/text/recruitment.ts";
import { whenText } from "#app/text/session.ts";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import { CourseChip } from "./course-chip.tsx";

/** When, where, for whom and until when: what anybody may read of a course. */
export function CourseFacts({ course }: { course: ShownCourse }) {
  const { ways, opensOn, closesOn, perOrganization } = course;
  const items = [
    { term: "申込み", description: <CourseChip standing={course.standing} /> },
    { term: "日時", description: <strong>{whenText(course)}</strong> },
    { term: "会場", description: course.venue },
    { term: "受講の方法", description: courseFormatLabel[course.format] },
    { term: "定員", description: ways.some(({ capacity }) => capacity !== null) && <Ways course={course} /> },
    { term: "区分", description: categoryLabel[course.category] },
    { term: "テーマ", description: course.theme },
    { term: "対象", description: course.target && <Lines text={course.target} /> },
    { term: "主催", description: [course.center.name, ...course.coHosts].join("、") },
    { term: "受付の期間", description: `${opensOn ? formatDate(opensOn) : ""}～${formatDate(closesOn)}` },
    { term: "1機関の人数", description: perOrganization && `${perOrganization}人まで` },
    { term: "お知らせ", description: course.message && <Lines text={course.message} /> },
  ];
  return <DescriptionList items={items.filter((item) => item.description)} />;
}

function Ways({ course: { ways, refusal } }: { course: ShownCourse }) {
  return (
    <ul>
      {ways.map(({ mode, capacity, outlook }) => (
        <li key={mode}>
          {ways.length > 1 && `${attendanceModeLabel[mode]}　`}
          {capacity === null ? "定員なし" : `${capacity}人`}
          {ways.length > 1 && !refusal && `（${seatOutlookLabel[outlook]}）`}
        </li>
      ))}
    </ul>
  );
}

/** The ways to take part, to choose from: where few seats are left or none, it is said beside. */
export function wayOptions(ways: ShownCourse["ways"]) {
  return ways.map(({ mode, outlook }) => ({
    value: mode,
    label: attendanceModeLabel[mode],
    ...(outlook !== "open" && { hint: seatOutlookLabel[outlook] }),
  }));
}

function Lines({ text }: { text: string }) {
  return <span className="whitespace-pre-line">{text}</span>;
}

/** The programme: open items alone. */
export function CourseProgramme({ agenda }: Pick<ShownCourse, "agenda">) {
  if (agenda.length === 0) return null;
  return (
    <Section title="内容">
      <ol className="flex list-decimal flex-col gap-2 pl-6">
        {agenda.map((item) => (
          <li key={item.id}>
            {item.part && <span className="mr-2 font-700">{item.part}</span>}
            {item.title}
            {item.presenter && (
              <span className="block text-[0.9375rem] text-solid-gray-700">
                {item.presenterRole && `${participantRoleLabel[item.presenterRole]}　`}
                {item.presenter}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
