import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { listMunicipalities } from "#app/use-cases/organizations/list-organizations.ts";
import { editOrganization } from "#app/use-cases/organizations/save-organization.ts";
import { showOrganization } from "#app/use-cases/organizations/show-organization.ts";
import { editOrganizationForm } from "../people/contact-fields.server.ts";
import { organizationError } from "./organization-errors.ts";
import { OrganizationForm } from "./organization-form.tsx";

export const meta: MetaFunction = () => [{ title: "機関の変更｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { organization, mayWrite } = orRefuse(await showOrganization(ctx, args.params.id ?? ""));
  if (!mayWrite) orRefuse(refuse("forbidden"));
  if (organization.mergedIntoId) throw redirect(`/organizations/${organization.mergedIntoId}`);
  const { id, name, kind, municipalityId, postalCode, address, phone, fax, email, version } = organization;
  const known = { name, kind, municipalityId, postalCode, address, phone, fax, email, version };
  const typed = Object.fromEntries(Object.entries(known).map(([field, value]) => [field, String(value ?? "")]));
  return { id, name, typed, municipalities: await listMunicipalities(ctx) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, editOrganizationForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { version, ...fields } = form.value;
  const result = await editOrganization(ctx, { id: args.params.id ?? "", version, fields });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ typed: form.typed, errors: [organizationError(result.error)] }, { status: 422 });
  }
  return redirect(`/organizations/${orRefuse(result).organizationId}`);
}

export default function EditOrganization() {
  const { id, name, typed, municipalities } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="機関の変更"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "機関", to: "/organizations" },
          { label: name, to: `/organizations/${id}` },
        ]}
        lead="すべての保健所の画面に反映されます。送った案内や出席の記録に書かれた名称は、その時のまま残ります。"
      />
      {refused?.errors.some(({ message }) => message === commonRefusal["edited-meanwhile"]) && (
        <p className="mb-6">
          <LinkButton to={`/organizations/${id}/edit`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <OrganizationForm
        typed={refused?.typed ?? typed}
        errors={refused?.errors ?? []}
        municipalities={municipalities}
        backTo={`/organizations/${id}`}
        button="保存する"
      />
    </>
  );
}
