import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { organizationLikenessLabel } from "#app/text/people.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { EmptyState, PageHeading } from "#app/ui/page.tsx";
import { CellNote } from "#app/ui/table.tsx";
import {
  type DuplicateOrganizations,
  findDuplicateOrganizations,
} from "#app/use-cases/organizations/find-duplicate-organizations.ts";
import { AddressBookTabs } from "../people/address-book-tabs.tsx";
import { PairsTable } from "../people/pairs-table.tsx";

export const meta: MetaFunction = () => [{ title: "機関の重複の候補｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  return findDuplicateOrganizations(await staffContext(args));
}

export default function DuplicateOrganizationsPage() {
  const { pairs, more, mayMerge } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="機関の重複の候補"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "機関", to: "/organizations" },
        ]}
        lead="名称が同じ（字体・空白・中点・括弧の違いを含む）で、市町村も同じか、一方に市町村の記録がない機関です。同じ機関かどうかを確かめてから統合してください。"
      />
      <AddressBookTabs current="duplicateOrganizations" />
      <p className="my-4" role="status">
        {more ? `${pairs.length}組以上` : `${pairs.length}組`}
      </p>
      {pairs.length === 0 ? <EmptyState title="機関の重複の候補はありません" /> : <Pairs {...{ pairs, mayMerge }} />}
    </>
  );
}

function Pairs({ pairs, mayMerge }: Pick<DuplicateOrganizations, "pairs" | "mayMerge">) {
  return (
    <PairsTable
      caption="機関の重複の候補"
      mayMerge={mayMerge}
      pairs={pairs.map(({ one, other, reasons }) => ({
        ...{ one, other },
        shown: [<Which key="one" organization={one} />, <Which key="other" organization={other} />],
        reasons: reasons.map((reason) => organizationLikenessLabel[reason]),
        actions: (
          <LinkButton to={`/organizations/${one.id}/merge/${other.id}`} size="sm">
            見比べる<span className="sr-only">（{one.name}）</span>
          </LinkButton>
        ),
      }))}
    />
  );
}

function Which({ organization }: { organization: DuplicateOrganizations["pairs"][number]["one"] }) {
  const { id, name, kind, municipality, _count } = organization;
  return (
    <>
      <NameLink to={`/organizations/${id}`}>{name}</NameLink>
      <CellNote>{[kind, municipality?.name].filter(Boolean).join("・")}</CellNote>
      <CellNote>
        人{_count.people}人・委員枠{_count.seats}枠
      </CellNote>
    </>
  );
}
