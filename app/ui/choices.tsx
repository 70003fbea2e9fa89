import type { ReactNode } from "react";
import { describedBy, FieldError, Hint, RequiredMark } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { unbroken } from "#app/ui/page.tsx";

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface GroupProps {
  name: string;
  legend: string;
  id?: string;
  options: readonly Choice[];
  hint?: ReactNode;
  error?: string;
}

/** The first control carries the field's own id: that is where the error summary leads. */
const optionId = (id: string, index: number) => (index === 0 ? id : `${id}-${index + 1}`);

function Option({ id, choice, look, children }: { id: string; choice: Choice; look: string; children: ReactNode }) {
  return (
    <label htmlFor={id} className={look}>
      {children}
      <span className="min-w-0">
        {choice.label}
        {choice.hint && (
          <span id={`${id}-note`} className="block text-[0.875rem] font-400 leading-150 text-solid-gray-700">
            {choice.hint}
          </span>
        )}
      </span>
    </label>
  );
}

function GroupHead({
  id,
  legend,
  required,
  hint,
  error,
}: Omit<GroupProps, "name" | "options"> & { id: string; required?: boolean }) {
  return (
    <>
      <legend className="mb-1.5 text-std-16B-170">
        {unbroken(legend)}
        {required && <RequiredMark />}
      </legend>
      {(hint || error) && (
        <div className="mb-2 flex flex-col gap-1.5">
          {hint && <Hint id={id}>{hint}</Hint>}
          {error && <FieldError id={id}>{error}</FieldError>}
        </div>
      )}
    </>
  );
}

const PLAIN = "flex min-h-8 w-fit cursor-pointer items-start gap-2 py-0.5 pointer-coarse:min-h-11 pointer-coarse:py-2";
/** A card to be hit with a thumb. The dot says what is chosen; border and ground only support it. */
const CARD =
  "flex min-h-16 cursor-pointer items-center gap-3 rounded-12 border border-solid-gray-600 bg-white px-4 py-3 text-[1.125rem] font-700 leading-150 hover:border-black hover:bg-solid-gray-50 has-checked:border-key-900 has-checked:bg-key-50 has-checked:shadow-[inset_0_0_0_2px_var(--color-key-900)]";

/** A card of several side by side, its dot above its words; on a phone one below the other, or their words would break. */
const TILE = `${CARD} py-2 min-[30rem]:flex-col min-[30rem]:justify-center min-[30rem]:gap-1 min-[30rem]:px-1.5 min-[30rem]:text-center max-sm:text-[1rem] sm:flex-row sm:gap-3 sm:px-3 sm:text-left`;

export interface RadioGroupProps extends GroupProps {
  defaultValue?: string;
  required?: boolean;
  size?: "md" | "lg";
  layout?: "column" | "row";
}

export function RadioGroup({
  name,
  legend,
  id = fieldId(name),
  options,
  defaultValue,
  required,
  hint,
  error,
  size = "md",
  layout = "column",
}: RadioGroupProps) {
  const isTiled = layout === "row" && size === "lg";
  return (
    <fieldset aria-describedby={describedBy(id, { hint, error })} className="min-w-0">
      <GroupHead {...{ id, legend, required, hint, error }} />
      <div
        className={
          isTiled
            ? "grid gap-2 min-[30rem]:auto-cols-fr min-[30rem]:grid-flow-col"
            : layout === "row"
              ? "flex flex-wrap gap-x-6 gap-y-1"
              : size === "lg"
                ? "flex flex-col gap-3"
                : "flex flex-col gap-1"
        }
      >
        {options.map((choice, index) => (
          <Option
            key={choice.value}
            id={optionId(id, index)}
            choice={choice}
            look={isTiled ? TILE : size === "lg" ? CARD : PLAIN}
          >
            <input
              id={optionId(id, index)}
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              className={`size-6 shrink-0 accent-key-900 ${size === "lg" ? "" : "mt-0.5"}`}
            />
          </Option>
        ))}
      </div>
    </fieldset>
  );
}

export interface CheckboxGroupProps extends GroupProps {
  defaultValues?: readonly string[];
  /** On a desk; fewer where the screen is narrow. */
  columns?: number;
}

const COLUMNS: Record<number, string> = {
  1: "",
  2: "sm:columns-2",
  3: "sm:columns-2 lg:columns-3",
  4: "sm:columns-2 lg:columns-4",
};

export function CheckboxGroup({
  name,
  legend,
  id = fieldId(name),
  options,
  defaultValues = [],
  hint,
  error,
  columns = 1,
}: CheckboxGroupProps) {
  return (
    <fieldset aria-describedby={describedBy(id, { hint, error })} className="min-w-0">
      <GroupHead {...{ id, legend, hint, error }} />
      <div className={`gap-x-6 ${COLUMNS[Math.min(columns, 4)] ?? ""}`}>
        {options.map((choice, index) => (
          <div key={choice.value} className="break-inside-avoid pb-1">
            <Option id={optionId(id, index)} choice={choice} look={PLAIN}>
              <input
                id={optionId(id, index)}
                type="checkbox"
                name={name}
                value={choice.value}
                defaultChecked={defaultValues.includes(choice.value)}
                className="mt-0.5 size-6 shrink-0 accent-key-900"
              />
            </Option>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
