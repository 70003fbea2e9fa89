import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { createGroup } from "#app/use-cases/groups/save-group.ts";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { newGroupForm } from "../people/contact-fields.server.ts";
import { groupError } from "./group-errors.ts";
import { GroupForm } from "./group-form.tsx";

export const meta: MetaFunction = () => [{ title: "グループの作成｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { writable, municipalities } = await showPeopleChoices(await staffContext(args));
  if (writable.length === 0) orRefuse(refuse("forbidden"));
  return { centers: writable, municipalities };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, newGroupForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { centerId: chosen, ...fields } = form.value;
  const again = (error: { field: string; message: string }) =>
    data({ typed: form.typed, errors: [error] }, { status: 422 });
  const centerId = ctx.actor.centerId ?? chosen;
  if (!centerId) return again({ field: "centerId", message: formText.choose });
  const result = await createGroup(ctx, { centerId, fields });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return again(groupError(result.error));
  }
  return redirect(`/groups/${orRefuse(result).groupId}`);
}

export default function NewGroup() {
  const { centers, municipalities } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="グループの作成"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "グループ", to: "/groups" },
        ]}
      />
      <GroupForm
        typed={refused?.typed ?? {}}
        errors={refused?.errors ?? []}
        municipalities={municipalities}
        centers={centers}
        backTo="/groups"
        button="作る"
      />
    </>
  );
}
