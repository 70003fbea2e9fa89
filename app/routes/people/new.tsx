import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { registerPerson } from "#app/use-cases/people/save-person.ts";
import { newPersonForm } from "./contact-fields.server.ts";
import { PersonForm } from "./person-form.tsx";

export const meta: MetaFunction = () => [{ title: "人の登録｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { writable } = await showPeopleChoices(await staffContext(args));
  if (writable.length === 0) orRefuse(refuse("forbidden"));
  return { centers: writable };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, newPersonForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { centerId: chosen, ...person } = form.value;
  const centerId = ctx.actor.centerId ?? chosen;
  if (!centerId) {
    return data({ typed: form.typed, errors: [{ field: "centerId", message: formText.choose }] }, { status: 422 });
  }
  const { personId } = orRefuse(await registerPerson(ctx, { centerId, person }));
  return redirect(`/people/${personId}?added=1`);
}

export default function NewPerson() {
  const { centers } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="人の登録"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        actions={<LinkButton to="/people/many">何人もまとめて登録</LinkButton>}
      />
      <PersonForm
        typed={refused?.typed ?? {}}
        errors={refused?.errors ?? []}
        centers={centers}
        backTo="/people"
        button="登録する"
      />
    </>
  );
}
