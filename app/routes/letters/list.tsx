import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { letterIssuedWhen, letterKindLabel } from "#app/text/letter-wording.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { type LetterBatch, listLetters } from "#app/use-cases/letters/list-letters.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `文書：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, ...listed } = orRefuse(await listLetters(ctx, args.params.id ?? ""));
  const { id, title, state, category, startsAt } = session;
  return {
    ...listed,
    session: { id, title, state, category },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
  };
}

export default function Letters() {
  const { session, hasStarted, batches, kinds, mayIssue } = useLoaderData<typeof loader>();
  const path = `/sessions/${session.id}/letters`;
  return (
    <>
      <SessionHeading session={session} tab="letters" isOwn hasStarted={hasStarted} />
      {mayIssue && (
        <Section title="文書を作る">
          {kinds.length > 0 ? (
            <ul className="grid gap-4">
              {kinds.map((kind) => (
                <li key={kind} className="flex flex-wrap items-center gap-4">
                  <LinkButton to={`${path}/new/${kind}`} variant="primary">
                    <Icon name="document" />
                    {letterKindLabel[kind]}を作る
                  </LinkButton>
                  <span>{letterIssuedWhen[kind]}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p>
              日時が決まって「開催予定」になると開催通知を、延期・中止にするとその通知を、開催が始まるとお礼状を、ここで作れます。
            </p>
          )}
        </Section>
      )}
      <Section title="発行した文書">
        {batches.length > 0 ? (
          <LetterTable path={path} batches={batches} />
        ) : (
          <EmptyState title="まだ発行した文書はありません">
            発行した文書は、送ったとおりの姿でここに残ります。
          </EmptyState>
        )}
      </Section>
    </>
  );
}

type ShownBatch = Omit<LetterBatch, "createdAt"> & { createdAt: Date | string };

function LetterTable({ path, batches }: { path: string; batches: readonly ShownBatch[] }) {
  return (
    <Table
      caption="発行した文書"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">文書</Th>
          <Th scope="col">文書番号・日付</Th>
          <Th scope="col">宛先</Th>
          <Th scope="col">メール</Th>
          <Th scope="col">発行</Th>
        </tr>
      }
    >
      {batches.map(({ id, kind, documentNumber, issuedOn, letters, to, isForAll, mails, createdAt, createdBy }) => (
        <tr key={id}>
          <Th scope="row">
            <Link to={`${path}/${id}`} className="underline">
              {letterKindLabel[kind]}
            </Link>
          </Th>
          <Td>
            {documentNumber && <span className="block">{documentNumber}</span>}
            {formatDate(issuedOn)}
          </Td>
          <Td label="宛先">{isForAll ? "各位（1通）" : to ? `${to} 様` : `${letters}人（1通ずつ）`}</Td>
          <Td label="メール">{mails > 0 ? `${mails}通` : "なし"}</Td>
          <Td label="発行">
            {instantText(new Date(createdAt))}
            {createdBy && <span className="block">{createdBy}</span>}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
