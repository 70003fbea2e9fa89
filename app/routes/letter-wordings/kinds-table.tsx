import { Link } from "@remix-run/react";
import type { LetterKind } from "#app/domain/letter-wording.ts";
import { letterIssuedWhen, letterKindLabel } from "#app/text/letter-wording.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface KindsTableProps {
  kinds: readonly { kind: LetterKind; own: boolean }[];
  /** Below which each kind has its page. */
  path: string;
  /** What holds where there are no words of its own. */
  otherwise: string;
  mayWrite: boolean;
}

/** The kinds of letter, with whose words each has. */
export function KindsTable({ kinds, path, otherwise, mayWrite }: KindsTableProps) {
  return (
    <Table
      caption="文面を決められる文書"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">文書</Th>
          <Th scope="col">発行するとき</Th>
          <Th scope="col">文面</Th>
        </tr>
      }
    >
      {kinds.map(({ kind, own }) => (
        <tr key={kind}>
          <Th scope="row">
            <Link to={`${path}/${kind}`}>
              {letterKindLabel[kind]}
              <span className="sr-only">の文面を{mayWrite ? "変更" : "見る"}</span>
            </Link>
          </Th>
          <Td>{letterIssuedWhen[kind]}</Td>
          <Td nowrap>{own ? <Chip tone="info">独自の文面</Chip> : otherwise}</Td>
        </tr>
      ))}
    </Table>
  );
}
