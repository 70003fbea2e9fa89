import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ENDS_SOON_DAYS } from "#app/domain/seat.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { FilterBar, PageHeading, Section } from "#app/ui/page.tsx";
import { listEndingTerms } from "#app/use-cases/bodies/list-ending-terms.ts";
import { reappoint } from "#app/use-cases/bodies/reappoint.ts";
import { refusalError } from "./body-refusal.server.ts";
import { EndingTermsTable } from "./terms-ending.tsx";
import { VacantSeatsTable } from "./terms-vacant.tsx";

export const meta: MetaFunction = () => [{ title: "任期と空席｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const params = new URL(args.request.url).searchParams;
  const centerId = params.get("center")?.slice(0, 64) || undefined;
  const reappointed = Number(params.get("reappointed")) || 0;
  return { ...(await listEndingTerms(ctx, { centerId })), centerId, reappointed };
}

const chosen = z.object({ appointments: z.array(z.string().max(64)).max(500).default([]) });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, chosen);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await reappoint(ctx, { appointmentIds: form.value.appointments });
  if (!result.ok) return data({ errors: [{ message: refusalError(result.error).message }] }, { status: 422 });
  const to = new URL(args.request.url);
  to.searchParams.set("reappointed", String(result.value.reappointed));
  return redirect(`${to.pathname}${to.search}`, 303);
}

export default function Terms() {
  const { ending, vacant, choices, mayWrite, centerId, reappointed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const withCenter = choices.length > 1;
  return (
    <>
      <PageHeading
        title="任期と空席"
        lead={`${ENDS_SOON_DAYS}日以内に任期が終わる委員と、空席の委員枠です。`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {reappointed > 0 && !refused && <Notice tone="success" title={`${reappointed}人の再任を登録しました`} />}
      </div>
      {withCenter && (
        <Form method="get" key={centerId}>
          <FilterBar>
            <SelectField
              name="center"
              label="保健所"
              defaultValue={centerId ?? ""}
              emptyLabel="すべて"
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FilterBar>
        </Form>
      )}
      <Section title={`${ENDS_SOON_DAYS}日以内に終わる任期（${ending.length}）`}>
        <EndingTermsTable ending={ending} mayWrite={mayWrite} withCenter={withCenter} />
      </Section>
      <Section title={`空席（${vacant.length}）`}>
        <VacantSeatsTable vacant={vacant} mayWrite={mayWrite} withCenter={withCenter} />
      </Section>
    </>
  );
}
