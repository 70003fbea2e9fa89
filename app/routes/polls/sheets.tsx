import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { Sheet } from "./sheet.tsx";

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
