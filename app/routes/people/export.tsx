import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { showEverything } from "#app/use-cases/people/export-person.ts";
import { EverythingSections } from "./export-sections.tsx";

export const meta: MetaFunction = () => [{ title: "個人情報の開示｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showEverything(await staffContext(args), args.params.id ?? ""));
}

export default function ExportPerson() {
  const { person, ...everything } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="個人情報の開示"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
          { label: person.name, to: `/people/${person.id}` },
        ]}
        lead={`${person.name}さんについて記録しているすべてです。このページは印刷できます。ファイルに書き出すと、その日時と職員を変更の記録に残します。`}
        actions={
          // A plain form: the answer is a file, which no script may take in place of the page.
          <form method="post" action={`/people/${person.id}/export.json`}>
            <Button variant="secondary">
              <Icon name="download" />
              ファイル（JSON）に書き出す
            </Button>
          </form>
        }
      />
      <EverythingSections {...everything} />
    </>
  );
}
