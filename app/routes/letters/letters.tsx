import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, PageHeading, Section } from "#app/ui/page.tsx";
import { showLetters } from "#app/use-cases/letters/show-letters.ts";
import { Recipients } from "./recipients.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? letterKindLabel[page.batch.kind] : "文書"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: sessionId = "", letterId = "" } = args.params;
  const { session, ...shown } = orRefuse(await showLetters(ctx, { sessionId, letterId }));
  const { id, title } = session;
  return {
    ...shown,
    session: { id, title },
    done: doneText(args.request, { issued: "発行しました。送ったとおりの姿で、ここに残ります。" }),
  };
}

export default function Issued() {
  const { session, batch, letters, toTellByHand, done } = useLoaderData<typeof loader>();
  const list = `/sessions/${session.id}/letters`;
  const ended = letters.filter(({ hasEnded }) => hasEnded).length;
  return (
    <>
      <PageHeading
        title={`${letterKindLabel[batch.kind]}${batch.documentNumber ? `（${batch.documentNumber}）` : ""}`}
        lead={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "文書", to: list },
        ]}
        actions={
          <LinkButton to={`${list}/${batch.id}.pdf?all`} variant="primary" reloadDocument>
            <Icon name="download" />
            {batch.letters > 1 ? `${batch.letters}通をまとめてPDFで開く` : "PDFで開く"}
          </LinkButton>
        }
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        {done && <Notice tone="success" title={done} />}
        {toTellByHand > 0 && (
          <Notice tone="info" title={`メール以外で知らせる方が${toTellByHand}人います`}>
            郵送・FAXで送ったら、
            <Link to={`/sessions/${session.id}/changes`} className="underline">
              「変更のお知らせ」
            </Link>
            で、知らせたことを記録してください。
          </Notice>
        )}
        {ended > 0 && (
          <Notice tone="warning" title={`${ended}通の二次元コードは、無効になっています`}>
            発行のあとに、案内が取り消されたか、新しいリンクに替わりました。PDFでは、二次元コードの代わりにその旨が入ります。送り直すときは、新しく発行してください。
          </Notice>
        )}
      </div>
      <Section title="発行の記録">
        <DescriptionList
          items={[
            { term: "文書番号", description: batch.documentNumber ?? "（なし）" },
            { term: "文書の日付", description: formatDate(batch.issuedOn) },
            {
              term: "発行",
              description: [instantText(new Date(batch.createdAt)), batch.createdBy].filter(Boolean).join("　"),
            },
          ]}
        />
      </Section>
      <Section title={`宛先（${batch.isForAll ? "各位" : `${letters.length}人`}）`}>
        <Recipients list={list} letters={letters} />
      </Section>
    </>
  );
}
