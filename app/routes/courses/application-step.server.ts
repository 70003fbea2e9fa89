import type { FieldError } from "#app/http/form.server.ts";
import { type ApplicationRefusal, applicationRefusal } from "#app/text/recruitment.ts";
import { commonRefusal, rsvpRefusal } from "#app/text/refusals.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { answerForApplicants } from "#app/use-cases/recruitments/answer-for-applicants.ts";
import { changeApplication } from "#app/use-cases/recruitments/change-application.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { withdrawApplicants } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { applicationError, type readApplicationStep } from "./application-form.server.ts";

type Step = Awaited<ReturnType<typeof readApplicationStep>>;
type Taken = Exclude<Extract<Step, { kind: "confirm" | "answer" | "change" | "withdraw" }>, { ok: false }>;

const MESSAGES: Record<string, string> = {
  ...commonRefusal,
  ...rsvpRefusal,
  ...applicationRefusal,
  "session-begun": "開始日時を過ぎたため、取り下げられません。保健所へ御連絡ください。",
  "session-off": "この研修は終わったか中止になったため、取り下げる必要はありません。",
  "nobody-chosen": "対象の方を選んでください。",
  "unknown-link": "この申込みは見つかりません。消去されたか、アドレスが途中で切れています。",
};

const STATUS: Record<string, number> = { "unknown-link": 404, "too-many-attempts": 429 };

/** Does what was pressed on an application's own page; null once it is done, else what to say. */
export async function takeApplicationStep(
  ctx: AppContext,
  by: { token: string; address: string },
  step: Taken,
): Promise<{ error: FieldError; status: number } | null> {
  const result = await take(ctx, by, step);
  if (result.ok) return null;
  const { error: refusal } = result;
  const status = STATUS[refusal] ?? 422;
  const isAboutForm = step.kind === "change" && refusal in applicationRefusal;
  if (isAboutForm) {
    return {
      error: applicationError(refusal as ApplicationRefusal, "index" in result ? result.index : undefined),
      status,
    };
  }
  const message = MESSAGES[refusal] ?? refusal;
  return { error: refusal === "nobody-chosen" ? { field: "applicants", message } : { message }, status };
}

function take(ctx: AppContext, by: { token: string; address: string }, step: Taken) {
  if (step.kind === "confirm") return confirmApplication(ctx, by);
  if (step.kind === "answer") {
    const { version, applicants } = step.value;
    return answerForApplicants(ctx, { ...by, version, applicantIds: applicants });
  }
  if (step.kind === "withdraw") {
    const { version, applicants } = step.value;
    return withdrawApplicants(ctx, { ...by, version, applicantIds: applicants });
  }
  const { people, modes, ...fields } = step.value;
  return changeApplication(ctx, { ...by, ...fields, added: people, modes: new Map(Object.entries(modes)) });
}
