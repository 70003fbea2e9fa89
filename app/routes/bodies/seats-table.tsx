import { Form } from "@remix-run/react";
import { useEffect } from "react";
import { seatName } from "#app/text/bodies.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownSeats } from "#app/use-cases/bodies/show-seats.ts";
import { CurrentHolder } from "./current-holder.tsx";

type SeatLine = ShownSeats["seats"][number];

interface SeatsTableProps {
  bodyId: string;
  seats: readonly SeatLine[];
  mayWrite: boolean;
  /** What was just done, as its button says it: `up:ID`. */
  moved: string | null;
}

/** The seats in 建制順, each with its holder, the way to its own page, and the buttons that move it. */
export function SeatsTable({ bodyId, seats, mayWrite, moved }: SeatsTableProps) {
  useFocusOfMoved(moved, seats);
  if (seats.length === 0) return <EmptyState title="委員枠はまだ登録されていません" />;
  return (
    <Form method="post" preventScrollReset>
      <Table
        caption="委員枠"
        captionHidden
        head={
          <tr>
            <Th scope="col" align="right" fit>
              順
            </Th>
            <Th scope="col">委員枠</Th>
            <Th scope="col">役割</Th>
            <Th scope="col">いまの委員</Th>
            {mayWrite && <Th scope="col">順番</Th>}
          </tr>
        }
      >
        {seats.map((seat, index) => (
          <tr key={seat.seatId}>
            <Td align="right">{index + 1}</Td>
            <Th scope="row">
              <NameLink to={`/bodies/${bodyId}/seats/${seat.seatId}`}>{seatName(seat)}</NameLink>
            </Th>
            <Td>
              <span className="whitespace-nowrap">{memberRoleLabel[seat.role]}</span>
            </Td>
            <Td>
              <CurrentHolder seat={seat} />
            </Td>
            {mayWrite && (
              <Td>
                <span className="flex gap-1">
                  <MoveButton to="up" seat={seat} shown={index > 0} />
                  <MoveButton to="down" seat={seat} shown={index < seats.length - 1} />
                </span>
              </Td>
            )}
          </tr>
        ))}
      </Table>
    </Form>
  );
}

const WORDS = { up: "上へ", down: "下へ" };

function MoveButton({ to, seat, shown }: { to: "up" | "down"; seat: SeatLine; shown: boolean }) {
  if (!shown) return <span className="w-20" />;
  return (
    <Button variant="tertiary" size="sm" name="move" value={`${to}:${seat.seatId}`}>
      <Icon name={to} />
      <span className="sr-only">{seatName(seat)}を</span>
      {WORDS[to]}
    </Button>
  );
}

/** The row that moved keeps the focus: on the button that moved it, or its neighbour once it stands at the end. */
function useFocusOfMoved(moved: string | null, seats: readonly SeatLine[]) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: pressed again, the same button moves the row once more.
  useEffect(() => {
    const [, direction, seatId] = moved?.match(/^(up|down):(.+)$/) ?? [];
    const buttons = ["up", "down"]
      .sort((a) => (a === direction ? -1 : 1))
      .map((to) => document.querySelector<HTMLElement>(`button[value="${CSS.escape(`${to}:${seatId}`)}"]`));
    buttons.find((button) => button !== null)?.focus({ preventScroll: true });
  }, [moved, seats]);
}
