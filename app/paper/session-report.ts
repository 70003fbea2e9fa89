import { type FiscalYear, fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { Headcount } from "#app/domain/headcount.ts";
import type { RoleCount } from "#app/domain/minutes.ts";
import type { Paper, PaperBlock, PaperCell } from "#app/domain/paper.ts";
import type { AttendanceShares } from "#app/domain/practice-card.ts";
import { REPORT_PARTS, type ReportText } from "#app/domain/session-report.ts";
import type { AgendaOutcome, SessionCategory } from "#app/domain/taxonomy.ts";
import { agendaOutcomeLabel, categoryLabel, formatLabel, participantRoleLabel } from "#app/text/labels.ts";
import { listText } from "#app/text/paper.ts";
import { headcountText, roundText, whenText } from "#app/text/session.ts";
import { reportPartLabel, reportText as words } from "#app/text/session-report.ts";
import type { DayFacts } from "./day.ts";

export interface SessionReportFacts extends DayFacts {
  fiscalYear: FiscalYear;
  center: string;
  medicalArea: string;
  coHosts: readonly string[];
  bodies: readonly string[];
  category: SessionCategory;
  series: string | null;
  round: number | null;
  theme: string | null;
  lecturers: string;
  target: string;
  headcount: Headcount;
  /** Null where nobody was recorded. */
  byRole: readonly RoleCount[] | null;
  /** Of those whose role counts: by occupation, or by group where no names were taken. */
  shares: AttendanceShares;
  byGroup: boolean;
  agenda: readonly { part: string | null; title: string; outcome: AgendaOutcome | null }[];
  text: ReportText;
}

/** 実施報告: what was held, who came, and what the desk makes of it. */
export function sessionReportPaper(facts: SessionReportFacts): Paper {
  const title = `${words.title}　${facts.title}`;
  const { author } = facts.text;
  return {
    title,
    page: "portrait",
    face: "mincho",
    margin: 22,
    foot: title,
    blocks: [
      { kind: "text", text: words.title, align: "center", size: 15, bold: true },
      { kind: "space", height: 3 },
      ...(author ? [{ kind: "text" as const, text: `${words.author}　${author}`, align: "right" as const }] : []),
      { kind: "table", widths: [36, "*"], head: [], rows: factRows(facts) },
      ...attendanceBlocks(facts),
      ...agendaBlocks(facts),
      ...REPORT_PARTS.flatMap((part) => [
        ...heading(reportPartLabel[part]),
        plain(facts.text[part] ?? words.unwritten),
      ]),
    ],
  };
}

function factRows(facts: SessionReportFacts): PaperCell[][] {
  const { targetCount } = facts.text;
  const rows: [string, string | null][] = [
    [words.fiscalYear, fiscalYearName(facts.fiscalYear)],
    [words.center, facts.center],
    [words.coHosts, facts.coHosts.join("、")],
    [words.medicalArea, facts.medicalArea],
    [words.bodies, facts.bodies.join("、")],
    [words.category, categoryLabel[facts.category]],
    [words.name, facts.title],
    [words.round, [facts.series, roundText(facts.round)].filter(Boolean).join("　")],
    [words.time, whenText(facts)],
    [words.place, facts.venue],
    [words.format, formatLabel[facts.format]],
    [words.theme, facts.theme],
    [words.lecturers, facts.lecturers],
    [words.target, [facts.target, targetCount !== null && words.targetPeople(targetCount)].filter(Boolean).join("　")],
    [words.attendance, headcountText(facts.headcount)],
    [words.byRole, rolesLine(facts)],
  ];
  return rows.filter(([, said]) => said).map(([term, said]) => [{ text: term, bold: true }, said]);
}

/** 受講者 85人　講師 2人: of those on record, whatever number was stated; nothing where nobody was. */
function rolesLine({ byRole }: SessionReportFacts): string {
  return listText.totals((byRole ?? []).map(({ role, people }) => ({ label: participantRoleLabel[role], people })));
}

function attendanceBlocks({ shares: { shares, unnamed }, byGroup }: SessionReportFacts): PaperBlock[] {
  const label = byGroup ? words.byGroup : words.byOccupation;
  if (shares.length === 0 && unnamed === 0) return [...heading(label), plain(words.noAttendance)];
  const rows = [...shares, ...(unnamed > 0 ? [{ label: words.unknown, people: unnamed }] : [])];
  const total = rows.reduce((sum, { people }) => sum + people, 0);
  return [
    ...heading(label),
    {
      kind: "table",
      widths: [80, 30],
      align: ["left", "right"],
      head: [[byGroup ? words.group : words.occupation, words.people]],
      rows: [
        ...rows.map(({ label, people }) => [label, peopleText(people)]),
        [
          { text: words.total, bold: true },
          { text: peopleText(total), bold: true },
        ],
      ],
    },
  ];
}

function agendaBlocks({ agenda }: SessionReportFacts): PaperBlock[] {
  if (agenda.length === 0) return [];
  return [
    ...heading(words.agenda),
    ...agenda.flatMap(({ part, title, outcome }, i): PaperBlock[] => [
      ...(part && part !== agenda[i - 1]?.part ? [{ ...plain(part), bold: true, keep: true }] : []),
      {
        ...{ kind: "text", indent: 3, first: -2 },
        text: `（${i + 1}）${title}${outcome ? `　【${agendaOutcomeLabel[outcome]}】` : ""}`,
      },
    ]),
  ];
}

function heading(text: string): PaperBlock[] {
  return [
    { kind: "space", height: 3 },
    { kind: "text", text: `■ ${text}`, bold: true, size: 11.5, keep: true },
  ];
}

function plain(text: string): Extract<PaperBlock, { kind: "text" }> {
  return { kind: "text", text, indent: 1 };
}

function peopleText(people: number): string {
  return `${people.toLocaleString("ja-JP")}人`;
}
