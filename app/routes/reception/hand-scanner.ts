import { useEffect, useRef } from "react";

/** What was typed of late, wherever the focus is; `at` in ms. */
export interface Keys {
  text: string;
  at: number;
}

export const NO_KEYS: Keys = { text: "", at: 0 };

/** A hand scanner types without a pause. */
const PAUSE_MS = 500;
const CODE = /RENKEI:[0-9A-Z-]+$/i;

/** The keys with one more; those before a pause, or before a key that types nothing, are none of a code. */
export function withKey({ text, at }: Keys, key: string, now: number): Keys {
  if (key === "Shift") return { text, at };
  if (key.length !== 1) return NO_KEYS;
  return { text: (now - at > PAUSE_MS ? "" : text + key).slice(-64) || key, at: now };
}

/** The code that stands complete at the end of what was typed; null where none does. */
export function codeIn({ text, at }: Keys, now: number): string | null {
  return now - at > PAUSE_MS ? null : (CODE.exec(text)?.[0] ?? null);
}

/** Hears a hand scanner wherever the focus is. What it typed is taken out of the field it went into. */
export function useHandScanner(onCode: (code: string) => void) {
  const heard = useRef(onCode);
  heard.current = onCode;
  useEffect(() => {
    let keys = NO_KEYS;
    const listen = (event: KeyboardEvent) => {
      const code = event.key === "Enter" ? codeIn(keys, event.timeStamp) : null;
      keys = withKey(keys, event.key, event.timeStamp);
      if (!code) return;
      // Enter would press the button that has the focus, or send its form.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.target instanceof HTMLInputElement) takeOut(event.target, code);
      heard.current(code);
    };
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);
}

/** As if it had been deleted by hand: React hears of it only through the element's own setter. */
function takeOut(field: HTMLInputElement, code: string) {
  if (!field.value.endsWith(code)) return;
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  setter?.call(field, field.value.slice(0, -code.length));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
