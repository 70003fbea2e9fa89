import type { ReactNode } from "react";
import { uiText } from "#app/text/ui.ts";
import { Icon } from "#app/ui/icon.tsx";

/** What every kind of field takes. */
export interface FieldProps {
  name: string;
  label: string;
  /** Only where two forms of one page have a field of the same name: the id is made from the name otherwise. */
  id?: string;
  required?: boolean;
  hint?: ReactNode;
  error?: string;
}

export const INPUT_LOOK =
  "block min-h-11 w-full rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-[1rem] leading-150 tracking-[0.02em] text-solid-gray-900 hover:border-black aria-invalid:border-2 aria-invalid:border-red-900";

/** The ids that describe a control, in reading order. */
export function describedBy(id: string, parts: Record<string, unknown>): string | undefined {
  const ids = Object.entries(parts).flatMap(([part, present]) => (present ? [`${id}-${part}`] : []));
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function RequiredMark() {
  return (
    <span className="ml-2 inline-block text-[0.875rem] font-400 whitespace-nowrap text-red-900">{uiText.required}</span>
  );
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-[0.875rem] leading-160 text-solid-gray-700">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-[0.9375rem] font-700 leading-150 text-red-900">
      <span className="mt-px">
        <Icon name="error" />
      </span>
      <span>{children}</span>
    </p>
  );
}

/** Label, hint, control and error, always in this order and always visible. */
export function FieldFrame({
  id,
  label,
  required,
  hint,
  error,
  children,
}: Omit<FieldProps, "name" | "id"> & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-std-16B-170">
        {label}
        {required && <RequiredMark />}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  );
}
