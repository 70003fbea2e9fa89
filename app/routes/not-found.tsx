import { refuse } from "#app/domain/result.ts";
import { orRefuse } from "#app/http/refusal.server.ts";

/** An address that is none of ours; a route of its own, so that the root's loader tells the page about the demo. */
export function loader() {
  return orRefuse(refuse("not-found"));
}

export default function NotFound() {
  return null;
}
