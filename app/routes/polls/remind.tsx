import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { pollDeskRefusal, pollRefusal } from "#app/text/poll.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { previewReminder } from "#app/use-cases/polls/preview-reminder.ts";
import { remindSilent } from "#app/use-cases/polls/remind-silent.ts";
import { MailPreview } from "../sessions/invitations-preview.tsx";
import { AskedTable } from "./asked-table.tsx";

export const meta: MetaFunction = () => [{ title: "未回答の方へのお願い｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const back = `/sessions/${args.params.id}/poll`;
  const result = await previewReminder(ctx, { sessionId: args.params.id ?? "" });
  if (!result.ok && result.error === "poll-over") throw redirect(back);
  const { session, silent, ...preview } = orRefuse(result);
  const people = silent.map(({ personId, role, name, organizationName, title, need, reachedBy, person }) => {
    return { personId, role, name, organizationName, title, need, reachedBy, byMail: person.email !== null };
  });
  const { id, title } = session;
  return { ...preview, id, title, people, back, seenAt: ctx.now().toISOString() };
}

const reminding = z.object({ seenAt: z.iso.datetime(formText.version) });
const MESSAGES = { ...pollDeskRefusal, ...pollRefusal };

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, reminding);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await remindSilent(ctx, { sessionId, seenAt: new Date(form.value.seenAt) });
  if (result.ok) return redirect(`/sessions/${sessionId}/poll?done=reminded`, 303);
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, typeof error>({ ok: false, error });
  return data({ errors: [{ message: MESSAGES[error] }] }, { status: 422 });
}

export default function Remind() {
  const { id, title, people, mail, deadlinePassed, back, seenAt } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const byMail = people.filter((person) => person.byMail);
  const byHand = people.filter((person) => !person.byMail);
  return (
    <>
      <PageHeading
        title="未回答の方へのお願い"
        lead={title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: title, to: `/sessions/${id}` },
          { label: "日程調整", to: back },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {deadlinePassed && (
          <Notice tone="warning" title="回答期限を過ぎているため、送れません">
            先に「回答期限と定足数を改める」で期限を延ばすか、電話などでお尋ねください。
          </Notice>
        )}
      </div>
      <Section title={`メールで再度お願いする方（${byMail.length}人）`}>
        {byMail.length > 0 ? <AskedTable people={byMail} /> : <p>{pollDeskRefusal["nobody-to-mail"]}</p>}
      </Section>
      {byHand.length > 0 && (
        <Section title={`電話やFAXでお尋ねする方（${byHand.length}人）`}>
          <AskedTable people={byHand} />
        </Section>
      )}
      {mail && (
        <Section title="メールの見本（最初の方）">
          <MailPreview mail={mail} />
        </Section>
      )}
      <Form method="post" className="mt-10 flex flex-wrap gap-4">
        <input type="hidden" name="seenAt" value={seenAt} />
        {byMail.length > 0 && !deadlinePassed && (
          <Button>
            <Icon name="mail" />
            {byMail.length}人に送る
          </Button>
        )}
        <LinkButton to={back}>
          <Icon name="chevron-left" />
          戻る
        </LinkButton>
      </Form>
    </>
  );
}
