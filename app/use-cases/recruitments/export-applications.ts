import { applicationXlsx } from "#app/adapters/sheets/application-sheet.server.ts";
import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import {
  applicantStandingLabel,
  applicationListHead,
  applicationStateLabel,
  attendanceModeLabel,
} from "#app/text/recruitment.ts";
import { instantText } from "#app/text/session.ts";
import type { StaffContext } from "../context.ts";
import { type ListedApplication, showRecruitment } from "./show-recruitment.ts";

type Exported<T> = Result<T, "not-found" | "forbidden">;

/** Everyone applied for, a line each, as CSV for spreadsheets. */
export async function exportApplicationsCsv(ctx: StaffContext, sessionId: string): Promise<Exported<string>> {
  const shown = await showRecruitment(ctx, sessionId);
  return shown.ok ? ok(listCsv(applicationListHead, shown.value.applications.flatMap(asRows))) : shown;
}

/** The same as a workbook. */
export async function exportApplicationsXlsx(ctx: StaffContext, sessionId: string): Promise<Exported<Buffer>> {
  const shown = await showRecruitment(ctx, sessionId);
  return shown.ok ? ok(await applicationXlsx(applicationListHead, shown.value.applications.flatMap(asRows))) : shown;
}

function asRows(application: ListedApplication): (string | null)[][] {
  return application.applicants.map((applicant) => [
    application.confirmedAt && instantText(application.confirmedAt),
    applicationStateLabel[application.state],
    application.organizationName,
    application.organizationKind,
    application.contactName,
    application.contactEmail,
    application.contactPhone,
    applicant.name,
    applicant.kana,
    applicant.occupation,
    applicant.title,
    applicant.email,
    attendanceModeLabel[applicant.mode],
    applicantStandingLabel[applicant.standing],
    application.message,
  ]);
}
