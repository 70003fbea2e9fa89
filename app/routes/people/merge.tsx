import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PERSON_FIELDS, type PersonField } from "#app/domain/person-merge.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { likenessLabel, mergeRefusal, personFactLabel } from "#app/text/people.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { mergePeople, type ProposedMerge, proposeMerge } from "#app/use-cases/people/merge-people.ts";
import { MergeChoices, MergeForm, MergeHeading, ReasonNotice } from "./merge-choices.tsx";
import { KnownBy, MergeEffects } from "./merge-effects.tsx";
import { mergeForm } from "./merge-form.server.ts";

export const meta: MetaFunction = () => [{ title: "記録の統合｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: keptId = "", otherId: mergedId = "" } = args.params;
  const result = await proposeMerge(ctx, { keptId, mergedId });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return { keptId, refusal: mergeRefusal[result.error], proposal: null };
  }
  const proposal = orRefuse(result);
  if (proposal.toldApart) return { keptId, refusal: mergeRefusal["told-apart"], proposal: null };
  return { keptId, refusal: null, proposal };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, mergeForm(PERSON_FIELDS));
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { id: keptId = "", otherId: mergedId = "" } = args.params;
  const result = await mergePeople(ctx, { keptId, mergedId, ...form.value });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ errors: [{ message: mergeRefusal[result.error] }] }, { status: 422 });
  }
  orRefuse(result);
  return redirect(`/people/${keptId}?merged=1`);
}

const CRUMBS = [
  { label: "ホーム", to: "/" },
  { label: "名簿", to: "/people" },
  { label: "重複の候補", to: "/people/duplicates" },
];

function wordsOf(person: ProposedMerge["kept"], field: PersonField): string | null {
  return (field === "organizationId" ? person.organization?.name : person[field]) || null;
}

export default function MergePage() {
  const { refusal, proposal, keptId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!proposal) {
    return (
      <>
        <PageHeading title="記録の統合" crumbs={CRUMBS} />
        <Notice tone="warning" title={refusal}>
          <p className="flex flex-wrap gap-4">
            <LinkButton to={`/people/${keptId}`}>この方のページへ</LinkButton>
            <LinkButton to="/people/duplicates">重複の候補へ</LinkButton>
          </p>
        </Notice>
      </>
    );
  }
  const { kept, merged, reasons, known, moving, shared, ending } = proposal;
  const fields = PERSON_FIELDS.map((field) => {
    return { field, label: personFactLabel[field], kept: wordsOf(kept, field), merged: wordsOf(merged, field) };
  });
  return (
    <>
      <MergeHeading title="記録の統合" crumbs={CRUMBS} swapTo={`/people/${merged.id}/merge/${kept.id}`} />
      <div className="mb-8 grid gap-4">
        <ErrorSummary errors={refused?.errors ?? []} />
        <ReasonNotice
          reasons={reasons.map((reason) => likenessLabel[reason])}
          doubt="同じ方であることを確かめてください。"
        />
      </div>
      <Section title="会議体と開催">
        <KnownBy kept={kept} merged={merged} known={known} />
      </Section>
      <MergeForm kept={kept} merged={merged} button="1人の記録に統合する" backTo="/people/duplicates">
        <Section title="残す内容">
          <MergeChoices fields={fields} />
        </Section>
        <Section title="統合すると">
          <MergeEffects moving={moving} shared={shared} ending={ending} />
        </Section>
      </MergeForm>
    </>
  );
}
