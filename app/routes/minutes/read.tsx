import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { formatDate } from "#app/domain/japanese-date.ts";
import { answerPath, minutesPath } from "#app/domain/link.ts";
import { MAX_COMMENT } from "#app/domain/minutes.ts";
import { appContext } from "#app/http/context.server.ts";
import { optionalText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { formText } from "#app/text/form.ts";
import { commentRefusal, minutesText } from "#app/text/minutes.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { PaperSheet } from "#app/ui/paper.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { type CommentRefusal, commentOnMinutes } from "#app/use-cases/minutes/comment-on-minutes.ts";
import { readMinutes } from "#app/use-cases/minutes/read-minutes.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { Contact } from "../rsvp/contact.tsx";
import { UnknownLink } from "../rsvp/unknown-link.tsx";
import { formFields } from "../sessions/form-fields.ts";
import { CommentForm, OwnComments } from "./read-comments.tsx";
import { NothingToRead } from "./read-nothing.tsx";

/** No script is sent, as on the answering page. */
export const handle = { static: true };

/** The address is a secret, as the answering page's. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${minutesText.title}${page?.shown ? `：${page.shown.title}` : ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const result = await readMinutes(ctx, args.params.token ?? "");
  if (!result.ok) return data({ shown: null, saved: false, demo: (await showSite(ctx)).demo }, { status: 404 });
  const shown = result.value;
  const saved = new URL(args.request.url).searchParams.has("saved");
  return data({ shown, saved, demo: shown.demo }, { status: shown.closed === "link-ended" ? 410 : 200 });
}

const comment = z.object({
  item: optionalText(64),
  text: z.string(formText.required).trim().min(1, formText.required).max(MAX_COMMENT, formText.tooLong(MAX_COMMENT)),
});

const STATUS: Partial<Record<CommentRefusal, number>> = {
  "unknown-link": 404,
  "link-ended": 410,
  "too-many-attempts": 429,
};

export async function action(args: ActionFunctionArgs) {
  const token = args.params.token ?? "";
  const form = await readForm(args.request, comment);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { item: agendaItemId, text } = form.value;
  const from = { token, address: args.context.address };
  const result = await commentOnMinutes(appContext(args), { ...from, agendaItemId, text });
  if (result.ok) return redirect(`${minutesPath(token)}?saved=1#comments`, 303);
  const errors = [{ message: commentRefusal[result.error] }];
  return data({ typed: form.typed, errors }, { status: STATUS[result.error] ?? 422 });
}

export default function ReadMinutes() {
  const { shown, saved, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { token = "" } = useParams();
  if (!shown) return <UnknownLink demo={demo} />;
  const { title, center, minutes, closed } = shown;
  const errors = refused?.errors ?? [];
  const isConfirmed = minutes?.state === "confirmed";
  return (
    <PublicShell
      title={`${title}　${isConfirmed ? minutesText.title : minutesText.draftTitle}`}
      officeName={center.name}
      demo={demo}
    >
      <div className="grid gap-8">
        {minutes && <ErrorSummary errors={errors} labelOf={() => "御意見"} />}
        {saved && !refused && minutes && (
          <Notice tone="success" title="御意見を受け付けました。ありがとうございました。" />
        )}
        {closed && <NothingToRead why={closed} />}
        {minutes?.state === "inReview" && (
          <Notice
            tone={minutes.takesComments ? "info" : "warning"}
            title={
              minutes.takesComments
                ? `${minutes.reviewBy ? `${formatDate(minutes.reviewBy)}までに` : ""}お読みいただき、修正や補足があればお知らせください`
                : "御意見の受付期限を過ぎました"
            }
          >
            {minutes.takesComments
              ? "期限までに御意見がないときは、御了承いただいたものとして確定の手続を進めます。"
              : commentRefusal["review-over"]}
          </Notice>
        )}
        {minutes && <PaperSheet paper={minutes.paper} label={minutes.paper.title} />}
        {minutes && minutes.comments.length > 0 && (
          <Section title="お寄せいただいた御意見" id="comments">
            <OwnComments comments={minutes.comments} />
          </Section>
        )}
        {minutes?.takesComments && (
          <Section title="御意見を書く">
            <CommentForm
              action={minutesPath(token)}
              items={minutes.items}
              fields={formFields({ typed: refused?.typed ?? {}, errors })}
            />
          </Section>
        )}
        {closed !== "link-ended" && (
          <p>
            <LinkButton to={answerPath(token)} reloadDocument>
              開催の案内のページへ
            </LinkButton>
          </p>
        )}
        <Contact center={center} />
      </div>
    </PublicShell>
  );
}
