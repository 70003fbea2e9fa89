import type { Database } from "#app/adapters/db/database.server.ts";

interface CountedCell {
  sessions: number;
  unknown: number;
  people: number;
}

const CATEGORIES = ["meeting", "training", "lecture"] as const;

/**
 * The annual table counted by hand from DOMAIN.md, sharing no code with the application: held sessions of a
 * fiscal year in Tokyo, by the lead center's unit; the stated headcount, else those listed whose role counts,
 * else unknown.
 */
export async function recount(db: Database, year: number): Promise<{ unit: string; cells: CountedCell[] }[]> {
  const roles = (await db.countedRole.findMany()).map(({ role }) => role as string);
  const units = await db.reportingUnit.findMany({ orderBy: { position: "asc" } });
  const sessions = await db.session.findMany({
    where: {
      state: "held",
      startsAt: { gte: new Date(`${year}-03-31T15:00:00Z`), lt: new Date(`${year + 1}-03-31T15:00:00Z`) },
    },
    include: { center: true, attendances: true, groups: true },
  });
  return units.map((unit) => ({
    unit: unit.name,
    cells: CATEGORIES.map((category) => {
      const cell = { sessions: 0, unknown: 0, people: 0 };
      for (const session of sessions) {
        if (session.center.reportingUnitId !== unit.id || session.category !== category) continue;
        cell.sessions += 1;
        if (session.headcount !== null) cell.people += session.headcount;
        else if (session.attendances.length > 0)
          cell.people += session.attendances.filter((a) => roles.includes(a.role)).length;
        else if (session.groups.length > 0)
          for (const group of session.groups) cell.people += roles.includes(group.role) ? group.people : 0;
        else cell.unknown += 1;
      }
      return cell;
    }),
  }));
}

/** The table in the published layout: three blocks side by side, the unit's name in each. */
export function publishedLayout(rows: { unit: string; cells: CountedCell[] }[]): string {
  const lines = [
    "会議 (WG・部会)\t\t\t多職種・専門職の研修会\t\t\t講演会\t\t",
    "\t回数\t人数(延べ)\t\t回数\t人数(延べ)\t\t回数\t人数(延べ)",
  ];
  for (const { unit, cells } of rows)
    lines.push(cells.map((cell) => `${unit}\t${cell.sessions}\t${shown(cell)}`).join("\t"));
  const foot = CATEGORIES.map((_, i) => {
    const column = rows.map((row) => row.cells[i] as CountedCell);
    const sum = (of: (cell: CountedCell) => number) => column.reduce((total, cell) => total + of(cell), 0);
    const active = column.filter((cell) => cell.sessions > 0).length;
    return `${active}協議会\t${sum((cell) => cell.sessions)}\t${sum((cell) => cell.people)}`;
  });
  return `${[...lines, foot.join("\t")].join("\n")}\n`;
}

function shown({ sessions, unknown, people }: CountedCell): string {
  if (sessions === 0) return "";
  if (unknown === sessions) return "(不明)";
  return unknown > 0 ? `${people}(一部不明)` : String(people);
}
