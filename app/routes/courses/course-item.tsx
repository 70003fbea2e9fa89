import { Link } from "@remix-run/react";
import { formatDay } from "#app/domain/japanese-date.ts";
import { courseFormatLabel } from "#app/text/recruitment.ts";
import { whenText } from "#app/text/session.ts";
import { unbroken } from "#app/ui/page.tsx";
import type { ListedCourse } from "#app/use-cases/recruitments/list-courses.ts";
import { CourseChip } from "./course-chip.tsx";

/** A training in the list of all: whether and until when one can apply, what, when and where. */
export function CourseItem({ course }: { course: ListedCourse }) {
  const { id, title, standing, opensOn, closesOn } = course;
  return (
    <li className="border-b border-solid-gray-300 py-4">
      <p className="mb-1">
        <CourseChip standing={standing} />
        {standing !== "closed" && standing !== "calledOff" && (
          <span className="ml-2 text-[0.875rem] text-solid-gray-700">
            {standing === "notYet" && opensOn ? `${formatDay(opensOn)}から受付` : `${formatDay(closesOn)}まで受付`}
          </span>
        )}
      </p>
      <h2 className="text-std-17B-170">
        <Link to={`/courses/${id}`} className="text-key-1000 underline underline-offset-3 hover:decoration-2">
          {unbroken(title)}
        </Link>
      </h2>
      {course.theme && <p>{course.theme}</p>}
      <p>{whenText(course)}</p>
      <p className="text-[0.9375rem] text-solid-gray-700">
        {[course.centerName, course.venue, courseFormatLabel[course.format]].filter(Boolean).join("　")}
      </p>
    </li>
  );
}
