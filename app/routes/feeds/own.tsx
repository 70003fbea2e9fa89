import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { answerPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { feedRefusal } from "#app/text/feeds.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { type MailOwnFeedRefusal, mailOwnFeed } from "#app/use-cases/feeds/mail-own-feed.ts";
import { changeOwnFeed, type OwnFeedRefusal, showOwnFeed } from "#app/use-cases/feeds/own-feed.ts";
import { Contact } from "../rsvp/contact.tsx";
import { FeedAddress } from "./address.tsx";
import { HowToSubscribe } from "./how-to.tsx";
import { OwnFeedSteps } from "./own-feed-steps.tsx";

/** No script is sent: see rsvp/answer. */
export const handle = { static: true };

/** The address is a secret: see rsvp/answer. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction = () => [{ title: "自分の予定の購読｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const token = args.params.token ?? "";
  const key = keyOf(args.request);
  const result = await showOwnFeed(appContext(args), { token, key });
  // The answering page tells why.
  if (!result.ok) throw redirect(answerPath(token));
  return { ...result.value, key };
}

/** Of the mail that went to the person's own address. */
function keyOf(request: Request): string {
  const key = new URL(request.url).searchParams.get("key") ?? "";
  return /^[\w-]{1,64}$/.test(key) ? key : "";
}

const form = z.object({ step: z.enum(["mail", "start", "renew", "end"]) });
type Refusal = OwnFeedRefusal | MailOwnFeedRefusal;
const STATUS: Partial<Record<Refusal, number>> = { "too-many-attempts": 429, "link-ended": 410, "not-by-mail": 403 };
const NOTHING = { address: null, ended: false, mailed: false, errors: [] as { field?: string; message: string }[] };

export async function action(args: ActionFunctionArgs) {
  const token = args.params.token ?? "";
  const read = await readForm(args.request, form);
  if (!read.ok) return data({ ...NOTHING, errors: read.errors }, { status: 422 });
  const { step } = read.value;
  const ctx = appContext(args);
  if (step === "mail") {
    const mailed = await mailOwnFeed(ctx, token);
    return mailed.ok ? { ...NOTHING, mailed: true } : refusedAs(mailed.error, token);
  }
  const { address } = args.context;
  const result = await changeOwnFeed(ctx, { token, key: keyOf(args.request), address, step });
  // Not by a redirect: the address is told to nobody who only looks.
  return result.ok
    ? { ...NOTHING, ...result.value, ended: result.value.address === null }
    : refusedAs(result.error, token);
}

function refusedAs(error: Refusal, token: string) {
  if (error === "unknown-link") throw redirect(answerPath(token));
  return data({ ...NOTHING, errors: [{ message: feedRefusal[error] }] }, { status: STATUS[error] ?? 422 });
}

export default function OwnFeed() {
  const { demo, center, started, key } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { token = "" } = useParams();
  return (
    <PublicShell title="自分の予定の購読" officeName={center.name} demo={demo}>
      <div className="grid gap-8">
        <ErrorSummary errors={done?.errors ?? []} />
        {done?.ended && <Notice tone="success" title="購読を終了しました。これまでのアドレスは使えません" />}
        <div className="grid gap-3">
          <p>
            御自身が案内を受けた会議や研修を、お使いのカレンダーでまとめて見られます。日時や場所が変わると、カレンダーの表示も変わります。欠席と代理出席の予定は載りません。
          </p>
          <p>カレンダーから出欠の回答はできません。回答は、案内ごとのページからお願いします。</p>
        </div>
        {done?.address && (
          <section aria-label="予定表のアドレス" className="grid gap-4">
            <Notice tone="warning" title="このアドレスは御本人専用です">
              アドレスを知る人は、あなたの予定を見られます。ほかの方に渡さないでください。
            </Notice>
            <FeedAddress id="own" name="自分の予定" address={done.address} />
          </section>
        )}
        <OwnFeedSteps
          token={token}
          mailKey={key}
          started={started}
          mailed={done?.mailed ?? false}
          shown={Boolean(done?.address)}
        />
        <section aria-labelledby="how-heading">
          <h2 id="how-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
            購読のしかた
          </h2>
          <HowToSubscribe />
        </section>
        <p>
          <a
            href={answerPath(token)}
            className="inline-flex min-h-11 items-center text-key-1000 underline underline-offset-3"
          >
            出欠の回答のページへ戻る
          </a>
        </p>
        <Contact center={center} />
      </div>
    </PublicShell>
  );
}
