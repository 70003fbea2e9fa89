import { useEffect, useRef, useState } from "react";
import { formatDate, formatDateWithoutWeekday, parseJapaneseDate } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { dateRefusal } from "#app/text/refusals.ts";
import { uiText } from "#app/text/ui.ts";
import { describedBy, FieldFrame, type FieldProps, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { useHydrated } from "#app/ui/hydrated.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Remark } from "#app/ui/remark.tsx";

export interface DateFieldProps extends FieldProps {
  defaultValue?: string;
  /** What is to be said of the date given, until another one is typed. */
  warning?: string;
  /** Whether holidays and weekends are warned of: not where nobody has to meet that day. */
  warnsOfDayOff?: boolean;
}

/** A day as offices write it, in a text field; what was understood is said underneath, era and weekday included. */
export function DateField(props: DateFieldProps) {
  const {
    name,
    label,
    id = fieldId(name),
    defaultValue = "",
    required,
    hint,
    error,
    warning,
    warnsOfDayOff = true,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(defaultValue);
  const [left, setLeft] = useState(false);
  const hydrated = useHydrated();

  // What was typed before the script came, or what the browser put back.
  useEffect(() => setText(input.current?.value ?? ""), []);

  const read = parseJapaneseDate(text);
  const date = read.ok ? read.value.date : undefined;
  const looked = useDayWarning(warnsOfDayOff ? date : undefined);
  const dayWarning = looked ?? (text === defaultValue ? warning : undefined);
  const refusal = !read.ok && left && read.error !== "empty" ? dateRefusal[read.error] : undefined;

  const pick = (picked: IsoDate) => {
    if (picked === "" || !input.current) return;
    input.current.value = formatDateWithoutWeekday(picked);
    setText(input.current.value);
    setLeft(true);
  };

  return (
    <FieldFrame {...{ id, label, required, hint, error }}>
      <div className="flex max-w-[24rem] items-center gap-2">
        <input
          ref={input}
          id={id}
          name={name}
          type="text"
          defaultValue={defaultValue}
          autoComplete="off"
          aria-required={required || undefined}
          aria-invalid={error || refusal ? true : undefined}
          aria-describedby={describedBy(id, { hint, error, echo: true })}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setLeft(false);
          }}
          onBlur={() => setLeft(true)}
          className={INPUT_LOOK}
        />
        {hydrated && <CalendarButton label={uiText.openCalendar(label)} date={date} onPick={pick} />}
      </div>
      <output
        id={`${id}-echo`}
        htmlFor={id}
        aria-live="polite"
        className="flex min-h-6 flex-col text-[0.9375rem] leading-160"
      >
        {read.ok && (
          <span className="text-solid-gray-800">
            {formatDate(read.value.date)}
            {read.value.convertedEra && <span className="ml-2">{uiText.eraConverted}</span>}
          </span>
        )}
        {dayWarning && <Remark tone="warning">{dayWarning}</Remark>}
        {refusal && <Remark tone="error">{refusal}</Remark>}
      </output>
    </FieldFrame>
  );
}

/** A button that opens the browser's own calendar. The date input behind it only lends its pop-up. */
function CalendarButton(props: { label: string; date?: IsoDate; onPick: (date: IsoDate) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  const open = () => {
    if (!picker.current) return;
    picker.current.value = props.date ?? "";
    picker.current.showPicker();
  };
  return (
    <span className="relative shrink-0 print:hidden">
      <button
        type="button"
        aria-label={props.label}
        onClick={open}
        className="flex min-h-11 min-w-11 cursor-pointer items-center justify-center rounded-8 border border-key-900 bg-white text-[1.125rem] text-key-900 hover:bg-key-100"
      >
        <Icon name="calendar" />
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => props.onPick(event.currentTarget.value)}
        className="pointer-events-none absolute inset-0 size-full opacity-0"
      />
    </span>
  );
}

/** What the calendar of holidays says of a day; undefined until it has answered, and when it cannot. */
function useDayWarning(date: IsoDate | undefined): string | undefined {
  const [answer, setAnswer] = useState<{ date: IsoDate; warning: string | null }>();
  useEffect(() => {
    if (!date) return;
    const asking = new AbortController();
    const ask = async () => {
      const response = await fetch(`/days/${date}`, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (response.ok) setAnswer({ date, warning: (await response.json()).warning });
    };
    // A warning is a courtesy: without an answer the field works as well. The pause lets R6.4.1 become R6.4.12.
    const timer = setTimeout(() => ask().catch(() => {}), 300);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [date]);
  return answer && answer.date === date ? (answer.warning ?? undefined) : undefined;
}
