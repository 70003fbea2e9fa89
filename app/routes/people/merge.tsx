import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldsToFill, PERSON_FIELDS } from "#app/domain/person-merge.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, version } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { likenessLabel, mergeRefusal } from "#app/text/people.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { mergePeople, proposeMerge } from "#app/use-cases/people/merge-people.ts";
import { FieldChoices, MergeEffects } from "./merge-fields.tsx";

export const meta: MetaFunction = () => [{ title: "記録の統合｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: keptId = "", otherId: mergedId = "" } = args.params;
  const result = await proposeMerge(ctx, { keptId, mergedId });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return { keptId, refusal: mergeRefusal[result.error], proposal: null };
  }
  return { keptId, refusal: null, proposal: orRefuse(result) };
}

const side = choice(["kept", "merged"]).default("kept");
const merging = z.object({
  keptVersion: version,
  mergedVersion: version,
  take: z.object(Object.fromEntries(PERSON_FIELDS.map((field) => [field, side]))).default({}),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, merging);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { id: keptId = "", otherId: mergedId = "" } = args.params;
  const { keptVersion: kept, mergedVersion: merged, take } = form.value;
  const taken = PERSON_FIELDS.filter((field) => take[field] === "merged");
  const result = await mergePeople(ctx, { keptId, mergedId, versions: { kept, merged }, taken });
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

export default function MergePage() {
  const { refusal, proposal, keptId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!proposal) {
    return (
      <>
        <PageHeading title="記録の統合" crumbs={CRUMBS} />
        <Notice tone="warning" title={refusal}>
          <LinkButton to={`/people/${keptId}`}>この方のページへ</LinkButton>
        </Notice>
      </>
    );
  }
  const { kept, merged, reasons, moving, shared } = proposal;
  return (
    <>
      <PageHeading
        title="記録の統合"
        crumbs={CRUMBS}
        lead="2つの記録を見比べ、項目ごとに残すほうを選びます。統合は、あとで取り消せます。"
        actions={
          <LinkButton to={`/people/${merged.id}/merge/${kept.id}`}>
            <Icon name="history" />
            残す記録を入れ替える
          </LinkButton>
        }
      />
      <div className="mb-8 grid gap-4">
        <ErrorSummary errors={refused?.errors ?? []} />
        {reasons.length > 0 ? (
          <Notice tone="info" title={`候補とした理由：${reasons.map((reason) => likenessLabel[reason]).join("、")}`} />
        ) : (
          <Notice tone="warning" title="氏名などが一致していません">
            同じ方であることを確かめてください。
          </Notice>
        )}
      </div>
      <Form method="post" key={`${kept.id} ${merged.id}`}>
        <input type="hidden" name="keptVersion" value={kept.version} />
        <input type="hidden" name="mergedVersion" value={merged.version} />
        <Section title="残す内容">
          <FieldChoices kept={kept} merged={merged} fill={fieldsToFill(kept, merged)} />
        </Section>
        <Section title="統合すると">
          <MergeEffects moving={moving} shared={shared} />
        </Section>
        <p className="mt-8 flex flex-wrap gap-4">
          <Button>1人の記録に統合する</Button>
          <LinkButton to="/people/duplicates">別の方なので統合しない</LinkButton>
        </p>
      </Form>
    </>
  );
}
