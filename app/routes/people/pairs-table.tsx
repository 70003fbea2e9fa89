import type { ReactNode } from "react";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface PairsTableProps {
  caption: string;
  pairs: readonly {
    one: { id: string };
    other: { id: string };
    /** Why the two may be one. */
    reasons: readonly string[];
    shown: [one: ReactNode, other: ReactNode];
    actions: ReactNode;
  }[];
  mayMerge: boolean;
}

/** Records that may be of one and the same, two by two, each with its reasons and what can be done about it. */
export function PairsTable({ caption, pairs, mayMerge }: PairsTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">一方の記録</Th>
          <Th scope="col">もう一方の記録</Th>
          <Th scope="col">候補とした理由</Th>
          {mayMerge && <Th scope="col">操作</Th>}
        </tr>
      }
    >
      {pairs.map(({ one, other, shown, reasons, actions }) => (
        <tr key={`${one.id} ${other.id}`}>
          <Td>{shown[0]}</Td>
          <Td>{shown[1]}</Td>
          <Td>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Td>
          {mayMerge && <Td>{actions}</Td>}
        </tr>
      ))}
    </Table>
  );
}
