import { Form, Link } from "@remix-run/react";
import { useEffect } from "react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { seatName } from "#app/text/bodies.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownSeats } from "#app/use-cases/bodies/show-seats.ts";
import { PersonName } from "./person-name.tsx";
import { Term } from "./term.tsx";

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
              <Link to={`/bodies/${bodyId}/seats/${seat.seatId}`}>{seatName(seat)}</Link>
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

function CurrentHolder({ seat: { holder, next, endsSoon, comesOn } }: { seat: SeatLine }) {
  if (comesOn) {
    return (
      <Chip tone="info">
        {formatDateWithoutWeekday(comesOn)}設置{next && `（${next.name}）`}
      </Chip>
    );
  }
  if (!holder) {
    return (
      <Chip tone="warning" icon="warning">
        {next ? `空席（後任 ${next.name}）` : "空席"}
      </Chip>
    );
  }
  return (
    <>
      <PersonName {...holder} />
      <span className="block text-[0.875rem] text-solid-gray-700">
        <Term {...holder} />
      </span>
      {endsSoon && (
        <Chip tone="warning" icon="clock">
          60日以内に任期満了
        </Chip>
      )}
    </>
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
