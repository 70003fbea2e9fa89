import { Link } from "@remix-run/react";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownAppointment } from "#app/use-cases/bodies/show-seat.ts";
import { PersonName } from "./person-name.tsx";
import type { RefusedForm } from "./seat-edit.tsx";
import { Term } from "./term.tsx";
import { TermForm } from "./term-form.tsx";

interface SeatHistoryProps {
  path: string;
  history: readonly ShownAppointment[];
  isVacant: boolean;
  mayWrite: boolean;
  /** The appointment whose days are being corrected. */
  editing: string | null;
  answer: RefusedForm | null;
}

const STANDINGS = {
  past: { label: "終了", tone: "neutral" },
  current: { label: "在任", tone: "success" },
  coming: { label: "就任予定", tone: "info" },
} as const;

/** Everyone who has held the seat or will, the latest first, and the ways to change that. */
export function SeatHistory(props: SeatHistoryProps) {
  const { path, history, isVacant, mayWrite, editing, answer } = props;
  const current = history.find(({ standing }) => standing === "current");
  const edited = history.find(({ id }) => id === editing);
  return (
    <Section
      title="委員の履歴"
      actions={
        mayWrite && (
          <>
            {current && (
              <LinkButton to={`${path}/holder?replace=${current.id}`} variant="primary" size="sm">
                委員を交代する
              </LinkButton>
            )}
            <LinkButton to={`${path}/holder`} variant={isVacant ? "primary" : "secondary"} size="sm">
              <Icon name="plus" />
              {current ? "次の委員を委嘱する" : "委嘱する"}
            </LinkButton>
          </>
        )
      }
    >
      {edited && mayWrite && <TermForm key={edited.id} path={path} appointment={edited} answer={answer} />}
      {history.length === 0 ? (
        <EmptyState title="この枠に委嘱した方はまだいません" />
      ) : (
        <Table
          caption="委員の履歴"
          captionHidden
          head={
            <tr>
              <Th scope="col">氏名・役職</Th>
              <Th scope="col">任期</Th>
              <Th scope="col">状態</Th>
              {mayWrite && <Th scope="col">操作</Th>}
            </tr>
          }
        >
          {history.map((appointment) => (
            <tr key={appointment.id}>
              <Th scope="row">
                <PersonName {...appointment} />
                {appointment.title && (
                  <span className="block text-[0.875rem] text-solid-gray-700">{appointment.title}</span>
                )}
              </Th>
              <Td>
                <Term {...appointment} />
              </Td>
              <Td>
                <Chip tone={STANDINGS[appointment.standing].tone}>{STANDINGS[appointment.standing].label}</Chip>
                {appointment.endsSoon && (
                  <Chip tone="warning" icon="clock">
                    60日以内に任期満了
                  </Chip>
                )}
              </Td>
              {mayWrite && (
                <Td nowrap>
                  <Link to={`${path}?edit=${appointment.id}`}>
                    期間を直す<span className="sr-only">：{appointment.name}</span>
                  </Link>
                </Td>
              )}
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
