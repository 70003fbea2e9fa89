import { kindHeadings, type Period, runningTimes } from "#app/domain/agenda.ts";
import type { AgendaKind, SessionCategory } from "#app/domain/taxonomy.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";
import { agendaKindHeading } from "./labels.ts";

export const agendaText = {
  chooseBody: "前回の議題を入れるには、会議体（またはシリーズ名）を先に選んでください。",
  noLastRound: "この会議体の前回の開催が見つかりません。",
  takenElsewhere: (name: string) => `前回の${name}の「継続」の議題は、すべて他の開催に入っています。`,
  noFollowUps: "前回までの対応事項で、まだ議題に入れていないものはありません。",
  allTaken: "前回の議題は、すべて入っています。",
  nothingToTake: (what: "carry" | "copy", name: string) =>
    what === "carry" ? `前回の${name}に、「継続」の議題はありません。` : `前回の${name}に、議題はありません。`,
  closed: "非公開",
} as const;

/** 14:00～14:20 */
export function periodText({ from, until }: Period): string {
  return `${toTokyo(from).time}～${toTokyo(until).time}`;
}

/** An agenda item as a notice has it. */
export interface NoticeItem {
  /** 第1部… */
  part: string | null;
  title: string;
  kind: AgendaKind;
  /** A closed item (非公開) is named to those invited, as closed. */
  open: boolean;
  presenter: string | null;
  /** Planned minutes. */
  minutes: number | null;
}

/**
 * The agenda of a notice, a line each. A part is named once, above its items, and so is a kind (報告事項…) where there
 * are several; numbers run through. From a start on, times stand behind the items where all of them have their minutes.
 */
export function agendaLines({
  category,
  agenda,
  startsAt,
}: {
  category: SessionCategory;
  startsAt: Instant | null;
  agenda: readonly NoticeItem[];
}): string[] {
  const headings = kindHeadings(category, agenda);
  const times = runningTimes(startsAt, agenda);
  return agenda.flatMap((item, index) => {
    const part = item.part && item.part !== agenda[index - 1]?.part ? [onOneLine(item.part)] : [];
    const heading = headings[index];
    const kind = heading ? [`【${agendaKindHeading[heading]}】`] : [];
    const presenter = item.presenter ? `（${onOneLine(item.presenter)}）` : "";
    const period = times?.[index] ? `　${periodText(times[index])}` : "";
    const closed = item.open ? "" : `（${agendaText.closed}）`;
    return [...part, ...kind, `（${index + 1}）${onOneLine(item.title)}${closed}${presenter}${period}`];
  });
}

function onOneLine(text: string): string {
  return text.replace(/[\p{Cc} ]+/gu, " ").trim();
}
