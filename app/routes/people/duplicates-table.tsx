import { Form, Link } from "@remix-run/react";
import { likenessLabel } from "#app/text/people.ts";
import { instantText } from "#app/text/session.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CellNote } from "#app/ui/table.tsx";
import type { Duplicates } from "#app/use-cases/people/find-duplicates.ts";
import { PairsTable } from "./pairs-table.tsx";

interface DuplicatesTableProps extends Pick<Duplicates, "center" | "pairs"> {
  mayMerge: boolean;
}

/** What each record says of the person, and whether the two are one. */
export function DuplicatesTable({ center, pairs, mayMerge }: DuplicatesTableProps) {
  return (
    <PairsTable
      caption={`${center.name}の重複の候補`}
      mayMerge={mayMerge}
      pairs={pairs.map(({ one, other, reasons }) => ({
        ...{ one, other },
        shown: [<Who key="one" person={one} />, <Who key="other" person={other} />],
        reasons: reasons.map((reason) => likenessLabel[reason]),
        actions: (
          <div className="flex flex-wrap gap-2">
            <LinkButton to={`/people/${one.id}/merge/${other.id}`} size="sm">
              見比べる<span className="sr-only">（{one.name}）</span>
            </LinkButton>
            <PairForm step="tellApart" one={one} other={other} />
          </div>
        ),
      }))}
    />
  );
}

function Who({ person }: { person: Duplicates["pairs"][number]["one"] }) {
  const { id, name, kana, organization, title, email } = person;
  return (
    <>
      <Link to={`/people/${id}`}>{name}</Link>
      {kana && `（${kana}）`}
      <CellNote>{[organization?.name, title].filter(Boolean).join("　")}</CellNote>
      <CellNote>{email}</CellNote>
    </>
  );
}

const STEPS = { tellApart: "別人として扱う", takeBack: "別人としたことを取り消す" } as const;

interface PairFormProps {
  step: keyof typeof STEPS;
  one: { id: string; name: string };
  other: { id: string };
}

/** One button that says of two records whether they are two people. */
export function PairForm({ step, one, other }: PairFormProps) {
  return (
    <Form method="post">
      <input type="hidden" name="oneId" value={one.id} />
      <input type="hidden" name="otherId" value={other.id} />
      <Button variant="secondary" size="sm" name="step" value={step}>
        {STEPS[step]}
        <span className="sr-only">（{one.name}）</span>
      </Button>
    </Form>
  );
}

export function ToldApartList({ toldApart, mayMerge }: Pick<Duplicates, "toldApart"> & { mayMerge: boolean }) {
  return (
    <ul className="grid gap-3">
      {toldApart.map(({ one, other, decidedAt }) => (
        <li key={`${one.id} ${other.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>
            <Link to={`/people/${one.id}`}>{one.name}</Link>と<Link to={`/people/${other.id}`}>{other.name}</Link>（
            {instantText(decidedAt)}から）
          </span>
          {mayMerge && <PairForm step="takeBack" one={one} other={other} />}
        </li>
      ))}
    </ul>
  );
}
