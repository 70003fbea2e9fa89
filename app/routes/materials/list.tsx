import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { tellsOfMaterials } from "#app/domain/material.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { addedText, materialRefusal, toldText, withheldText } from "#app/text/material.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import type { StaffContext } from "#app/use-cases/context.ts";
import { moveMaterial, renumberMaterials } from "#app/use-cases/materials/arrange-materials.ts";
import { showMaterials } from "#app/use-cases/materials/show-materials.ts";
import { takeOffMaterial } from "#app/use-cases/materials/take-off-material.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { RemovedMaterials } from "./removed.tsx";
import { MaterialsTable } from "./table.tsx";
import { Telling } from "./telling.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `資料：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, ...shown } = orRefuse(await showMaterials(ctx, args.params.id ?? ""));
  const { id, title, state, category, startsAt, materialsSentAt } = session;
  const query = new URL(args.request.url).searchParams;
  const told = query.has("told") ? toldText(Number(query.get("told"))) : null;
  const added = query.has("added") ? addedText(Number(query.get("added")), Number(query.get("known"))) : null;
  return {
    ...shown,
    session: { id, title, state, category, materialsSentAt },
    agenda: session.agenda.map(({ id, title }) => ({ id, title })),
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    mayTell: shown.mayWrite && tellsOfMaterials(state),
    done: told ?? added,
    withheld: Number(query.get("withheld")) || 0,
  };
}

const arranging = z.object({
  act: z.string().regex(/^(?:renumber|(?:up|down|off|back):[\w-]{1,50})$/, formText.unexpected),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, arranging);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await arrange(ctx, sessionId, form.value.act);
  if (result.ok) return redirect(`/sessions/${sessionId}/materials`, 303);
  return data({ errors: [{ message: { ...commonRefusal, ...materialRefusal }[result.error] }] }, { status: 422 });
}

function arrange(ctx: StaffContext, sessionId: string, act: string) {
  const [what = "", materialId = ""] = act.split(":");
  if (what === "up" || what === "down") return moveMaterial(ctx, { sessionId, materialId, by: what });
  if (what === "renumber") return renumberMaterials(ctx, { sessionId });
  return takeOffMaterial(ctx, { sessionId, materialId, off: what === "off" });
}

export default function Materials() {
  const { session, materials, removed, agenda, mayWrite, closed, invited, hasStarted, mayTell, done, withheld } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const path = `/sessions/${session.id}/materials`;
  return (
    <>
      <SessionHeading session={session} tab="materials" isOwn hasStarted={hasStarted} />
      <div className="grid gap-6 pb-8 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {done && !refused && <Notice tone="success" title={done} />}
        {withheld > 0 && !refused && <Notice tone="warning" title={withheldText(withheld)} />}
        {closed && <Notice tone="info" title={materialRefusal[closed]} />}
      </div>
      <Section
        title={`資料（${materials.length}件）`}
        actions={
          mayWrite && (
            <LinkButton to={`${path}/new`}>
              <Icon name="plus" />
              資料を追加
            </LinkButton>
          )
        }
      >
        {materials.length > 0 ? (
          <MaterialsTable {...{ materials, agenda, mayWrite, invited, path }} />
        ) : (
          <EmptyState title="資料はまだありません">
            {mayWrite && "「資料を追加」から、次第や資料のファイルを載せられます。"}
          </EmptyState>
        )}
      </Section>
      {mayTell && <Telling {...{ materials, invited, path, toldAt: session.materialsSentAt }} />}
      {removed.length > 0 && <RemovedMaterials {...{ removed, mayWrite, path }} />}
    </>
  );
}
