import { formatLabel, participantRoleLabel } from "#app/text/labels.ts";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownAttendance } from "#app/use-cases/attendance/show-attendance.ts";

/** Who came, for those who read only, and for a year that is confirmed. */
export function AttendanceList({ shown: { invited, walkIns, groups } }: { shown: ShownAttendance }) {
  const came = invited.filter(({ present }) => present);
  if (came.length + walkIns.length + groups.length === 0) {
    return <EmptyState title="出席の記録はありません" />;
  }
  const head = ["氏名", "所属", "役職", "役割", "参加方法", "遅刻・早退"];
  return (
    <>
      <Section title={`出席した人（${came.length + walkIns.length}人）`}>
        <Table caption="出席した人" captionHidden head={<Heads labels={head} />}>
          {came.map(({ name, organizationName, title, entry: { invitationId, proxy, role, mode, arrived, left } }) => (
            <tr key={invitationId}>
              <Td>{proxy ? `${proxy.name}（${name}の代理）` : name}</Td>
              <Td>{proxy?.organization ?? organizationName}</Td>
              <Td>{proxy ? proxy.title : title}</Td>
              <Td>{participantRoleLabel[role]}</Td>
              <Td>{formatLabel[mode]}</Td>
              <Td>{[arrived && `${arrived}から`, left && `${left}まで`].filter(Boolean).join("、")}</Td>
            </tr>
          ))}
          {walkIns.map(({ id, name, organization, title, role, mode }) => (
            <tr key={id}>
              <Td>{name}（当日参加）</Td>
              <Td>{organization}</Td>
              <Td>{title}</Td>
              <Td>{participantRoleLabel[role]}</Td>
              <Td>{formatLabel[mode]}</Td>
              <Td />
            </tr>
          ))}
        </Table>
      </Section>
      {groups.length > 0 && (
        <Section title="グループごとの人数">
          <Table
            caption="グループごとの人数"
            captionHidden
            head={<Heads labels={["グループ", "役割"]} numbers={["機関数", "人数"]} />}
          >
            {groups.map(({ id, label, role, organizations, people }) => (
              <tr key={id}>
                <Td>{label}</Td>
                <Td>{participantRoleLabel[role]}</Td>
                <Td align="right">{organizations}</Td>
                <Td align="right">{people}</Td>
              </tr>
            ))}
          </Table>
        </Section>
      )}
    </>
  );
}

function Heads({ labels, numbers = [] }: { labels: readonly string[]; numbers?: readonly string[] }) {
  return (
    <tr>
      {labels.map((label) => (
        <Th key={label} scope="col">
          {label}
        </Th>
      ))}
      {numbers.map((label) => (
        <Th key={label} scope="col" align="right">
          {label}
        </Th>
      ))}
    </tr>
  );
}
