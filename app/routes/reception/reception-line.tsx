import { type FormEvent, memo, useState } from "react";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";
import { recordText } from "#app/text/attendance.ts";
import { formatLabel, standingLabel } from "#app/text/labels.ts";
import { receptionText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { FieldError, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import type { Line } from "./find-lines.ts";
import type { Press } from "./use-reception.ts";

export interface LineProps {
  line: Line;
  format: SessionFormat;
  hasStarted: boolean;
  /** Null while nothing can be taken. */
  onPress: ((press: Press, line: Line) => void) | null;
}

export const timeOf = (iso: string) => toTokyo(new Date(iso)).time;

/** Whom a press on a line is about. */
export function subjectOf({ called, present }: Line): Omit<Press, "kind"> {
  if (called) return { invitationId: called.invitationId };
  if (present?.attendanceId) return { attendanceId: present.attendanceId };
  return { enteredBy: present?.enteredBy ?? null };
}

/** How somebody called comes, going by their answer. */
export function asAnswered(line: Line): Press {
  const { mode = null, proxy = null } = line.called ?? {};
  return { kind: "arrived", ...subjectOf(line), mode, proxy };
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

function Row({ line, format, hasStarted, onPress }: LineProps) {
  const [open, setOpen] = useState(false);
  const { called, present, name, organization } = line;
  return (
    <li
      className={`grid items-center gap-x-4 gap-y-2 border-b border-solid-gray-200 px-2 py-2 md:grid-cols-[3rem_minmax(0,1fr)_minmax(0,16rem)_auto] ${present ? "bg-green-50" : ""}`}
    >
      <span className="tabular-nums text-solid-gray-700 max-md:hidden">{called?.number ?? "—"}</span>
      <p className="min-w-0">
        <span className="text-std-17B-170 text-solid-gray-900">{name}</span>
        {called?.kana && <span className="ml-2 text-[0.875rem] text-solid-gray-700">{called.kana}</span>}
        <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
          {[organization, called?.title].filter(Boolean).join("　")}
        </span>
      </p>
      <Standing line={line} format={format} />
      <p className="flex flex-wrap gap-2 md:justify-end">
        {present ? (
          <Leaving line={line} hasStarted={hasStarted} onPress={onPress} />
        ) : (
          <Button
            type="button"
            aria-label={`受付：${name}`}
            disabled={!onPress}
            onClick={() => onPress?.(asAnswered(line), line)}
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
              onPress(press, line);
              setOpen(false);
            })
          }
        />
      )}
    </li>
  );
}

function Standing({ line: { called, present }, format }: Pick<LineProps, "line" | "format">) {
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
            <Chip tone={called.standing === "absent" ? "neutral" : called.proxy || called.mode ? "info" : "warning"}>
              {standingLabel[called.standing]}
              {called.waiting && `（${recordText.waiting}）`}
            </Chip>
            {called.proxy && <Chip tone="info">代理 {called.proxy.name}</Chip>}
            {called.proxyCalledToo && <Chip tone="warning">代理の方も名簿にあります</Chip>}
          </>
        )
      )}
    </p>
  );
}

function Leaving({ line, hasStarted, onPress }: Omit<LineProps, "format">) {
  const about = subjectOf(line);
  const { name, present } = line;
  const press = (kind: Press["kind"], label: string) => (
    <Button
      type="button"
      variant="secondary"
      aria-label={`${label}：${name}`}
      disabled={!onPress}
      onClick={() => onPress?.({ ...about, kind }, line)}
    >
      {label}
    </Button>
  );
  return (
    <>
      {present?.leftAt ? press("notLeft", "早退を取り消す") : hasStarted && press("left", "早退")}
      {press("notArrived", "受付を取り消す")}
    </>
  );
}

/** How they came where it is not as they answered. */
function OtherWays({
  line,
  format,
  onPress,
}: Pick<LineProps, "line" | "format"> & { onPress: ((press: Press) => void) | null }) {
  const [error, setError] = useState(false);
  const about = subjectOf(line);
  const { called, present } = line;
  const mode = present?.mode ?? called?.mode ?? "onSite";
  const id = `proxy-${line.id}`;
  const takeProxy = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("proxy")).trim();
    setError(name === "");
    if (name) onPress?.({ ...about, kind: "arrived", mode, proxy: { name, title: null, organization: null } });
  };
  const self = (label: string, as: "onSite" | "online") => (
    <Button
      type="button"
      variant="secondary"
      disabled={!onPress}
      onClick={() => onPress?.({ ...about, kind: "arrived", mode: as, proxy: null })}
    >
      {label}
    </Button>
  );
  return (
    <div className="grid gap-3 rounded-8 bg-white p-3 md:col-span-4">
      <p className="flex flex-wrap gap-2">
        {format !== "online" && self("本人が会場に来た", "onSite")}
        {format !== "onSite" && self("本人がオンラインで参加", "online")}
      </p>
      <form onSubmit={takeProxy} noValidate className="flex flex-wrap items-end gap-2">
        <div className="flex min-w-0 flex-col gap-1.5">
          <label htmlFor={id} className="text-std-16B-170">
            代理の方の氏名
          </label>
          {error && <FieldError id={id}>{receptionText.needsProxy}</FieldError>}
          <input
            id={id}
            name="proxy"
            maxLength={200}
            autoComplete="off"
            defaultValue={called?.proxy?.name}
            aria-invalid={error || undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className={INPUT_LOOK}
          />
        </div>
        <Button variant="secondary" disabled={!onPress}>
          代理の方が来た
        </Button>
      </form>
    </div>
  );
}
