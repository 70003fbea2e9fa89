import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { RecruitmentPlan } from "#app/domain/recruitment.ts";
import { addDays, type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { proposedPurpose } from "#app/text/recruitment.ts";

const WEEK = 7;

/** A 募集 as its form begins: as it stands, or proposed until the answer deadline, else a week before the session. */
export function typedRecruitment(
  recruitment: (RecruitmentPlan & { version: number }) | null,
  session: { startsAt: Instant | null; answerBy: IsoDate | null },
): Record<string, string> {
  const day = (date: IsoDate | null) => (date ? formatDateWithoutWeekday(date) : "");
  const { startsAt, answerBy } = session;
  if (!recruitment) {
    const closesOn = answerBy ?? (startsAt && addDays(tokyoDate(startsAt), -WEEK));
    return { version: "", closesOn: day(closesOn), purpose: proposedPurpose };
  }
  const { version, opensOn, closesOn, perOrganization, target, message, purpose } = recruitment;
  return {
    version: String(version),
    opensOn: day(opensOn),
    closesOn: day(closesOn),
    perOrganization: perOrganization === null ? "" : String(perOrganization),
    target: target ?? "",
    message: message ?? "",
    purpose,
  };
}
