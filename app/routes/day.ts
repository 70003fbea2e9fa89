import type { LoaderFunctionArgs } from "@remix-run/node";
import { warningText } from "#app/text/warnings.ts";
import { warnOfDay } from "#app/use-cases/sessions/warn-of-day.ts";

/** Asked by a date field as one types: is the office closed that day? */
export function loader({ params }: LoaderFunctionArgs) {
  const off = warnOfDay(params.date ?? "");
  const warning = off && (off.kind === "holiday" ? warningText.holiday(off.name) : warningText.weekend);
  return Response.json({ warning }, { headers: { "Cache-Control": "public, max-age=86400" } });
}
