import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from "react";
import { describedBy, FieldFrame, type FieldProps, Hint, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";

export interface TextFieldProps extends FieldProps {
  defaultValue?: string | number;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  width?: "full" | "lg" | "md" | "sm" | "xs";
  maxLength?: number;
  /** To be copied from. */
  readOnly?: boolean;
  /** The id of a datalist with words to choose from. */
  list?: string;
}

const WIDTHS: Record<NonNullable<TextFieldProps["width"]>, string> = {
  full: "max-w-full",
  lg: "max-w-[40rem]",
  md: "max-w-[24rem]",
  sm: "max-w-[12rem]",
  xs: "max-w-[6rem]",
};

/** `aria-required`, not `required`: the browser's own bubble would keep the error summary from ever being seen. */
export function TextField({
  name,
  label,
  id = fieldId(name),
  required,
  hint,
  error,
  type = "text",
  width = "full",
  ...input
}: TextFieldProps) {
  return (
    <FieldFrame {...{ id, label, required, hint, error }}>
      <input
        {...input}
        id={id}
        name={name}
        type={type}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={`${INPUT_LOOK} ${WIDTHS[width]}`}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  defaultValue?: string;
  rows?: number;
}

export function TextArea({
  name,
  label,
  id = fieldId(name),
  defaultValue,
  required,
  hint,
  error,
  rows = 4,
}: TextAreaProps) {
  return (
    <FieldFrame {...{ id, label, required, hint, error }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={INPUT_LOOK}
      />
    </FieldFrame>
  );
}

export interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string }[];
  defaultValue?: string;
  /** A first choice that means none, with an empty value. */
  emptyLabel?: string;
}

export function SelectField({
  name,
  label,
  id = fieldId(name),
  options,
  defaultValue,
  required,
  hint,
  error,
  emptyLabel,
}: SelectFieldProps) {
  return (
    <FieldFrame {...{ id, label, required, hint, error }}>
      <select
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={`${INPUT_LOOK} sm:w-fit sm:max-w-full sm:min-w-40`}
      >
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export interface CheckboxProps {
  name: string;
  label: ReactNode;
  id?: string;
  value?: string;
  defaultChecked?: boolean;
  hint?: ReactNode;
}

export function Checkbox({ name, label, id = fieldId(name), value = "on", defaultChecked, hint }: CheckboxProps) {
  return (
    <div className="flex flex-col">
      <label
        htmlFor={id}
        className="flex min-h-8 w-fit cursor-pointer items-start gap-2 py-0.5 pointer-coarse:min-h-11 pointer-coarse:py-2"
      >
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          aria-describedby={describedBy(id, { hint })}
          className="mt-0.5 size-6 shrink-0 accent-key-900"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <div className="pl-8">
          <Hint id={id}>{hint}</Hint>
        </div>
      )}
    </div>
  );
}
