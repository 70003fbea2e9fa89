import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { editPerson } from "#app/use-cases/people/save-person.ts";
import { isOnFile, showPerson } from "#app/use-cases/people/show-person.ts";
import { editPersonForm } from "./contact-fields.server.ts";
import { PersonForm } from "./person-form.tsx";

export const meta: MetaFunction = () => [{ title: "名簿の変更｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { person, mayWrite } = orRefuse(await showPerson(ctx, args.params.id ?? ""));
  if (!mayWrite) orRefuse(refuse("forbidden"));
  if (!isOnFile(person)) throw redirect(`/people/${person.id}`);
  const { id, name, kana, organization, occupation, title, email, phone, fax, version } = person;
  const known = { name, kana, organizationName: organization?.name, occupation, title, email, phone, fax, version };
  const typed = Object.fromEntries(Object.entries(known).map(([field, value]) => [field, String(value ?? "")]));
  return { id, name, typed };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, editPersonForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { version, ...person } = form.value;
  const id = args.params.id ?? "";
  const result = await editPerson(ctx, { id, version, person });
  if (!result.ok && result.error === "edited-meanwhile") {
    return data({ typed: form.typed, errors: [{ message: commonRefusal[result.error] }] }, { status: 422 });
  }
  if (!result.ok && result.error === "not-on-file") return redirect(`/people/${id}`);
  orRefuse(result);
  return redirect(`/people/${id}`);
}

export default function EditPerson() {
  const { id, name, typed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="名簿の変更"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: name, to: `/people/${id}` },
        ]}
        lead="送った案内や出席の記録に書かれた氏名・所属・役職は、その時のまま残ります。"
      />
      {refused?.errors.some(({ message }) => message === commonRefusal["edited-meanwhile"]) && (
        <p className="mb-6">
          <LinkButton to={`/people/${id}/edit`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <PersonForm
        typed={refused?.typed ?? typed}
        errors={refused?.errors ?? []}
        backTo={`/people/${id}`}
        button="保存する"
      />
    </>
  );
}
