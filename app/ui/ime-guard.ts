import { useEffect } from "react";

/**
 * Enter that ends a Japanese conversion must not submit the form. Chrome and Firefox say `isComposing`; Safari ends
 * the composition before the key event, so there only the key code of an input method (229) tells.
 */
export function endsConversion(event: Pick<KeyboardEvent, "key" | "isComposing" | "keyCode">): boolean {
  return event.key === "Enter" && (event.isComposing || event.keyCode === 229);
}

/** Guards every text input of the page, once, from the shell. */
export function useImeGuard(): void {
  useEffect(() => {
    const guard = (event: KeyboardEvent) => {
      const inTextInput = event.target instanceof HTMLInputElement;
      if (inTextInput && endsConversion(event)) event.preventDefault();
    };
    document.addEventListener("keydown", guard, true);
    return () => document.removeEventListener("keydown", guard, true);
  }, []);
}
