import { formStamp } from "#app/adapters/auth/form-stamp.server.ts";
import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { ApplicantInput, ApplicationInput } from "#app/domain/application.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { type ApplyInput, apply } from "#app/use-cases/recruitments/apply.ts";
import { createCenter, createSession } from "./factories.ts";

export const PURPOSE = "受講の受付のためにのみ利用します。";

/** A training of a center that anyone may apply for until 2026-06-20. */
export async function createCourse(
  ctx: AppContext,
  session: Partial<Prisma.SessionUncheckedCreateInput> = {},
  recruitment: Partial<Prisma.RecruitmentUncheckedCreateInput> = {},
) {
  const center = await createCenter(ctx);
  const training = await createSession(ctx, center, { category: "training", title: "在宅医療研修会", ...session });
  const { id: sessionId, prefectureId } = training;
  await ctx.db.recruitment.create({
    data: { sessionId, prefectureId, closesOn: "2026-06-20", purpose: PURPOSE, createdAt: ctx.now(), ...recruitment },
  });
  return { center, session: training };
}

export function applicant(name: string, fields: Partial<ApplicantInput> = {}): ApplicantInput {
  return { name, kana: "", occupation: null, title: null, email: null, mode: "onSite", ...fields };
}

export function application(names: readonly (string | ApplicantInput)[], fields: Partial<ApplicationInput> = {}) {
  return {
    organizationName: "あおぞら訪問看護ステーション",
    organizationKind: "訪問看護ステーション",
    contactName: "青空 花子",
    contactEmail: "aozora@example.jp",
    contactPhone: "0154-00-0000",
    message: null,
    applicants: names.map((one) => (typeof one === "string" ? applicant(one) : one)),
    ...fields,
  } satisfies ApplicationInput;
}

/** Applies as a person would, a minute after the form was shown. */
export function applyFor(
  ctx: AppContext,
  sessionId: string,
  input: ApplicationInput,
  fields: Partial<ApplyInput> = {},
) {
  const shownAt = new Date(ctx.now().getTime() - 60_000);
  const stamp = formStamp(ctx.settings.secret, sessionId, shownAt);
  return apply(ctx, { sessionId, address: "192.0.2.1", stamp, trap: "", application: input, ...fields });
}

/** The token of the link in the application's mails. */
export function applicationToken(ctx: AppContext, { id }: { id: string }): string {
  return linkToken(ctx.settings.secret, { id, tokenGeneration: 0 });
}
