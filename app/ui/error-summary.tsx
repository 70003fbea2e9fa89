import { useEffect, useRef } from "react";
import { uiText } from "#app/text/ui.ts";
import { fieldId } from "#app/ui/field-id.ts";
import { Icon } from "#app/ui/icon.tsx";

export interface ErrorSummaryProps {
  errors: readonly { field?: string; message: string }[];
  /** A field's name as its label says it, for messages that do not name it themselves. */
  labelOf?: (field: string) => string | undefined;
}

/** What is wrong with a form, on top of it. Takes focus, so nobody has to look for it. */
export function ErrorSummary({ errors, labelOf }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const focusedFor = useRef("");
  const submitted = useRef(false);

  useEffect(() => {
    const remember = () => {
      submitted.current = true;
    };
    document.addEventListener("submit", remember);
    return () => document.removeEventListener("submit", remember);
  }, []);

  // Other words, or the same ones after another try, call for focus; a mere re-render while someone types does not.
  useEffect(() => {
    const content = errors.map((error) => error.message).join("\n");
    if (content !== focusedFor.current || submitted.current) box.current?.focus();
    focusedFor.current = content;
    submitted.current = false;
  }, [errors]);

  if (errors.length === 0) return null;
  const wordsOf = (field: string, message: string) => {
    const label = labelOf?.(field);
    return label && !message.startsWith(label) ? `${label}：${message}` : message;
  };
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without JavaScript this attribute is what moves focus to the errors.
      autoFocus
      className="rounded-12 border-3 border-red-900 bg-white px-4 py-4 sm:px-6"
    >
      <p className="flex items-start gap-2 text-std-18B-160 text-red-900">
        <span className="mt-0.5">
          <Icon name="error" />
        </span>
        {errors.some(({ field }) => field) ? uiText.errorSummary(errors.length) : uiText.refusalSummary}
      </p>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-8">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field ? <a href={`#${fieldId(field)}`}>{wordsOf(field, message)}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  );
}
