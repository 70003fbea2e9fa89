import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { SelectField } from "#app/ui/field.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { createGroup } from "#app/use-cases/groups/save-group.ts";
import { listPeople, showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { newGroupForm } from "../people/contact-fields.server.ts";
import { readPeopleFilter } from "../people/people-filter.server.ts";
import { FindPeople, FoundPeople } from "./found-people.tsx";
import { groupError } from "./group-errors.ts";
import { GroupForm } from "./group-form.tsx";

export const meta: MetaFunction = () => [{ title: "グループの作成｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { writable, municipalities } = await showPeopleChoices(ctx);
  if (writable.length === 0) orRefuse(refuse("forbidden"));
  const { words, centerId } = readPeopleFilter(new URL(args.request.url).searchParams, "q");
  const found = words ? (await listPeople(ctx, { words, centerId: centerId ?? writable[0]?.id }, 1)).people : null;
  return { centers: writable, municipalities, search: words ?? "", centerId: centerId ?? "", found };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, newGroupForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { centerId: chosen, add: memberIds, ...fields } = form.value;
  const again = (error: { field?: string; message: string }) =>
    data({ typed: form.typed, errors: [error] }, { status: 422 });
  const centerId = ctx.actor.centerId ?? chosen;
  if (!centerId) return again({ field: "centerId", message: formText.choose });
  const result = await createGroup(ctx, { centerId, fields, memberIds });
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return again(groupError(result.error));
  }
  return redirect(`/groups/${orRefuse(result).groupId}`);
}

export default function NewGroup() {
  const { centers, municipalities, search, centerId, found } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const chosen = [refused?.typed["add[]"] ?? []].flat();
  return (
    <>
      <PageHeading
        title="グループの作成"
        lead="手で加える方、条件、またはその両方で作ります。手で加える方は、先に探してから選んでください。"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "グループ", to: "/groups" },
        ]}
      />
      <Section title="手で加える方（任意）">
        <FindPeople search={search}>
          {centers.length > 1 && (
            <SelectField
              name="center"
              label="保健所"
              defaultValue={centerId}
              options={centers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </FindPeople>
        {found?.length === 0 && <p className="mb-6">加えられる方は見つかりませんでした。</p>}
      </Section>
      <GroupForm
        key={`${centerId} ${search}`}
        typed={refused?.typed ?? { centerId }}
        errors={refused?.errors ?? []}
        municipalities={municipalities}
        centers={centers}
        backTo="/groups"
        button="作る"
      >
        {found && found.length > 0 && <FoundPeople found={found} chosen={chosen} />}
      </GroupForm>
    </>
  );
}
