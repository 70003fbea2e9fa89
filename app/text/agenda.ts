import type { Period } from "#app/domain/agenda.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";

export const agendaText = {
  chooseBody: "前回の議題を入れるには、会議体（またはシリーズ名）を先に選んでください。",
  noLastRound: "この会議体の前回の開催が見つかりません。",
  takenElsewhere: (name: string) => `前回の${name}の「継続」の議題は、すべて他の開催に入っています。`,
  allTaken: "前回の議題は、すべて入っています。",
  nothingToTake: (what: "carry" | "copy", name: string) =>
    what === "carry" ? `前回の${name}に、「継続」の議題はありません。` : `前回の${name}に、議題はありません。`,
  closed: "非公開",
} as const;

/** 14:00～14:20 */
export function periodText({ from, until }: Period): string {
  return `${toTokyo(from).time}～${toTokyo(until).time}`;
}
