import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { pollPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { tooManyAnswers } from "#app/text/rsvp.ts";
import { whenText } from "#app/text/session.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { replyToPoll } from "#app/use-cases/polls/reply-to-poll.ts";
import { showAskedPoll } from "#app/use-cases/polls/show-asked-poll.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { Contact } from "../rsvp/contact.tsx";
import { UnknownLink } from "../rsvp/unknown-link.tsx";
import { formFields } from "../sessions/form-fields.ts";
import { typedReply } from "./mark-fields.tsx";
import { replyErrors, replyForm, toReply } from "./read-reply.server.ts";
import { AskedDetails, CurrentReply, OverNotice } from "./reply-details.tsx";
import { ReplyForm } from "./reply-form.tsx";

/** No script is sent: a phone on a weak line shows the page at once, and gateways have nothing to run. */
export const handle = { static: true };

/** The address is a secret: see rsvp/answer. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `日程の回答${page?.shown ? `：${page.shown.title}` : ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const result = await showAskedPoll(ctx, args.params.token ?? "");
  if (!result.ok) return data({ shown: null, saved: false, demo: (await showSite(ctx)).demo }, { status: 404 });
  const saved = new URL(args.request.url).searchParams.has("saved");
  return data({ shown: result.value, saved, demo: result.value.demo });
}

export async function action(args: ActionFunctionArgs) {
  const { params, request, context } = args;
  const token = params.token ?? "";
  const ctx = appContext(args);
  const form = await readForm(request, replyForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const result = await replyToPoll(ctx, { token, address: context.address, ...toReply(form.value) });
  if (result.ok) return redirect(`${pollPath(token)}?saved=1`, 303);
  if (result.error === "unknown-link") return data({ typed: form.typed, errors: [] }, { status: 404 });
  if (result.error === "too-many-attempts") {
    return data({ typed: form.typed, errors: [{ message: tooManyAnswers }] }, { status: 429 });
  }
  // The candidates may have become more while the page was open.
  const shown = await showAskedPoll(ctx, token);
  const { options } = shown.ok ? shown.value : { options: [] };
  return data({ typed: form.typed, errors: replyErrors(result.error, form.typed, options) }, { status: 422 });
}

export default function Reply() {
  const { shown, saved, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { token = "" } = useParams();
  if (!shown) return <UnknownLink demo={demo} />;
  const { window, decided, marks, reply } = shown;
  const errors = refused?.errors ?? [];
  return (
    <PublicShell title={shown.title} officeName={shown.center.name} demo={demo}>
      <div className="grid gap-8">
        {/* A page that takes no reply says why by itself. */}
        {window === "open" && <ErrorSummary errors={errors} labelOf={(field) => dateOf(shown.options, field)} />}
        {saved && !refused && reply && window === "open" && (
          <Notice tone="success" title="回答を受け付けました">
            <p>この画面を閉じて構いません。回答は、期限まではこのページで何度でも変更できます。</p>
          </Notice>
        )}
        {decided ? (
          <Notice tone="info" title={`日時が決まりました：${whenText(decided)}`}>
            {decided.cancelled
              ? "この開催は、その後中止になりました。"
              : "御協力ありがとうございました。開催の案内が届きましたら、そちらから出欠を御回答ください。"}
          </Notice>
        ) : (
          window !== "open" && <OverNotice window={window} answered={reply !== null} />
        )}
        <AskedDetails poll={shown} />
        {reply && <CurrentReply poll={shown} reply={reply} />}
        {window === "open" && (
          <ReplyForm
            action={pollPath(token)}
            options={shown.options}
            answered={reply !== null}
            fields={formFields({ typed: refused?.typed ?? typedReply(marks, reply?.comment ?? null), errors })}
          />
        )}
        <Contact center={shown.center} />
      </div>
    </PublicShell>
  );
}

function dateOf(options: readonly { id: string; startsAt: Date; endsAt: Date }[], field: string): string | undefined {
  const option = options.find(({ id }) => field === `marks.${id}`);
  return option && whenText(option);
}
