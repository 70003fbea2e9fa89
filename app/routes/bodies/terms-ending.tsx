import { Form, Link } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { seatName } from "#app/text/bodies.ts";
import { Button } from "#app/ui/button.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { EndingTerm } from "#app/use-cases/bodies/list-ending-terms.ts";
import { PersonName } from "./person-name.tsx";
import { Term } from "./term.tsx";

interface EndingTermsTableProps {
  ending: readonly EndingTerm[];
  mayWrite: boolean;
  withCenter: boolean;
}

/** Terms that end soon, with a box to tick for 再任; several are reappointed by one press. */
export function EndingTermsTable({ ending, mayWrite, withCenter }: EndingTermsTableProps) {
  if (ending.length === 0) return <EmptyState title="まもなく任期が終わる委員はいません" />;
  const canRenew = mayWrite && ending.some(({ renewal }) => renewal);
  return (
    // Made anew with each list, so that no box stays ticked for another row.
    <Form method="post" key={ending.map(({ appointmentId, next }) => `${appointmentId}${next?.startsOn}`).join()}>
      <Table
        caption="まもなく終わる任期"
        captionHidden
        roomy
        head={
          <tr>
            {canRenew && (
              <Th scope="col" fit>
                再任
              </Th>
            )}
            <Th scope="col">委員</Th>
            <Th scope="col">委員枠</Th>
            <Th scope="col">会議体</Th>
            <Th scope="col">任期の終わり</Th>
            <Th scope="col">次の任期</Th>
          </tr>
        }
      >
        {ending.map((term) => (
          <tr key={term.appointmentId}>
            {canRenew && <Td>{term.renewal && <RenewBox term={term} />}</Td>}
            <Th scope="row">
              <PersonName {...term} />
            </Th>
            <Td>
              <NameLink to={`/bodies/${term.body.id}/seats/${term.seatId}`}>{seatName(term)}</NameLink>
            </Td>
            <Td>
              {withCenter && <span className="block text-[0.875rem]">{term.centerName}</span>}
              <NameLink to={`/bodies/${term.body.id}`}>{term.body.name}</NameLink>
            </Td>
            <Td nowrap>{formatDateWithoutWeekday(term.endsOn)}</Td>
            <Td>
              <NextTerm term={term} />
              {mayWrite && !term.next && (
                <span className="block">
                  <Link to={`/bodies/${term.body.id}/seats/${term.seatId}/holder`}>
                    後任を委嘱する<span className="sr-only">：{seatName(term)}</span>
                  </Link>
                </span>
              )}
            </Td>
          </tr>
        ))}
      </Table>
      {canRenew && (
        <p className="mt-4">
          <Button>選んだ方を再任する</Button>
        </p>
      )}
    </Form>
  );
}

function RenewBox({ term }: { term: EndingTerm }) {
  return (
    <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
      <input type="checkbox" name="appointments[]" value={term.appointmentId} className="size-6 accent-key-900" />
      <span className="sr-only">
        {term.name}さん（{seatName(term)}）を再任する
      </span>
    </label>
  );
}

function NextTerm({ term: { next, renewal } }: { term: EndingTerm }) {
  if (next) {
    return (
      <>
        <PersonName {...next} />（{formatDateWithoutWeekday(next.startsOn)}から）
      </>
    );
  }
  if (!renewal) return <>枠が終わります</>;
  return (
    <>
      再任のとき：
      <Term {...renewal} />
    </>
  );
}
