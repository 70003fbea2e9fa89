import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commissionFieldLabel, commissionRefusal } from "#app/text/commission.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeading, Section } from "#app/ui/page.tsx";
import { issueCommissions } from "#app/use-cases/commissions/issue-commissions.ts";
import { showCommissions } from "#app/use-cases/commissions/show-commissions.ts";
import { typedDay } from "../bodies/typed-body.ts";
import { commissionForm } from "./commission-form.server.ts";
import { CommissionForm } from "./commission-form.tsx";
import { IssuedTable } from "./issued-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `委嘱状：${page?.body.name ?? "会議体"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showCommissions(ctx, args.params.id ?? ""));
  const issuedId = new URL(args.request.url).searchParams.get("issued");
  const at = shown.issued.find(({ id }) => id === issuedId)?.createdAt;
  return {
    ...shown,
    issuedId,
    atOnce: shown.issued.filter(({ createdAt }) => createdAt.getTime() === at?.getTime()).length,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const bodyId = args.params.id ?? "";
  const form = await readForm(args.request, commissionForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { appointments, issuedBefore, ...choice } = form.value;
  const issued = await issueCommissions(ctx, {
    ...{ bodyId, issuedBefore },
    choice: { ...choice, appointmentIds: appointments },
  });
  if (issued.ok) return redirect(`/bodies/${bodyId}/commissions?issued=${issued.value.letterId}`, 303);
  if (issued.error === "not-found" || issued.error === "forbidden") orRefuse(issued);
  const { error } = issued as { error: keyof typeof commissionRefusal };
  const field = error === "nobody-chosen" ? { field: "appointments" } : {};
  return data({ typed: form.typed, errors: [{ ...field, message: commissionRefusal[error] }] }, { status: 422 });
}

export default function Commissions() {
  const { body, rows, issued, count, today, missing, mayWrite, issuedId, atOnce } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const path = `/bodies/${body.id}/commissions`;
  return (
    <>
      <PageHeading
        title="委嘱状"
        lead={`${body.name}の委員に渡す委嘱状です。`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: body.name, to: `/bodies/${body.id}` },
          { label: "文書", to: `/bodies/${body.id}/letters` },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} labelOf={(field) => commissionFieldLabel[field]} />
        {atOnce > 0 && !refused && (
          <Notice tone="success" title={`委嘱状を発行しました（${atOnce}通）`}>
            <a href={`${path}.pdf?letter=${issuedId}&all`} target="_blank" rel="noopener">
              まとめてPDFで開く
            </a>
          </Notice>
        )}
        {missing.length > 0 && (
          <Notice tone="warning" title={`印刷できない文字があります：${missing.join("　")}`}>
            収めている書体にない文字です。紙の上では「〓」になります。
          </Notice>
        )}
      </div>
      {mayWrite && (
        <Section title="発行">
          {rows.length === 0 ? (
            <EmptyState title="委嘱している委員がいません">委員枠で委員を登録すると、ここに並びます。</EmptyState>
          ) : (
            <CommissionForm
              key={count}
              {...{ path, rows }}
              issuedBefore={count}
              typed={refused?.typed ?? { issuedOn: typedDay(today) }}
              errors={refused?.errors ?? []}
            />
          )}
        </Section>
      )}
      <Section title={`発行した委嘱状（${count}通）`}>
        <IssuedTable path={path} issued={issued} />
      </Section>
    </>
  );
}
