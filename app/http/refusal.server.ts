import type { Result } from "#app/domain/result.ts";

/** The value of a page's use case; a refusal becomes the 404 or 403 page, which tells what to do. */
export function orRefuse<T, E extends string>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  if (result.error === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
  if (result.error === "forbidden") throw new Response(null, { status: 403, statusText: "Forbidden" });
  throw new Response(result.error, { status: 422, statusText: "Unprocessable Content" });
}
