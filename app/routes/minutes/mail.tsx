import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { MINUTES_READERS } from "#app/domain/minutes.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalDate, version } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { minutesMailText, minutesRefusal, minutesText } from "#app/text/minutes.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { previewMinutesMail } from "#app/use-cases/minutes/preview-minutes-mail.ts";
import { askForReview, tellOfMinutes } from "#app/use-cases/minutes/send-minutes.ts";
import { MailPreview } from "../sessions/invitations-preview.tsx";
import { ReadersByHand, ReadersFilter, SendForm } from "./mail-parts.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: `${page?.kind === "minutesConfirmed" ? "議事概要の確定のお知らせ" : "議事概要（案）の確認のお願い"}｜Renkei`,
  },
];

/** By the last part of the address. */
const KINDS = { review: "minutesReview", confirmed: "minutesConfirmed" } as const;

function kindOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const kind = args.params.kind;
  if (kind === "review" || kind === "confirmed") return KINDS[kind];
  throw new Response(null, { status: 404, statusText: "Not Found" });
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const kind = kindOf(args);
  const asked = new URL(args.request.url).searchParams.get("whom");
  const result = await previewMinutesMail(ctx, { sessionId, kind, asked });
  const closed = !result.ok && result.error in minutesRefusal ? (result.error as keyof typeof minutesRefusal) : null;
  if (closed && closed !== "links-faded") throw redirect(`/sessions/${sessionId}/minutes`);
  if (closed) return { kind, sessionId, title: "", closed, preview: null, isDelivered: true };
  const { session, reviewBy, ...preview } = orRefuse(result);
  return {
    ...{ kind, sessionId, title: session.title, closed: null },
    preview: { ...preview, reviewBy: formatDateWithoutWeekday(reviewBy) },
    isDelivered: ctx.settings.mailIsDelivered,
  };
}

const sending = z.object({ version, whom: choice(MINUTES_READERS), reviewBy: optionalDate });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const kind = kindOf(args);
  const form = await readForm(args.request, sending);
  const refused = (errors: { field?: string; message: string }[]) =>
    data({ typed: form.typed, errors }, { status: 422 });
  if (!form.ok) return refused(form.errors);
  const { reviewBy, ...input } = form.value;
  const isReview = kind === "minutesReview";
  if (isReview && !reviewBy) return refused([{ field: "reviewBy", message: minutesRefusal["review-by-required"] }]);
  const to = { sessionId, ...input };
  const sent = isReview && reviewBy ? await askForReview(ctx, { ...to, reviewBy }) : await tellOfMinutes(ctx, to);
  if (sent.ok)
    return redirect(`/sessions/${sessionId}/minutes?${isReview ? "asked" : "told"}=${sent.value.mails}`, 303);
  const message = { ...commonRefusal, ...minutesRefusal }[sent.error];
  const atDay = sent.error === "review-by-past" || (isReview && sent.error === "links-faded");
  return refused([atDay ? { field: "reviewBy", message } : { message }]);
}

export default function MinutesMailPage() {
  const { kind, sessionId, title, closed, preview, isDelivered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = `/sessions/${sessionId}/minutes`;
  const isReview = kind === "minutesReview";
  return (
    <>
      <PageHeading
        title={isReview ? "議事概要（案）の確認のお願い" : "議事概要の確定のお知らせ"}
        lead={title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          ...(title ? [{ label: title, to: `/sessions/${sessionId}` }] : []),
          { label: minutesText.title, to: back },
        ]}
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} labelOf={() => minutesMailText.review.deadline} />
        {closed && <Notice tone="warning" title={minutesRefusal[closed]} />}
        {preview && !isDelivered && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
      </div>
      {preview && (
        <>
          <ReadersFilter whom={preview.whom} offered={preview.offered} />
          <ReadersByHand readers={preview.readers} />
          {preview.mail && (
            <Section title="メールの見本（最初の方）">
              <MailPreview mail={preview.mail} />
            </Section>
          )}
          <SendForm {...{ isReview, back }} preview={preview} answer={answer} />
        </>
      )}
    </>
  );
}
