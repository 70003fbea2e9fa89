import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { type FieldError, parseForm } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import type { AppointInput } from "#app/use-cases/bodies/appoint-holder.ts";
import { termForm } from "./seat-form.server.ts";

/**
 * Who is about to be appointed, kept in the page's address alone, as for those who are called: going back, reloading
 * and working without scripts lose nothing, and nothing is stored before it is confirmed.
 */
export interface HolderChoice {
  search: string;
  personId: string | null;
  replacing: string | null;
  /** The days as they stand in the address; null where they were not typed yet. */
  typed: Typed | null;
}

export function readHolderChoice(params: URLSearchParams): HolderChoice {
  const id = (name: string) => params.get(name)?.slice(0, 64) || null;
  return {
    search: (params.get("q") ?? "").slice(0, 100),
    personId: id("person"),
    replacing: id("replace"),
    typed: params.has("startsOn")
      ? { startsOn: params.get("startsOn") ?? "", endsOn: params.get("endsOn") ?? "" }
      : null,
  };
}

/** The choice as the use case takes it, or what is still wrong with it. */
export function readAppointment(
  address: { bodyId: string; seatId: string },
  params: URLSearchParams,
): { ok: true; value: AppointInput } | { ok: false; errors: FieldError[] } {
  const { personId, replacing, typed } = readHolderChoice(params);
  const form = new FormData();
  for (const [name, text] of Object.entries(typed ?? {})) form.set(name, String(text));
  const term = parseForm(form, termForm);
  const errors = [
    ...(personId ? [] : [{ field: "q", message: "委員になる方を選んでください。" }]),
    ...(term.ok ? [] : term.errors),
  ];
  if (!term.ok || !personId) return { ok: false, errors };
  const days: { startsOn: IsoDate; endsOn: IsoDate | null } = term.value;
  return { ok: true, value: { ...address, ...days, personId, replacing } };
}
