import { data, redirect } from "@remix-run/node";
import type { FieldError } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { withdrawRefusal } from "#app/text/change.ts";
import { applicationRefusal } from "#app/text/recruitment.ts";
import { commonRefusal, rsvpRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { changeRecruitmentState, saveRecruitment } from "#app/use-cases/recruitments/save-recruitment.ts";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import { previewRecruitment } from "#app/use-cases/recruitments/show-recruitment.ts";
import { withdrawForApplicant } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { type readRecruitmentStep, recruitmentError } from "./read-recruitment.server.ts";

type Step = Awaited<ReturnType<typeof readRecruitmentStep>>;

const MESSAGES: Record<string, string> = {
  ...commonRefusal,
  ...rsvpRefusal,
  ...applicationRefusal,
  ...withdrawRefusal,
  "nobody-chosen": "すでに取り下げられています。画面を開き直して確かめてください。",
};

/** Does what the desk pressed: the page again with what is wrong or a preview, or a redirect once it is done. */
export async function takeRecruitmentStep(ctx: StaffContext, sessionId: string, step: Step) {
  if (!step.ok) return again(step.typed, step.errors);
  const path = `/sessions/${sessionId}/recruitment`;
  if (step.kind === "state") {
    const result = await changeRecruitmentState(ctx, { sessionId, step: step.to, version: step.value.version });
    return result.ok ? redirect(path) : again(undefined, [{ message: MESSAGES[result.error] ?? "" }]);
  }
  if (step.kind === "withdraw") {
    const { version, applicationId, applicantId, remark } = step.value;
    const applicantIds = applicantId ? [applicantId] : null;
    const result = await withdrawForApplicant(ctx, { sessionId, applicationId, version, applicantIds, remark });
    return result.ok
      ? redirect(`${path}?done=withdraw`)
      : again(undefined, [{ message: MESSAGES[result.error] ?? "" }]);
  }
  const { version, ...plan } = step.value;
  if (step.kind === "preview") {
    return again(step.typed, [], orRefuse(await previewRecruitment(ctx, { sessionId, plan })));
  }
  const result = await saveRecruitment(ctx, { sessionId, version, plan });
  return result.ok ? redirect(`${path}?done=save`) : again(step.typed, [recruitmentError(result.error)]);
}

/** `typed` undefined: nothing of the plan was typed. */
function again(typed: Typed | undefined, errors: FieldError[], preview: ShownCourse | null = null) {
  return data({ typed, errors, preview }, { status: errors.length > 0 ? 422 : 200 });
}
