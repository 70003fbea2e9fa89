import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { POLL_MARKS } from "#app/domain/poll.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { invitationText } from "#app/text/mail.ts";
import { markChoice } from "#app/text/poll.ts";
import { pollMailText } from "#app/text/poll-mail.ts";
import { whenText } from "#app/text/session.ts";
import { uiText } from "#app/text/ui.ts";
import { PageHeading, unbroken } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";

export const meta: MetaFunction = () => [{ title: "FAX用の回答票｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, poll, silent } = orRefuse(await showPoll(ctx, { sessionId: args.params.id ?? "" }));
  if (!poll) throw new Response(null, { status: 404, statusText: "Not Found" });
  const { id, title, center } = session;
  const { name, section, phone, fax } = center;
  // The number stands for the person's place in the list, and helps to find them when a sheet comes back.
  const people = poll.participants
    .map((person, index) => ({ ...person, number: index + 1 }))
    .filter((person) => person.reachedBy !== "mail" && silent.includes(person.id));
  return {
    session: { id, title, center: { name, section, phone, fax } },
    poll: { answerBy: poll.answerBy, message: poll.message, options: poll.options },
    isLate: poll.answerBy < tokyoDate(ctx.now()),
    demo: ctx.actor.prefecture.demo,
    people: people.map(({ id, number, name, organizationName, title }) => {
      return { id, number, name, organizationName, title };
    }),
  };
}

/** A sheet a person to be faxed out and back: for those whom no mail reaches. Printed, each begins a page. */
export default function Sheets() {
  const { people, ...facts } = useLoaderData<typeof loader>();
  const { session } = facts;
  return (
    <div className="print-letter">
      <div className="print:hidden">
        <PageHeading
          title="FAX用の回答票"
          lead="ブラウザーの印刷で、一人一枚の回答票になります。戻った回答は「日程調整」の画面で、お一人ずつ入力してください。"
          crumbs={[
            { label: "ホーム", to: "/" },
            { label: "開催", to: "/sessions" },
            { label: session.title, to: `/sessions/${session.id}` },
            { label: "日程調整", to: `/sessions/${session.id}/poll` },
          ]}
        />
      </div>
      {people.length === 0 && <p>メール以外でお尋ねする、未回答の方はいません。印刷する回答票はありません。</p>}
      {people.map((person) => (
        <Sheet key={person.id} person={person} {...facts} />
      ))}
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Sheet({ person, session, poll, isLate, demo }: Omit<Page, "people"> & { person: Page["people"][number] }) {
  const { center } = session;
  return (
    <article className="mb-12 break-after-page rounded-12 border border-solid-gray-420 p-6 last:break-after-auto print:mb-0 print:border-0 print:p-0 poll-sheet">
      <div className="flex justify-between gap-4">
        <p>
          整理番号　{person.number}
          {demo && <span className="block text-[0.875rem]">（{uiText.demoMark}）</span>}
        </p>
        <p className="text-right">
          返信先　{[center.name, center.section].filter(Boolean).join("　")}
          {center.fax && <strong className="block text-std-20B-150">FAX {center.fax}</strong>}
          {center.phone && <span className="block">電話 {center.phone}</span>}
        </p>
      </div>
      <h2 className="my-4 text-center text-std-20B-150 text-solid-gray-900">日程調整 回答票</h2>
      <p className="mb-1">{session.title}</p>
      <p className="mb-4">
        {[person.organizationName, person.title].filter(Boolean).join("　")}　{person.name}　{invitationText.honorific}
      </p>
      <p className="mb-4">
        候補日ごとに、○・△・×のどれかを○で囲み、
        {isLate ? "お早めに" : <strong>{formatDate(poll.answerBy)}までに</strong>}御返送ください。
      </p>
      {poll.message && <p className="mb-4 whitespace-pre-line">{poll.message}</p>}
      <Table
        caption={`${person.name}さんの回答票`}
        captionHidden
        head={
          <tr>
            <Th scope="col">候補日</Th>
            <Th scope="col">御都合</Th>
          </tr>
        }
      >
        {poll.options.map((option) => (
          <tr key={option.id}>
            <Th scope="row">{unbroken(whenText(option))}</Th>
            <Td>
              <span className="flex flex-wrap gap-x-6">
                {POLL_MARKS.map((mark) => (
                  <span key={mark} className="whitespace-nowrap">
                    {markChoice[mark]}
                  </span>
                ))}
              </span>
            </Td>
          </tr>
        ))}
      </Table>
      <p className="mt-4 min-h-24 border border-solid-gray-420 p-2">連絡事項</p>
      <p className="mt-4 text-[0.875rem] leading-160">利用目的：{pollMailText.privacy.lines.join("")}</p>
    </article>
  );
}
