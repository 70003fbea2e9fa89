import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";

// The events for which React hydrates at once, whatever it waits for. Remix's page waits for its data, so a key
// pressed that early ends in React's error 345, and the page stays without script. Until the page is hydrated
// these events do what they do without any script.
const DISCRETE_EVENTS = [
  ...["keydown", "keypress", "keyup", "input", "change", "compositionstart", "compositionend"],
  ...["click", "auxclick", "dblclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup"],
  ...["pointercancel", "touchstart", "touchend", "touchcancel", "dragstart", "dragend", "drop"],
  ...["copy", "cut", "paste", "reset", "submit"],
];

function keepFromReact(event: Event) {
  event.stopImmediatePropagation();
}

for (const type of DISCRETE_EVENTS) window.addEventListener(type, keepFromReact, true);

function Hydrated() {
  useEffect(() => {
    for (const type of DISCRETE_EVENTS) window.removeEventListener(type, keepFromReact, true);
  }, []);
  return <RemixBrowser />;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Hydrated />
    </StrictMode>,
  );
});
