import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { addBody } from "#app/use-cases/bodies/save-body.ts";
import { showBodyForm } from "#app/use-cases/bodies/show-body-form.ts";
import { bodyFields } from "./body-fields.ts";
import { BodyForm } from "./body-form.tsx";
import { refusalError, typedAgain } from "./body-refusal.server.ts";

export const meta: MetaFunction = () => [{ title: "会議体の登録｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { centers, parents } = orRefuse(await showBodyForm(await staffContext(args), null));
  return { centers, parents };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, bodyFields);
  if (!form.ok) return typedAgain(form.typed, form.errors);
  const result = await addBody(ctx, form.value);
  return result.ok ? redirect(`/bodies/${result.value.id}`, 303) : typedAgain(form.typed, [refusalError(result.error)]);
}

const EMPTY = { kind: "協議会", outsourced: "no", proxyPolicy: "allowed" };

export default function NewBody() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="会議体の登録"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
        ]}
      />
      <BodyForm
        {...choices}
        typed={answer?.typed ?? EMPTY}
        errors={answer?.errors ?? []}
        submitLabel="登録する"
        backTo="/bodies"
      />
    </>
  );
}
