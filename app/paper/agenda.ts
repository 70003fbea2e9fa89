import { kindHeadings, runningTimes } from "#app/domain/agenda.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import type { AgendaKind, SessionCategory } from "#app/domain/taxonomy.ts";
import { agendaText, periodText } from "#app/text/agenda.ts";
import { agendaKindHeading } from "#app/text/labels.ts";
import { listText as words } from "#app/text/paper.ts";
import { type DayFacts, dayTerms } from "./day.ts";

export interface AgendaLine {
  /** 第1部… */
  part: string | null;
  title: string;
  kind: AgendaKind;
  open: boolean;
  presenter: string | null;
  minutes: number | null;
  /** 資料1-1 … */
  materials: readonly string[];
}

/** 次第: what is on, from 開会 to 閉会, then what is handed out. */
export function agendaPaper(
  facts: DayFacts & { category: SessionCategory },
  agenda: readonly AgendaLine[],
  handouts: readonly { number: string | null; title: string }[],
): Paper {
  return {
    title: `${words.agenda}　${facts.title}`,
    page: "portrait",
    face: "mincho",
    size: 11,
    margin: 25,
    blocks: [
      { kind: "text", text: facts.title, align: "center", size: 15, bold: true },
      { kind: "text", text: words.agenda, align: "center", size: 13 },
      { kind: "space", height: 6 },
      {
        kind: "columns",
        columns: [
          { width: 18, blocks: [] },
          { width: "*", blocks: [{ kind: "terms", terms: dayTerms(facts) }] },
        ],
      },
      { kind: "space", height: 8 },
      { kind: "text", text: `１　${words.opening}`, size: 12 },
      { kind: "space", height: 4 },
      { kind: "text", text: `２　${facts.category === "meeting" ? words.proceedings : words.programme}`, size: 12 },
      ...itemBlocks(facts, agenda),
      { kind: "space", height: 4 },
      { kind: "text", text: `３　${words.closing}`, size: 12 },
      ...(handouts.length > 0 ? handoutBlocks(handouts) : []),
    ],
  };
}

function itemBlocks(facts: DayFacts & { category: SessionCategory }, agenda: readonly AgendaLine[]): PaperBlock[] {
  const headings = kindHeadings(facts.category, agenda);
  const times = runningTimes(facts.startsAt, agenda);
  return agenda.flatMap((item, i): PaperBlock[] => {
    const heading = headings[i];
    const period = times?.[i];
    const remarks = [
      item.presenter,
      period && periodText(period),
      item.materials.length > 0 && item.materials.join("、"),
      !item.open && agendaText.closed,
    ].filter(Boolean);
    return [
      ...(item.part && item.part !== agenda[i - 1]?.part
        ? [{ kind: "text" as const, text: item.part, indent: 1, bold: true, keep: true }]
        : []),
      ...(heading ? [{ kind: "text" as const, text: `【${agendaKindHeading[heading]}】`, indent: 1, keep: true }] : []),
      { kind: "text", text: `（${i + 1}）${item.title}`, indent: 2, keep: remarks.length > 0 },
      ...(remarks.length > 0 ? [{ kind: "text" as const, text: remarks.join("　"), indent: 5, size: 9.5 }] : []),
      { kind: "space", height: 1.5 },
    ];
  });
}

function handoutBlocks(handouts: readonly { number: string | null; title: string }[]): PaperBlock[] {
  return [
    { kind: "space", height: 10 },
    { kind: "text", text: `【${words.handouts}】`, keep: true },
    { kind: "terms", terms: handouts.map(({ number, title }) => ({ term: number ?? "", lines: [title] })) },
  ];
}
