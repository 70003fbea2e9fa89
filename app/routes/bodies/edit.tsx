import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { removeBody } from "#app/use-cases/bodies/remove-body.ts";
import { editBody } from "#app/use-cases/bodies/save-body.ts";
import { showBodyForm } from "#app/use-cases/bodies/show-body-form.ts";
import { bodyFields } from "./body-fields.ts";
import { BodyForm } from "./body-form.tsx";
import { refusalError, typedAgain } from "./body-refusal.server.ts";
import { typedBody } from "./typed-body.ts";

export const meta: MetaFunction = () => [{ title: "会議体の変更｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const { body, ...form } = orRefuse(await showBodyForm(await staffContext(args), args.params.id ?? ""));
  if (!body) return orRefuse<never, "not-found">(refuse("not-found"));
  return { ...form, id: body.id, name: body.name, typed: typedBody(body) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const posted = await readFormData(args.request);
  if (posted.get("step") === "remove") {
    const removed = await removeBody(ctx, { id });
    return removed.ok ? redirect("/bodies", 303) : typedAgain({}, [refusalError(removed.error)]);
  }
  const form = parseForm(posted, bodyFields);
  if (!form.ok) return typedAgain(form.typed, form.errors);
  const result = await editBody(ctx, { id, ...form.value });
  return result.ok ? redirect(`/bodies/${id}`, 303) : typedAgain(form.typed, [refusalError(result.error)]);
}

export default function EditBody() {
  const { id, name, typed, isUnused, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors ?? [];
  return (
    <>
      <PageHeading
        title="会議体の変更"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: name, to: `/bodies/${id}` },
        ]}
      />
      {errors.some(({ message }) => message === commonRefusal["edited-meanwhile"]) && (
        <p className="mb-6">
          <LinkButton to={`/bodies/${id}/edit`} reloadDocument>
            最新の内容を開く（いま入力したものは消えます）
          </LinkButton>
        </p>
      )}
      <BodyForm
        {...choices}
        typed={answer && Object.keys(answer.typed).length > 0 ? answer.typed : typed}
        errors={errors}
        submitLabel="保存する"
        backTo={`/bodies/${id}`}
      />
      {isUnused && (
        <Section title="会議体の削除">
          <Form method="post">
            <input type="hidden" name="step" value="remove" />
            <p className="mb-3">委員枠も開催もない会議体です。誤って登録したときは、削除できます。</p>
            <Button variant="danger">
              <Icon name="trash" />
              この会議体を削除する
            </Button>
          </Form>
        </Section>
      )}
    </>
  );
}
