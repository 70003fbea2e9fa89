import { useEffect, useRef } from "react";
import { fieldId } from "#app/ui/field-id.ts";

/** Sends focus into a row that was added, and to the button that adds one when a row is gone: it must not be lost. */
export function useRowFocus(list: string, count: number, first: string, addValue = `${list}/add`): void {
  const before = useRef(count);
  useEffect(() => {
    const target =
      count > before.current
        ? document.getElementById(fieldId(`${list}.${count - 1}.${first}`))
        : document.querySelector<HTMLElement>(`button[value="${addValue}"]`);
    if (count !== before.current) target?.focus();
    before.current = count;
  }, [list, count, first, addValue]);
}
