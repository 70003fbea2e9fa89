import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { optionalText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { eraseRefusal, personFactLabel } from "#app/text/people.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { erasePerson, showErasure } from "#app/use-cases/people/erase-person.ts";
import { ImportNotice, MentionNotice, TieNotice, WhatIsErased } from "./erase-notices.tsx";

export const meta: MetaFunction = () => [{ title: "個人情報の消去｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const result = await showErasure(await staffContext(args), id);
  if (!result.ok && result.error === "not-on-file") throw redirect(`/people/${id}`);
  const { person, ...notes } = orRefuse(result);
  return { id, name: person.name, ...notes };
}

const confirming = z.object({ typedName: optionalText(100).transform((name) => name ?? "") });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, confirming);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const id = args.params.id ?? "";
  const result = await erasePerson(ctx, { id, ...form.value });
  if (result.ok || result.error === "not-on-file") return redirect(`/people/${id}`);
  if (result.error === "not-found" || result.error === "forbidden") return orRefuse<never, string>(result);
  const message = eraseRefusal[result.error];
  const error = result.error === "name-differs" ? { field: "typedName", message } : { message };
  return data({ typed: form.typed, errors: [error] }, { status: 422 });
}

export default function ErasePerson() {
  const { id, name, ties, mentions, imports } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const bound = Object.values(ties).some((list) => list.length > 0);
  return (
    <>
      <PageHeading
        title="個人情報の消去"
        lead={name}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: name, to: `/people/${id}` },
        ]}
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} labelOf={() => personFactLabel.name} />
        <TieNotice ties={ties} />
        <MentionNotice mentions={mentions} />
        {!bound && <ImportNotice imports={imports} />}
      </div>
      <Section title="消去するものと残すもの">
        <WhatIsErased />
      </Section>
      {!bound && (
        <Section title="確認">
          <Form method="post" noValidate className="grid gap-6">
            <TextField
              name="typedName"
              label="消去する方の氏名"
              required
              hint={`取り消せません。確認のため、「${name}」と入力してください。`}
              error={refused?.errors.find((error) => "field" in error)?.message}
              width="md"
              autoComplete="off"
            />
            <p className="flex flex-wrap gap-4">
              <Button variant="danger">この方の情報を消去する</Button>
              <LinkButton to={`/people/${id}`}>やめる</LinkButton>
            </p>
          </Form>
        </Section>
      )}
    </>
  );
}
