import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { listLetterWordings } from "#app/use-cases/letter-wordings/show-letter-wording.ts";
import { KindsTable } from "./kinds-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `文書：${page?.body.name ?? "会議体"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await listLetterWordings(await staffContext(args), args.params.id ?? ""));
}

export default function BodyLetters() {
  const { body, kinds, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="文書"
        lead={`${body.name}の委嘱状と、通知などの文面です。`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: body.name, to: `/bodies/${body.id}` },
        ]}
      />
      <Section title="委嘱状">
        <p className="mb-4">委員を選んで委嘱状を作り、PDFで印刷します。発行したものは、そのまま残ります。</p>
        <LinkButton to={`/bodies/${body.id}/commissions`}>
          {mayWrite ? "委嘱状を発行する" : "発行した委嘱状"}
        </LinkButton>
      </Section>
      <Section title="文面">
        <KindsTable {...{ kinds, mayWrite }} path={`/bodies/${body.id}/letters`} otherwise="都道府県の文面" />
      </Section>
    </>
  );
}
