import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { standingLabel } from "#app/text/labels.ts";
import { revokedLabel, waitingLabel } from "#app/text/rsvp.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  pending: { tone: "warning", icon: "clock" },
  attending: { tone: "success", icon: "check" },
  online: { tone: "success", icon: "video" },
  proxy: { tone: "info", icon: "people" },
  absent: { tone: "neutral", icon: "cross" },
  tentative: { tone: "neutral", icon: "pause" },
} as const;

interface StandingChipProps {
  standing: RsvpStanding;
  seated: boolean;
  revoked?: boolean;
}

/** 回答, by words and icon. */
export function StandingChip({ standing, seated, revoked }: StandingChipProps) {
  if (revoked) return <Chip tone="danger">{revokedLabel}</Chip>;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Chip {...LOOK[standing]}>{standingLabel[standing]}</Chip>
      {!seated && (
        <Chip tone="warning" icon="pause">
          {waitingLabel}
        </Chip>
      )}
    </span>
  );
}
