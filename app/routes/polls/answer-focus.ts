import { type FormEvent, useEffect, useRef } from "react";
import { fieldId } from "#app/ui/field-id.ts";

/** Where people found stand, and the heading over those asked. */
export const FOUND = "found";
export const ASKED = "asked";

/** Where each button's answer begins. */
const LEADS_TO: Record<string, string> = { search: FOUND, pick: ASKED, group: ASKED };
const SEARCH_FIELD = fieldId("q");

/**
 * With each answer of the server the form is made anew, and focus would be lost: it goes to what the answer brought,
 * or stays in the field where Enter was pressed. What it returns notes the button or field.
 */
export function useAnswerFocus(answer: unknown) {
  const target = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each answer the fields are made anew.
  useEffect(() => {
    const found = document.getElementById(target.current);
    (found ?? (target.current === FOUND ? document.getElementById(SEARCH_FIELD) : null))?.focus();
    target.current = "";
  }, [answer]);
  return (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const pressed = (submitter as HTMLButtonElement | null)?.value ?? "";
    const field = document.activeElement?.id ?? "";
    target.current = LEADS_TO[pressed] ?? (field === SEARCH_FIELD ? FOUND : field);
  };
}
