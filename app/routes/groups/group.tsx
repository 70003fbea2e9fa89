import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { choices } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { groupRefusal } from "#app/text/people.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { changeMembers, removeGroup } from "#app/use-cases/groups/save-group.ts";
import { showGroup } from "#app/use-cases/groups/show-group.ts";
import { AddFound, FindPeople } from "./found-people.tsx";
import { GroupPeople } from "./group-people.tsx";
import { conditionWords } from "./group-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.group.name ?? "グループ"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const search = searchParams.get("q")?.slice(0, 100) ?? "";
  const shown = orRefuse(await showGroup(ctx, { id: args.params.id ?? "", search }));
  const many = searchParams.has("many")
    ? { added: Number(searchParams.get("many")), onFile: Number(searchParams.get("known")) }
    : null;
  return { ...shown, search, many };
}

const ids = choices(z.string().max(64));
const changing = z.object({ add: ids, remove: ids, step: z.enum(["members", "removeGroup"]).default("members") });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, changing);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const id = args.params.id ?? "";
  const { step, ...members } = form.value;
  if (step === "removeGroup") {
    orRefuse(await removeGroup(ctx, id));
    return redirect("/groups?removed=1");
  }
  const result = await changeMembers(ctx, { id, ...members });
  if (!result.ok && (result.error === "unknown-person" || result.error === "group-empty")) {
    return data({ errors: [{ message: groupRefusal[result.error] }] }, { status: 422 });
  }
  orRefuse(result);
  return redirect(`/groups/${id}`);
}

export default function GroupPage() {
  const { group, mayWrite, people, found, search, many } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title={group.name}
        lead={`条件：${conditionWords(group)}`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: "グループ", to: "/groups" },
        ]}
        actions={
          mayWrite && (
            <>
              <LinkButton to={`/people/many?group=${group.id}`}>
                <Icon name="copy" />
                まとめて貼り付けて加える
              </LinkButton>
              <LinkButton to={`/groups/${group.id}/edit`}>
                <Icon name="edit" />
                条件を変更
              </LinkButton>
            </>
          )
        }
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {many && <Notice tone="success" title={`新しく${many.added}人を登録し、全員をグループに加えました`} />}
      </div>
      <Section title={`いま入っている方（${people.length}人）`}>
        <GroupPeople people={people} mayWrite={mayWrite} />
      </Section>
      {mayWrite && (
        <>
          <Section title="人を探して手で加える">
            <FindPeople search={search} />
            {found && <AddFound key={search} found={found} />}
          </Section>
          <div className="mt-10 print:hidden">
            <Fold title="このグループを削除する">
              <Form method="post" className="grid gap-3">
                <p>グループだけを削除します。入っている方の名簿の記録は残ります。</p>
                <p>
                  <Button variant="danger" name="step" value="removeGroup">
                    グループを削除する
                  </Button>
                </p>
              </Form>
            </Fold>
          </div>
        </>
      )}
    </>
  );
}
