import type { PollState } from "#app/domain/poll.ts";
import type { MarkCounts, OptionStanding, Outlook } from "#app/domain/poll-outlook.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { countsText, outlookLabel, reasonText } from "#app/text/poll.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { unbroken } from "#app/ui/page.tsx";

const LOOK: Record<Outlook, { tone: ChipTone; icon: IconName }> = {
  surely: { tone: "success", icon: "check" },
  ifMaybe: { tone: "info", icon: "info" },
  waiting: { tone: "neutral", icon: "clock" },
  cannot: { tone: "danger", icon: "cross" },
};

interface PollOutlooksProps {
  poll: {
    state: PollState;
    decidedOptionId: string | null;
    options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
    participants: readonly { id: string; name: string }[];
  };
  ranked: readonly OptionStanding[];
  /** Where a date is made the session's; null where that cannot be done. */
  decidePath: string | null;
}

/** The candidates, the best first, each with the reasons for its place in words; once it is over, how they were marked. */
export function PollOutlooks({ poll, ranked, decidePath }: PollOutlooksProps) {
  return (
    <ol className="grid gap-3">
      {ranked.map((standing) => {
        const option = poll.options.find(({ id }) => id === standing.optionId);
        if (!option) return null;
        const isPassed = standing.reasons.some(({ code }) => code === "passed");
        return (
          <li
            key={option.id}
            className="grid gap-x-6 gap-y-2 rounded-12 border border-solid-gray-420 p-4 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <strong className="text-std-17B-170 text-solid-gray-900">{unbroken(whenText(option))}</strong>
                {poll.decidedOptionId === option.id && (
                  <Chip tone="strong" icon="check">
                    この日に決定
                  </Chip>
                )}
              </p>
              {poll.state === "open" ? (
                <StandingFacts standing={standing} participants={poll.participants} />
              ) : (
                <Counts {...standing} />
              )}
            </div>
            {decidePath && !isPassed && (
              <p className="self-center">
                <LinkButton
                  to={`${decidePath}/${option.id}`}
                  variant={standing.outlook === "surely" ? "primary" : "secondary"}
                >
                  この日に決める<span className="sr-only">：{whenText(option)}</span>
                </LinkButton>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface StandingFactsProps {
  standing: OptionStanding;
  participants: readonly { id: string; name: string }[];
}

/** Whether a date holds, why, and by how many. */
export function StandingFacts({ standing, participants }: StandingFactsProps) {
  const nameOf = (id: string) => participants.find((participant) => participant.id === id)?.name ?? "";
  const { outlook, reasons } = standing;
  return (
    <>
      <p className="mt-1">
        <Chip {...LOOK[outlook]}>{outlookLabel[outlook]}</Chip>
      </p>
      {reasons.length > 0 && (
        <ul className="mt-1.5 list-disc pl-5 text-[0.9375rem] leading-160">
          {reasons.map((reason) => (
            <li key={reason.code}>{reasonText(reason, nameOf)}</li>
          ))}
        </ul>
      )}
      <Counts {...standing} />
    </>
  );
}

function Counts({ needed, optional }: { needed: MarkCounts; optional: MarkCounts }) {
  const hasOptional = Object.values(optional).some((count) => count > 0);
  return (
    <p className="mt-1.5 text-[0.9375rem] leading-160">
      {countsText(needed)}
      {hasOptional && <span className="block">任意の方：{countsText(optional)}</span>}
    </p>
  );
}
