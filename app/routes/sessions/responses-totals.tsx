import type { RsvpTotals } from "#app/domain/rsvp.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { LIST_STANDINGS, type ListStanding, listStandingLabel } from "#app/text/rsvp.ts";
import { Stat } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

/** What only some sessions know is shown once there is any of it. */
function shownStandings(totals: RsvpTotals): ListStanding[] {
  return LIST_STANDINGS.filter((s) => (s !== "tentative" && s !== "waiting") || totals[s] > 0);
}

/** How many, by answer; each figure leads to those it counts. On paper the table by role says the same. */
export function StandingTotals({ totals, path }: { totals: RsvpTotals; path: string }) {
  return (
    <div className="grid grid-cols-2 gap-3 print:hidden sm:grid-cols-3 lg:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {shownStandings(totals).map((standing) => (
        <Stat
          key={standing}
          label={listStandingLabel[standing]}
          value={totals[standing]}
          unit="人"
          to={`${path}?standing=${standing}`}
        />
      ))}
    </div>
  );
}

interface RoleTotalsProps {
  byRole: readonly { role: ParticipantRole; called: number; totals: RsvpTotals }[];
  totals: RsvpTotals;
  called: number;
}

export function RoleTotals({ byRole, totals, called }: RoleTotalsProps) {
  const standings = shownStandings(totals);
  const figures = (of: { totals: RsvpTotals; called: number }) => (
    <>
      <Td align="right">{of.called}</Td>
      {standings.map((standing) => (
        <Td key={standing} align="right">
          {of.totals[standing]}
        </Td>
      ))}
    </>
  );
  return (
    <Table
      caption="役割ごとの人数"
      captionHidden
      dense
      head={
        <tr>
          <Th scope="col">役割</Th>
          <Th scope="col" align="right">
            案内
          </Th>
          {standings.map((standing) => (
            <Th key={standing} scope="col" align="right">
              {listStandingLabel[standing]}
            </Th>
          ))}
        </tr>
      }
      foot={
        <tr>
          <Th scope="row">計</Th>
          {figures({ totals, called })}
        </tr>
      }
    >
      {byRole.map((row) => (
        <tr key={row.role}>
          <Th scope="row">{participantRoleLabel[row.role]}</Th>
          {figures(row)}
        </tr>
      ))}
    </Table>
  );
}
