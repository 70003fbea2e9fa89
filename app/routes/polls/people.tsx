import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { readFormData, typedFields } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { pollDeskRefusal, pollPlanRefusal } from "#app/text/poll.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { addPollPeople } from "#app/use-cases/polls/add-poll-people.ts";
import { proposeMorePeople } from "#app/use-cases/polls/propose-poll.ts";
import { formFields } from "../sessions/form-fields.ts";
import { useAnswerFocus } from "./answer-focus.ts";
import { editedFields } from "./edited-fields.server.ts";
import { chosenPeople, readAdded } from "./poll-form.server.ts";
import { PollPeople } from "./poll-people.tsx";

export const meta: MetaFunction = () => [{ title: "お尋ねする方を加える｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const result = await proposeMorePeople(ctx, { sessionId, added: [], search: "", groupId: null });
  if (!result.ok && result.error === "poll-over") throw redirect(`/sessions/${sessionId}/poll`);
  const { session, ...proposal } = orRefuse(result);
  return { proposal, session: { id: session.id, title: session.title } };
}

const MESSAGES = { ...pollPlanRefusal, ...pollDeskRefusal };

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const posted = typedFields(await readFormData(args.request));
  const typed = editedFields(ctx, posted);
  const text = (name: string) => [typed[name] ?? ""].flat()[0] ?? "";
  const search = text("q").slice(0, 100);
  const found = await proposeMorePeople(ctx, {
    sessionId,
    added: readAdded(typed),
    search,
    groupId: text("group") || null,
  });
  if (!found.ok && found.error === "poll-over") return redirect(`/sessions/${sessionId}/poll`);
  const { session, ...proposal } = orRefuse(found);
  const page = { typed: { ...typed, group: "" }, proposal };
  if (posted.do !== "ask") return data({ ...page, errors: [] });
  const result = await addPollPeople(ctx, { sessionId, people: chosenPeople(typed, proposal.people) });
  if (result.ok) return redirect(`/sessions/${sessionId}/poll?done=people`, 303);
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, typeof error>({ ok: false, error });
  return data({ ...page, errors: [{ message: MESSAGES[error] }] }, { status: 422 });
}

export default function MorePeople() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const proposal = answer?.proposal ?? loaded.proposal;
  const { id, title } = loaded.session;
  const back = `/sessions/${id}/poll`;
  const asked = proposal.people.length;
  const noteFocus = useAnswerFocus(answer);
  return (
    <>
      <PageHeading
        title="お尋ねする方を加える"
        lead={title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: title, to: `/sessions/${id}` },
          { label: "日程調整", to: back },
        ]}
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} />
      </div>
      <Form method="post" noValidate key={asked} onSubmit={noteFocus}>
        {/* Enter in a field looks people up and sends nothing. */}
        <button type="submit" name="do" value="search" className="sr-only" tabIndex={-1} aria-hidden="true">
          探す
        </button>
        <PollPeople proposal={proposal} fields={formFields({ typed: answer?.typed ?? {}, errors: [] })} />
        <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
          {asked > 0 && (
            <Button name="do" value="ask">
              <Icon name="mail" />
              {asked}人に日程を尋ねる
            </Button>
          )}
          <LinkButton to={back}>
            <Icon name="chevron-left" />
            戻る
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
