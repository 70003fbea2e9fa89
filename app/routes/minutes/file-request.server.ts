import type { LoaderFunctionArgs } from "@remix-run/node";
import { MINUTES_EDITIONS, type MinutesEdition, type MinutesFile } from "#app/domain/minutes.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printMinutes } from "#app/use-cases/minutes/print-minutes.ts";

/** The edition that an address asks for (`?edition=open`); all of it where none is named. */
export function editionOf(request: Request): MinutesEdition {
  const asked = new URL(request.url).searchParams.get("edition");
  return MINUTES_EDITIONS.find((known) => known === asked) ?? "whole";
}

/** The minutes as a file of one kind, in the edition asked for. */
export async function printAsked(args: LoaderFunctionArgs, file: MinutesFile) {
  const edition = editionOf(args.request);
  return orRefuse(await printMinutes(await staffContext(args), args.params.id ?? "", { edition, file }));
}
