import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { editGroup } from "#app/use-cases/groups/save-group.ts";
import { showGroup } from "#app/use-cases/groups/show-group.ts";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { editGroupForm } from "../people/contact-fields.server.ts";
import { groupError } from "./group-errors.ts";
import { GroupForm } from "./group-form.tsx";

export const meta: MetaFunction = () => [{ title: "グループの変更｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { group, mayWrite } = orRefuse(await showGroup(ctx, { id: args.params.id ?? "", search: "" }));
  if (!mayWrite) orRefuse(refuse("forbidden"));
  const { id, name, organizationKind, municipalityId, occupation, titleKey, version } = group;
  const known = { name, organizationKind, municipalityId, occupation, titleKey, version };
  const typed = Object.fromEntries(Object.entries(known).map(([field, value]) => [field, String(value ?? "")]));
  const { municipalities } = await showPeopleChoices(ctx);
  return { id, name, typed, municipalities };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, editGroupForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { version, ...fields } = form.value;
  const result = await editGroup(ctx, { id: args.params.id ?? "", version, fields });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ typed: form.typed, errors: [groupError(result.error)] }, { status: 422 });
  }
  return redirect(`/groups/${orRefuse(result).groupId}`);
}

export default function EditGroup() {
  const { id, name, typed, municipalities } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="グループの変更"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "グループ", to: "/groups" },
          { label: name, to: `/groups/${id}` },
        ]}
      />
      {refused?.errors.some(({ message }) => message === commonRefusal["edited-meanwhile"]) && (
        <p className="mb-6">
          <LinkButton to={`/groups/${id}/edit`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <GroupForm
        typed={refused?.typed ?? typed}
        errors={refused?.errors ?? []}
        municipalities={municipalities}
        backTo={`/groups/${id}`}
        button="保存する"
      />
    </>
  );
}
