import { type FormEvent, useEffect, useRef } from "react";
import { parseRowEdit } from "#app/domain/agenda.ts";
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

/** Sends focus along with a row that was moved up or down. What it returns notes the button that was pressed. */
export function useMovedRowFocus(list: string, revision: string, first: string) {
  const target = useRef<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each revision the rows are made anew.
  useEffect(() => {
    if (target.current) document.getElementById(target.current)?.focus();
    target.current = undefined;
  }, [revision]);
  return (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const edit = parseRowEdit((submitter as HTMLButtonElement | null)?.value ?? "");
    if (edit?.kind !== "up" && edit?.kind !== "down") return;
    target.current = fieldId(`${list}.${edit.row + (edit.kind === "up" ? -1 : 1)}.${first}`);
  };
}
