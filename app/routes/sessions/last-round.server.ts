import { isContinued, MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import { formatDate, parseJapaneseDate } from "#app/domain/japanese-date.ts";
import { fromTokyo, parseClockTime, tokyoDate } from "#app/domain/tokyo-time.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import { agendaText } from "#app/text/agenda.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { type LastRound, showLastRound, waitingItems } from "#app/use-cases/sessions/show-last-round.ts";
import { takeFollowUps } from "../follow-ups/take-follow-ups.server.ts";
import { again, type TakenItems } from "./read-session-form.server.ts";

interface Taking {
  what: TakenItems;
  typed: Typed;
  /** The session whose form it is; null while it is new. */
  id: string | null;
  /** Null where the form chooses the center. */
  centerId: string | null;
}

/** The form with items of the round before added below what was typed; or as it was, with why there are none. */
export async function takeFromLastRound(ctx: StaffContext, { what, typed, id, centerId }: Taking) {
  const text = (name: string) => String([typed[name] ?? ""].flat()[0] ?? "");
  const bodyIds = [typed["bodies[]"] ?? []].flat();
  const series = text("series").trim() || null;
  const refuse = (message: string) => again(typed, [{ field: "agenda", message }]);
  if (bodyIds.length === 0 && !series) return refuse(agendaText.chooseBody);
  const of = { id, centerId: centerId ?? text("centerId"), bodyIds, series, startsAt: startOf(text) };
  if (what === "followUps") return takeFollowUps(ctx, typed, of);
  const shown = await showLastRound(ctx, of);
  if (!shown.ok) return refuse(commonRefusal[shown.error]);
  const last = shown.value;
  if (!last) return refuse(agendaText.noLastRound);
  const rows = rowsIn(typed, "agenda", MAX_AGENDA_ITEMS).filter(isFilled);
  const items = what === "carry" ? waitingItems(last) : last.agenda;
  const missing = items.filter((item) => !rows.some((row) => isTaken(row, item, what)));
  if (missing.length === 0) {
    if (items.length > 0) return refuse(agendaText.allTaken);
    const elsewhere = what === "carry" && last.agenda.some(isContinued);
    return refuse(elsewhere ? agendaText.takenElsewhere(nameOf(last)) : agendaText.nothingToTake(what, nameOf(last)));
  }
  const taken = missing.map((item) => rowOf(item, what));
  return again(withRows(typed, "agenda", [...rows, ...taken].slice(0, MAX_AGENDA_ITEMS)));
}

/** What the form says of the round before, ahead of any button: its name, and how many items wait to be taken up. */
export function offerOf(last: LastRound | null, agenda: readonly { carriedFromId: string | null }[]) {
  if (!last) return null;
  const waiting = waitingItems(last).filter(({ id }) => !agenda.some((item) => item.carriedFromId === id));
  return { name: nameOf(last), continued: waiting.length };
}

function nameOf({ title, startsAt }: LastRound): string {
  return startsAt ? `${title}（${formatDate(tokyoDate(startsAt))}）` : title;
}

/** The start as typed, where it can be read; the last round is looked for before it. */
function startOf(text: (name: string) => string) {
  const date = parseJapaneseDate(text("date"));
  const time = parseClockTime(text("startTime"));
  return date.ok ? fromTokyo(date.value.date, time.ok ? time.value : "00:00") : null;
}

function isFilled(row: Typed): boolean {
  const { kind, id, ...words } = row;
  return Object.values(words)
    .flat()
    .some((word) => word?.trim());
}

function isTaken(row: Typed, item: LastRound["agenda"][number], what: TakenItems): boolean {
  return what === "carry" ? row.carriedFromId === item.id : String(row.title ?? "").trim() === item.title;
}

function rowOf(item: LastRound["agenda"][number], what: TakenItems): Typed {
  const { id, part, title, kind, open, presenter, presenterRole, minutes, topics } = item;
  return {
    title,
    kind,
    closed: open ? "" : "on",
    // A part belongs to the round that was divided so.
    part: what === "copy" ? (part ?? "") : "",
    presenter: presenter ?? "",
    presenterRole: presenterRole ?? "",
    minutes: minutes ? String(minutes) : "",
    "topics[]": topics.map(({ topic }) => topic),
    carriedFromId: what === "carry" ? id : "",
  };
}
