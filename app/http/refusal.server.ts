import type { Result } from "#app/domain/result.ts";

/** The value of a page's use case; a refusal becomes the 404 or 403 page, which tells what to do. */
export function orRefuse<T, E extends string>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  // What is not there yet cannot be opened, and the page that leads to it says so.
  const isMissing = result.error === "not-found" || result.error === "not-taken-place";
  if (isMissing) throw new Response(null, { status: 404, statusText: "Not Found" });
  if (result.error === "forbidden") throw new Response(null, { status: 403, statusText: "Forbidden" });
  throw new Response(result.error, { status: 422, statusText: "Unprocessable Content" });
}
