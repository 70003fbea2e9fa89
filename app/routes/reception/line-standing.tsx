import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { recordText } from "#app/text/attendance.ts";
import { formatLabel, standingLabel } from "#app/text/labels.ts";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { ReceptionLine } from "#app/use-cases/reception/show-reception.ts";
import type { Line } from "./find-lines.ts";
import { timeOf } from "./line-press.ts";

/** What somebody answered; once they are there, when and how they came. */
export function LineStanding({ line: { called, present }, format }: { line: Line; format: SessionFormat }) {
  return (
    <p className="flex flex-wrap gap-1.5">
      {present ? (
        <>
          <Chip tone="success" icon="check">
            受付済み{present.taken && ` ${timeOf(present.taken.at)}`}
          </Chip>
          {present.mode === "online" && format !== "online" && <Chip tone="info">{formatLabel.online}</Chip>}
          {present.representing !== null && <Chip tone="info">代理 {present.name}</Chip>}
          {present.arrivedAt && <Chip tone="warning">遅刻 {timeOf(present.arrivedAt)}</Chip>}
          {present.leftAt && <Chip tone="warning">早退 {timeOf(present.leftAt)}</Chip>}
          {!called && <Chip tone="neutral">当日参加</Chip>}
          {present.taken?.desk && <Chip tone="neutral">{present.taken.desk}</Chip>}
          {present.waits && <Chip tone="warning">未送信</Chip>}
        </>
      ) : (
        called && (
          <>
            <Chip tone={toneOf(called)}>
              {standingLabel[called.standing]}
              {called.proxy && `：${called.proxy.name}`}
              {called.waiting && `（${recordText.waiting}）`}
            </Chip>
            {called.proxyCalledToo && <Chip tone="warning">代理の方も名簿にあります</Chip>}
          </>
        )
      )}
    </p>
  );
}

function toneOf({ standing, waiting }: ReceptionLine): ChipTone {
  if (standing === "pending" || standing === "tentative" || waiting) return "warning";
  return standing === "absent" ? "neutral" : "info";
}
