import type { CourseStanding } from "#app/domain/recruitment.ts";
import { courseStandingLabel } from "#app/text/recruitment.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";

const LOOK: Record<CourseStanding, { tone: ChipTone; icon: IconName }> = {
  notYet: { tone: "neutral", icon: "clock" },
  open: { tone: "success", icon: "check" },
  few: { tone: "warning", icon: "people" },
  waiting: { tone: "warning", icon: "pause" },
  closed: { tone: "neutral", icon: "lock" },
  calledOff: { tone: "danger", icon: "cross" },
};

/** How a course stands, in words. */
export function CourseChip({ standing }: { standing: CourseStanding }) {
  return <Chip {...LOOK[standing]}>{courseStandingLabel[standing]}</Chip>;
}
