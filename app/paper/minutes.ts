import type { Headcount } from "#app/domain/headcount.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { MinutesEdition, MinutesState, RoleCount } from "#app/domain/minutes.ts";
import type { Paper, PaperBlock } from "#app/domain/paper.ts";
import type { AgendaOutcome } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { agendaOutcomeLabel, participantRoleLabel } from "#app/text/labels.ts";
import { minutesText as words } from "#app/text/minutes.ts";
import { listText } from "#app/text/paper.ts";
import { headcountText } from "#app/text/session.ts";
import type { AttendingPerson } from "./attendance-list.ts";
import { type DayFacts, dayTerms } from "./day.ts";

export interface MinutesFacts extends DayFacts {
  state: MinutesState;
  confirmedOn: IsoDate | null;
  author: string | null;
  headcount: Headcount;
  /** Null where nobody was recorded: unknown, not nobody. */
  byRole: readonly RoleCount[] | null;
  /** Those recorded by name, in the office's own order. */
  people: readonly AttendingPerson[];
  /** Those recorded as a number: 「市民 30人」. */
  groups: readonly { role: string; label: string; people: number }[];
  opening: string | null;
  closing: string | null;
  items: readonly MinutesLine[];
  followUps: readonly FollowUpLine[];
}

export interface MinutesLine {
  part: string | null;
  title: string;
  open: boolean;
  presenter: string | null;
  /** Whoever presents, as those outside may read it: by their office where they are of the roster. */
  publicPresenter: string | null;
  /** 資料1-1 … */
  materials: readonly string[];
  explanation: string | null;
  discussion: string | null;
  conclusion: string | null;
  outcome: AgendaOutcome | null;
  /** What earlier rounds left to be done and this item took up. */
  taken: readonly FollowUpLine[];
}

export interface FollowUpLine {
  /** The number of the agenda item it comes from; null where it is of none. */
  item: number | null;
  /** Whether that item is open; what is of none is not. */
  open: boolean;
  task: string;
  assignee: string | null;
  /** As those outside may read it. */
  publicAssignee: string | null;
  dueOn: IsoDate | null;
  doneOn: IsoDate | null;
}

/** 議事概要: who came, what was said of each item, and what is to be done. Of closed items the open edition has nothing. */
export function minutesPaper(facts: MinutesFacts, edition: MinutesEdition): Paper {
  const title = facts.state === "confirmed" ? words.title : words.draftTitle;
  return {
    title: words.file(edition, facts.state, facts.title),
    page: "portrait",
    face: "mincho",
    size: 10.5,
    margin: 22,
    foot: words.file(edition, facts.state, facts.title),
    blocks: [
      ...markBlocks(facts, edition),
      { kind: "text", text: facts.title, align: "center", size: 14, bold: true },
      { kind: "text", text: title, align: "center", size: 13 },
      { kind: "space", height: 4 },
      { kind: "terms", terms: headTerms(facts, edition) },
      ...attendanceBlocks(facts, edition),
      ...agendaBlocks(facts, edition),
      { kind: "space", height: 3 },
      heading(words.proceedings),
      ...(facts.opening ? [subheading(words.opening), ...paragraphs(facts.opening)] : []),
      ...facts.items.flatMap((item, i) => itemBlocks(item, i, facts.items, edition)),
      ...(facts.closing ? [gap(), subheading(words.closing), ...paragraphs(facts.closing)] : []),
      ...followUpBlocks(facts.followUps, edition),
      { kind: "space", height: 2 },
      { kind: "text", text: words.end, align: "right" },
    ],
  };
}

function markBlocks({ state, confirmedOn }: MinutesFacts, edition: MinutesEdition): PaperBlock[] {
  const marks = [
    edition === "open" && words.openMark,
    state === "confirmed" && confirmedOn && words.confirmedOn(formatDateWithoutWeekday(confirmedOn)),
  ].filter(Boolean);
  return marks.length > 0 ? [{ kind: "text", text: marks.join("　"), align: "right", size: 9.5 }] : [];
}

function headTerms(facts: MinutesFacts, edition: MinutesEdition): { term: string; lines: string[] }[] {
  return [
    ...dayTerms(facts),
    { term: words.people, lines: [headcountText(facts.headcount)] },
    // Those outside ask the office, not whoever wrote it there.
    ...(facts.author && edition === "whole" ? [{ term: words.author, lines: [facts.author] }] : []),
  ];
}

function attendanceBlocks({ byRole, people, groups }: MinutesFacts, edition: MinutesEdition): PaperBlock[] {
  if (byRole === null) return [{ kind: "space", height: 3 }, heading(words.attendance), plain(words.noAttendance)];
  const counts = byRole.map(({ role, people }) => ({ label: participantRoleLabel[role], people }));
  const head: PaperBlock[] = [
    { kind: "space", height: 3 },
    heading(words.attendance),
    { kind: "text", text: listText.totals(counts), indent: 1, keep: edition === "whole" },
  ];
  if (edition === "open") return head;
  return [
    ...head,
    {
      kind: "table",
      widths: [22, "*", 32, 32, 36],
      head: [[...words.attendanceHead]],
      rows: [
        ...people.map(({ role, organization, title, name, standsFor, online }) => [
          ...[role, organization ?? "", title ?? "", name],
          [standsFor && listText.standsFor(standsFor), online && listText.online].filter(Boolean).join("\n"),
        ]),
        ...groups.map(({ role, label, people }) => [role, label, "", words.group(people), ""]),
      ],
      size: 9.5,
    },
  ];
}

function agendaBlocks({ items }: MinutesFacts, edition: MinutesEdition): PaperBlock[] {
  if (items.length === 0) return [];
  return [
    { kind: "space", height: 3 },
    heading(words.agenda),
    ...items.map((item, i): PaperBlock => ({ kind: "text", text: itemTitle(item, i, edition), indent: 3, first: -2 })),
  ];
}

function itemBlocks(
  item: MinutesLine,
  index: number,
  items: readonly MinutesLine[],
  edition: MinutesEdition,
): PaperBlock[] {
  const isHidden = edition === "open" && !item.open;
  if (isHidden) return [gap(), subheading(itemTitle(item, index, edition))];
  const before = items[index - 1];
  const presenter = edition === "open" ? item.publicPresenter : item.presenter;
  const remarks = [
    presenter && words.presenter(presenter),
    item.materials.length > 0 && words.materials(item.materials),
    !item.open && words.closedMark,
  ].filter(Boolean);
  const outcome = item.outcome && agendaOutcomeLabel[item.outcome];
  const conclusion = [outcome && `【${outcome}】`, item.conclusion].filter(Boolean).join("");
  return [
    gap(),
    ...(item.part && item.part !== before?.part
      ? [{ kind: "text" as const, text: item.part, bold: true, keep: true }]
      : []),
    subheading(itemTitle(item, index, edition)),
    ...(remarks.length > 0
      ? [{ kind: "text" as const, text: remarks.join("　"), indent: 2, size: 9.5, keep: true }]
      : []),
    ...takenBlocks(item, edition),
    ...said(words.explanation, item.explanation),
    ...said(words.discussion, item.discussion),
    ...said(words.conclusion, conclusion || null),
  ];
}

function takenBlocks({ taken }: MinutesLine, edition: MinutesEdition): PaperBlock[] {
  const shown = taken.filter(({ open }) => edition === "whole" || open);
  if (shown.length === 0) return [];
  const lineOf = (line: FollowUpLine) =>
    `・${line.task}（${[assigneeOf(line, edition), standing(line)].filter(Boolean).join("、")}）`;
  return said(words.taken, shown.map(lineOf).join("\n"));
}

function followUpBlocks(followUps: readonly FollowUpLine[], edition: MinutesEdition): PaperBlock[] {
  const shown = followUps.filter(({ open }) => edition === "whole" || open);
  if (shown.length === 0) return [];
  return [
    { kind: "space", height: 3 },
    heading(words.followUps),
    {
      kind: "table",
      widths: [13, "*", 40, 32, 32],
      align: ["center"],
      head: [[...words.followUpHead]],
      rows: shown.map((line) => [
        line.item === null ? "" : `（${line.item}）`,
        line.task,
        assigneeOf(line, edition) ?? "",
        line.dueOn ? formatDateWithoutWeekday(line.dueOn) : words.noDay,
        standing(line),
      ]),
      size: 9.5,
    },
  ];
}

function assigneeOf({ assignee, publicAssignee }: FollowUpLine, edition: MinutesEdition): string | null {
  return edition === "open" ? publicAssignee : assignee;
}

function standing({ doneOn }: FollowUpLine): string {
  return doneOn ? words.done(formatDateWithoutWeekday(doneOn)) : words.open;
}

function itemTitle({ title, open }: MinutesLine, index: number, edition: MinutesEdition): string {
  return `（${index + 1}）${edition === "open" && !open ? words.closedItem : title}`;
}

function heading(text: string): PaperBlock {
  return { kind: "text", text: `■ ${text}`, bold: true, size: 11.5, keep: true };
}

function subheading(text: string): PaperBlock {
  return { kind: "text", text, bold: true, indent: 2, first: -2, keep: true };
}

function plain(text: string): PaperBlock {
  return { kind: "text", text, indent: 1 };
}

function gap(): PaperBlock {
  return { kind: "space", height: 2.5 };
}

/** 〔説明〕 and what was said, a paragraph each line. */
function said(label: string, text: string | null): PaperBlock[] {
  return text ? [{ kind: "text", text: `〔${label}〕`, indent: 2, size: 9.5, keep: true }, ...paragraphs(text)] : [];
}

/** Each line a paragraph that begins one character in, unless it is an item of a list. */
function paragraphs(text: string): PaperBlock[] {
  return text
    .trim()
    .split(/\n+/)
    .map((line): PaperBlock => {
      const words = line.trim();
      const isListed = /^[・○●◯－―\-—（(①-⑳0-9０-９]/.test(words);
      return { kind: "text", text: words, indent: isListed ? 3 : 2, first: isListed ? -1 : 1 };
    });
}
