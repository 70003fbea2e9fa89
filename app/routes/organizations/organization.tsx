import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { undoMergeRefusal } from "#app/text/people.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { undoOrganizationMerge } from "#app/use-cases/organizations/merge-organizations.ts";
import { showOrganization } from "#app/use-cases/organizations/show-organization.ts";
import { MergeList } from "../people/merge-list.tsx";
import { PeopleAt, SeatsAt } from "./organization-links.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.organization.name ?? "機関"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const shown = orRefuse(await showOrganization(await staffContext(args), args.params.id ?? ""));
  if (shown.organization.mergedIntoId) throw redirect(`/organizations/${shown.organization.mergedIntoId}`);
  const { searchParams } = new URL(args.request.url);
  return { ...shown, done: (["merged", "undone"] as const).find((step) => searchParams.has(step)) };
}

const undoing = z.object({ mergeId: z.string().max(64) });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, undoing);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await undoOrganizationMerge(ctx, form.value.mergeId);
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ errors: [{ message: undoMergeRefusal[result.error] }] }, { status: 422 });
  }
  return redirect(`/organizations/${orRefuse(result).keptId}?undone=1`);
}

const DONE = { merged: "機関を統合しました", undone: "統合を取り消しました" };

const NONE = "（記録なし）";

export default function OrganizationPage() {
  const { organization, mayWrite, people, seats, merges, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { id, name, kind, municipality, postalCode, address, phone, fax, email } = organization;
  return (
    <>
      <PageHeading
        title={name}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "機関", to: "/organizations" },
        ]}
        status={<Chip tone="neutral">{kind}</Chip>}
        actions={
          mayWrite && (
            <LinkButton to={`/organizations/${id}/edit`}>
              <Icon name="edit" />
              内容を変更
            </LinkButton>
          )
        }
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {done && !refused && <Notice tone="success" title={DONE[done]} />}
      </div>
      <Section title="内容">
        <DescriptionList
          items={[
            { term: "市町村", description: municipality?.name ?? NONE },
            {
              term: "所在地",
              description: [postalCode && `〒${postalCode}`, address].filter(Boolean).join(" ") || NONE,
            },
            { term: "電話番号", description: phone ?? NONE },
            { term: "FAX番号", description: fax ?? NONE },
            { term: "メールアドレス", description: email ?? NONE },
          ]}
        />
      </Section>
      <Section title={`この機関の方（${people.length}人）`}>
        {people.length === 0 ? <p>名簿に登録された方はいません。</p> : <PeopleAt people={people} />}
      </Section>
      <Section title={`会議体の委員枠（${seats.length}枠）`}>
        {seats.length === 0 ? <p>この機関の委員枠はありません。</p> : <SeatsAt seats={seats} />}
      </Section>
      {merges.length > 0 && (
        <Section title="この機関に統合した記録">
          <MergeList merges={merges.map(({ merged, ...merge }) => ({ ...merge, name: merged.name }))} />
        </Section>
      )}
    </>
  );
}
