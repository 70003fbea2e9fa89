import { memo, useRef, useState } from "react";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { Button } from "#app/ui/button.tsx";
import type { Line } from "./find-lines.ts";
import { asAnswered, subjectOf } from "./line-press.ts";
import { LineStanding } from "./line-standing.tsx";
import { OtherWays } from "./other-ways.tsx";
import type { Press } from "./use-reception.ts";

export interface LineProps {
  line: Line;
  format: SessionFormat;
  hasStarted: boolean;
  /** Null while nothing can be taken. */
  onPress: ((press: Press, line: Line) => void) | null;
}

/** One person: who, what they answered, whether they are there, and the one touch that takes them in. */
export const ReceptionRow = memo(Row, isSame);

/** Each answer of the server tells of everybody anew; a list of hundreds is drawn again only where something changed. */
function isSame(before: LineProps, { line, ...after }: LineProps): boolean {
  const { line: was, ...others } = before;
  return (
    others.onPress === after.onPress &&
    others.hasStarted === after.hasStarted &&
    others.format === after.format &&
    was.id === line.id &&
    was.called === line.called &&
    JSON.stringify(was.present) === JSON.stringify(line.present)
  );
}

/** The button under the finger has become another one: what is pressed so soon after was meant for the one before. */
const SETTLE_MS = 1_000;

function Row({ line, format, hasStarted, onPress: send }: LineProps) {
  const [open, setOpen] = useState(false);
  const arrivedAt = useRef(Number.NEGATIVE_INFINITY);
  const isSettled = () => performance.now() - arrivedAt.current >= SETTLE_MS;
  const onPress =
    send &&
    ((press: Press) => {
      if (!isSettled()) return;
      if (press.kind === "arrived") arrivedAt.current = performance.now();
      send(press, line);
    });
  const { called, present, name, organization } = line;
  return (
    <li
      className={`grid items-center gap-x-4 gap-y-2 border-b border-solid-gray-200 px-2 py-2 md:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,13rem)_21rem] lg:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,13rem)_23rem] ${present ? "bg-green-50" : ""}`}
    >
      <span className="tabular-nums text-solid-gray-700 max-md:hidden">{called?.number ?? "—"}</span>
      <p className="min-w-0">
        <span className="text-std-17B-170 text-solid-gray-900">{name}</span>
        {called?.kana && <span className="ml-2 text-[0.875rem] text-solid-gray-700">{called.kana}</span>}
        <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
          {[organization, called?.title].filter(Boolean).join("　")}
        </span>
      </p>
      <LineStanding line={line} format={format} />
      <p className="flex flex-wrap gap-2 md:justify-end">
        {present ? (
          <Leaving line={line} hasStarted={hasStarted} onPress={onPress} isSettled={isSettled} />
        ) : (
          <Button
            type="button"
            aria-label={`受付：${name}`}
            disabled={!onPress}
            onClick={() => onPress?.(asAnswered(line))}
          >
            受付
          </Button>
        )}
        {called && (
          <Button
            type="button"
            variant="tertiary"
            aria-label={`ほか：${name}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            ほか
          </Button>
        )}
      </p>
      {open && called && (
        <OtherWays
          line={line}
          format={format}
          onPress={
            onPress &&
            ((press) => {
              onPress(press);
              setOpen(false);
            })
          }
        />
      )}
    </li>
  );
}

interface LeavingProps extends Pick<LineProps, "line" | "hasStarted"> {
  onPress: ((press: Press) => void) | null;
  isSettled: () => boolean;
}

function Leaving({ line, hasStarted, onPress, isSettled }: LeavingProps) {
  const [asks, setAsks] = useState(false);
  const about = subjectOf(line);
  const { name, present } = line;
  const press = (kind: Press["kind"], label: string) => (
    <Button
      type="button"
      variant="secondary"
      aria-label={`${label}：${name}`}
      disabled={!onPress}
      onClick={() => onPress?.({ ...about, kind })}
    >
      {label}
    </Button>
  );
  if (asks) {
    return (
      <>
        <span className="self-center">受付を取り消しますか</span>
        {press("notArrived", "はい、取り消す")}
        <Button type="button" variant="tertiary" aria-label={`やめる：${name}`} onClick={() => setAsks(false)}>
          やめる
        </Button>
      </>
    );
  }
  return (
    <>
      {present?.leftAt ? press("notLeft", "早退を取り消す") : hasStarted && press("left", "早退")}
      <Button
        type="button"
        variant="secondary"
        aria-label={`受付を取り消す：${name}`}
        disabled={!onPress}
        onClick={() => setAsks(isSettled())}
      >
        受付を取り消す
      </Button>
    </>
  );
}
