import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, PageHeading, Pagination, Section } from "#app/ui/page.tsx";
import { listImports } from "#app/use-cases/imports/list-imports.ts";
import { AddressBookTabs } from "../people/address-book-tabs.tsx";
import { ImportsTable } from "./imports-table.tsx";
import { TemplatesTable } from "./templates-table.tsx";

export const meta: MetaFunction = () => [{ title: "取込み｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const page = Number.parseInt(new URL(args.request.url).searchParams.get("page") ?? "1", 10) || 1;
  const list = await listImports(ctx, { page });
  if (list.kinds.length === 0) orRefuse(refuse("forbidden"));
  return { ...list, imports: list.imports.map(({ sheet: _, problem: __, ...shown }) => shown) };
}

export default function Imports() {
  const { imports, kinds, page, pages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="取込み"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        lead="Excel（XLSX）やCSVの一覧を、まとめて登録します。登録の前に一行ずつ結果を確かめられ、登録したあとに元に戻すこともできます。"
        actions={
          <LinkButton to="/imports/new" variant="primary">
            <Icon name="plus" />
            新しく取り込む
          </LinkButton>
        }
      />
      <AddressBookTabs current="imports" />
      <Section title="履歴">
        {imports.length === 0 ? (
          <EmptyState title="取込みはまだありません">下のひな形を使うと、見出しを合わせる手間が省けます。</EmptyState>
        ) : (
          <ImportsTable imports={imports} />
        )}
        <Pagination page={page} pages={pages} hrefFor={(to) => `/imports?page=${to}`} />
      </Section>
      <Section title="ひな形" id="templates">
        <TemplatesTable kinds={kinds} />
      </Section>
    </>
  );
}
