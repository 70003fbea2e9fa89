import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { answerPath, ownFeedPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { feedRefusal } from "#app/text/feeds.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { changeOwnFeed, type OwnFeedRefusal, showOwnFeed } from "#app/use-cases/feeds/own-feed.ts";
import { Contact } from "../rsvp/contact.tsx";
import { FeedAddress } from "./address.tsx";
import { HowToSubscribe } from "./how-to.tsx";

/** No script is sent: see rsvp/answer. */
export const handle = { static: true };

/** The address is a secret: see rsvp/answer. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction = () => [{ title: "自分の予定の購読｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const token = args.params.token ?? "";
  const result = await showOwnFeed(appContext(args), token);
  // The answering page tells why.
  if (!result.ok) throw redirect(answerPath(token));
  return result.value;
}

const form = z.object({ step: z.enum(["start", "renew", "end"]) });
const STATUS: Partial<Record<OwnFeedRefusal, number>> = { "too-many-attempts": 429, "link-ended": 410 };

export async function action(args: ActionFunctionArgs) {
  const token = args.params.token ?? "";
  const read = await readForm(args.request, form);
  if (!read.ok) return data({ address: null, ended: false, errors: read.errors }, { status: 422 });
  const { address } = args.context;
  const result = await changeOwnFeed(appContext(args), { token, address, ...read.value });
  // Not by a redirect: the address is told to nobody who only looks.
  if (result.ok) return { ...result.value, ended: result.value.address === null, errors: [] };
  if (result.error === "unknown-link") throw redirect(answerPath(token));
  const errors = [{ message: feedRefusal[result.error] }];
  return data({ address: null, ended: false, errors }, { status: STATUS[result.error] ?? 422 });
}

export default function OwnFeed() {
  const { demo, center, started } = useLoaderData<typeof loader>();
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
        <form method="post" action={ownFeedPath(token)} className="flex flex-wrap gap-3">
          {!done?.address && (
            <Button name="step" value="start">
              {started ? "予定表のアドレスを表示する" : "購読を始める"}
            </Button>
          )}
          {started && (
            <>
              <Button name="step" value="renew" variant="secondary">
                アドレスを作り直す
              </Button>
              <Button name="step" value="end" variant="danger">
                購読を終了する
              </Button>
            </>
          )}
        </form>
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
