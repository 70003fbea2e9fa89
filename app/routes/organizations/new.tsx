import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permission.ts";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { listMunicipalities } from "#app/use-cases/organizations/list-organizations.ts";
import { addOrganization } from "#app/use-cases/organizations/save-organization.ts";
import { newOrganizationForm } from "../people/contact-fields.server.ts";
import { organizationError } from "./organization-errors.ts";
import { OrganizationForm } from "./organization-form.tsx";

export const meta: MetaFunction = () => [{ title: "機関の登録｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const target = { prefectureId: ctx.actor.prefectureId, centerId: null };
  if (!may(ctx.actor, "organization.write", target)) orRefuse(refuse("forbidden"));
  return { municipalities: await listMunicipalities(ctx) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, newOrganizationForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const result = await addOrganization(ctx, form.value);
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ typed: form.typed, errors: [organizationError(result.error)] }, { status: 422 });
  }
  return redirect(`/organizations/${orRefuse(result).organizationId}`);
}

export default function NewOrganization() {
  const { municipalities } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="機関の登録"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "機関", to: "/organizations" },
        ]}
      />
      <OrganizationForm
        typed={refused?.typed ?? {}}
        errors={refused?.errors ?? []}
        municipalities={municipalities}
        backTo="/organizations"
        button="登録する"
      />
    </>
  );
}
