import { MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import { agendaText } from "#app/text/agenda.ts";
import { followUpItemTitle } from "#app/text/follow-up.ts";
import { formText } from "#app/text/form.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { listWaitingFollowUps } from "#app/use-cases/follow-ups/list-waiting-follow-ups.ts";
import type { RoundOf } from "#app/use-cases/sessions/show-last-round.ts";
import { again } from "../sessions/read-session-form.server.ts";

/** The form with one item more, that takes up all that earlier rounds left to be done; or why there is none. */
export async function takeFollowUps(ctx: StaffContext, typed: Typed, round: RoundOf) {
  const refuse = (message: string) => again(typed, [{ field: "agenda", message }]);
  const waiting = await listWaitingFollowUps(ctx, round);
  if (!waiting.ok) return refuse(commonRefusal[waiting.error]);
  const rows = rowsIn(typed, "agenda", MAX_AGENDA_ITEMS).filter(isFilled);
  const taken = new Set(rows.flatMap((row) => row["followUpIds[]"] ?? []));
  const missing = waiting.value.filter(({ id }) => !taken.has(id));
  if (missing.length === 0) return refuse(agendaText.noFollowUps);
  if (rows.length >= MAX_AGENDA_ITEMS) return refuse(formText.tooMany("議題", MAX_AGENDA_ITEMS));
  const row: Typed = { title: followUpItemTitle, kind: "report", "followUpIds[]": missing.map(({ id }) => id) };
  return again(withRows(typed, "agenda", [...rows, row]));
}

function isFilled({ kind, id, ...words }: Typed): boolean {
  return Object.values(words)
    .flat()
    .some((word) => word?.trim());
}
