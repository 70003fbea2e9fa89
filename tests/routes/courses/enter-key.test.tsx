import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ApplicationChange } from "#app/routes/courses/application-change.tsx";
import { ApplyForm } from "#app/routes/courses/apply-form.tsx";
import { formFields } from "#app/routes/sessions/form-fields.ts";
import { showApplication } from "#app/use-cases/recruitments/show-application.ts";
import { showCourse } from "#app/use-cases/recruitments/show-course.ts";
import { application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";

/** What Enter in a field presses: the first button of the form. */
function firstButton(form: ReactElement): string {
  return renderToStaticMarkup(form).match(/<button[^>]*>/)?.[0] ?? "";
}

test("Enter in a field sends an application, and saves its change; it adds and removes nobody", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx, { format: "hybrid", onlineUrl: "https://meet.example.jp/1" });
  await applyFor(ctx, session.id, application(["海 太郎"]));
  const shownCourse = await showCourse(ctx, session.id);
  const shown = await showApplication(ctx, applicationToken(ctx, await ctx.db.application.findFirstOrThrow()));
  if (!shownCourse.ok || !shown.ok) throw new Error("neither is there");
  const { course, stamp } = shownCourse.value;
  const typed = { "people.0.name": "海 太郎", "people.1.name": "海 次郎" };
  const fieldsOf = () => formFields({ typed, errors: [] });
  const apply = <ApplyForm course={course} fields={fieldsOf()} people={2} stamp={stamp} />;
  expect(firstButton(apply)).not.toContain('name="rows"');
  const change = <ApplicationChange action="/a/x" shown={shown.value} typed={typed} fieldsOf={fieldsOf} />;
  expect(firstButton(change)).toContain('name="act" value="change"');
});
