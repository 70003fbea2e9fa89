import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANIZATION_FIELDS, type OrganizationField } from "#app/domain/organization-merge.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { organizationFactLabel, organizationLikenessLabel, organizationMergeRefusal } from "#app/text/people.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import {
  mergeOrganizations,
  type ProposedOrganizationMerge,
  proposeOrganizationMerge,
} from "#app/use-cases/organizations/merge-organizations.ts";
import { MergeChoices, MergeForm, MergeHeading, ReasonNotice } from "../people/merge-choices.tsx";
import { mergeForm } from "../people/merge-form.server.ts";

export const meta: MetaFunction = () => [{ title: "機関の統合｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: keptId = "", otherId: mergedId = "" } = args.params;
  const result = await proposeOrganizationMerge(ctx, { keptId, mergedId });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return { keptId, refusal: organizationMergeRefusal[result.error], proposal: null };
  }
  return { keptId, refusal: null, proposal: orRefuse(result) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, mergeForm(ORGANIZATION_FIELDS));
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { id: keptId = "", otherId: mergedId = "" } = args.params;
  const result = await mergeOrganizations(ctx, { keptId, mergedId, ...form.value });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ errors: [{ message: organizationMergeRefusal[result.error] }] }, { status: 422 });
  }
  orRefuse(result);
  return redirect(`/organizations/${keptId}?merged=1`);
}

const CRUMBS = [
  { label: "ホーム", to: "/" },
  { label: "名簿", to: "/people" },
  { label: "機関の重複の候補", to: "/organizations/duplicates" },
];

function wordsOf(organization: ProposedOrganizationMerge["kept"], field: OrganizationField): string | null {
  return (field === "municipalityId" ? organization.municipality?.name : organization[field]) || null;
}

export default function MergeOrganizationsPage() {
  const { refusal, proposal, keptId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!proposal) {
    return (
      <>
        <PageHeading title="機関の統合" crumbs={CRUMBS} />
        <Notice tone="warning" title={refusal}>
          <LinkButton to={`/organizations/${keptId}`}>この機関のページへ</LinkButton>
        </Notice>
      </>
    );
  }
  const { kept, merged, reasons, links } = proposal;
  const fields = ORGANIZATION_FIELDS.map((field) => {
    return { field, label: organizationFactLabel[field], kept: wordsOf(kept, field), merged: wordsOf(merged, field) };
  });
  return (
    <>
      <MergeHeading title="機関の統合" crumbs={CRUMBS} swapTo={`/organizations/${merged.id}/merge/${kept.id}`} />
      <div className="mb-8 grid gap-4">
        <ErrorSummary errors={refused?.errors ?? []} />
        <ReasonNotice
          reasons={reasons.map((reason) => organizationLikenessLabel[reason])}
          doubt="同じ機関であることを確かめてください。"
        />
      </div>
      <MergeForm kept={kept} merged={merged} button="1つの機関に統合する" backTo="/organizations/duplicates">
        <Section title="残す内容">
          <MergeChoices fields={fields} />
        </Section>
        <Section title="統合すると">
          <p>
            残す記録（人{links.kept.people}人・委員枠{links.kept.seats}枠）に、統合される記録の人{links.merged.people}
            人・委員枠{links.merged.seats}
            枠を移します。すべての保健所の画面に反映されます。送った案内や出席の記録に書かれた名称・種別は、その時のまま残り、回数・人数は変わりません。
          </p>
        </Section>
      </MergeForm>
    </>
  );
}
