import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { chooseFeed } from "#app/text/feeds.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { askForFeed } from "#app/use-cases/feeds/ask-for-feed.ts";
import { endFeed } from "#app/use-cases/feeds/end-feed.ts";
import { listFeeds } from "#app/use-cases/feeds/list-feeds.ts";
import { renewFeed } from "#app/use-cases/feeds/renew-feed.ts";
import { FeedAddress } from "./address.tsx";
import { FeedForm } from "./feed-form.tsx";
import { FeedItem } from "./feed-item.tsx";
import { HowToSubscribe } from "./how-to.tsx";

/** Addresses that open calendars are shown here. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction = () => [{ title: "予定表の購読｜Renkei" }];

const DONE = {
  asked: "予定表のアドレスを作りました",
  renewed: "新しいアドレスを作りました。前のアドレスは使えません",
  ended: "購読を終了しました。そのアドレスは使えません",
};

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const done = Object.keys(DONE).find((step) => searchParams.has(step)) as keyof typeof DONE | undefined;
  const of = (kind: string) => searchParams.get(kind) && `${kind}:${searchParams.get(kind)}`;
  return { ...(await listFeeds(await staffContext(args))), chosen: of("body") || of("center"), done };
}

const form = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("ask"),
    feed: z.string(chooseFeed).regex(/^(center|body):[0-9a-z-]{1,64}$/, chooseFeed),
  }),
  z.object({ step: z.literal("renew"), feedId: z.string().max(64) }),
  z.object({ step: z.literal("end"), feedId: z.string().max(64) }),
]);

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const read = await readForm(args.request, form);
  if (!read.ok) return data({ errors: read.errors }, { status: 422 });
  const { value } = read;
  if (value.step === "ask") {
    const [kind, id = ""] = value.feed.split(":") as ["center" | "body", string];
    orRefuse(await askForFeed(ctx, { kind, id }));
    return redirect("/feeds?asked=1");
  }
  if (value.step === "renew") {
    orRefuse(await renewFeed(ctx, value));
    return redirect("/feeds?renewed=1");
  }
  const { personId } = orRefuse(await endFeed(ctx, value));
  return redirect(personId ? `/people/${personId}?feedEnded=1` : "/feeds?ended=1");
}

export default function Feeds() {
  const { feeds, choices, trainings, chosen, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="予定表の購読"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
        lead="開催の予定を、お使いのカレンダーで見られます。予定が変わると、カレンダーの表示も変わります。"
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {done && !refused && <Notice tone="success" title={DONE[done]} />}
      </div>
      <Section title="購読している予定表">
        {feeds.length > 0 && (
          <Notice tone="warning" title="このアドレスを知る人は、サインインせずに予定を見られます">
            他の方に渡さないでください。知られてしまったときは、アドレスを作り直してください。
          </Notice>
        )}
        {feeds.length === 0 && <p>まだありません。下の欄から追加してください。</p>}
        <ul className="mt-2 grid">
          {feeds.map((feed) => (
            <FeedItem key={feed.id} feed={feed} />
          ))}
        </ul>
      </Section>
      <Section title="予定表を追加">
        <FeedForm
          choices={choices}
          chosen={chosen}
          error={refused?.errors.find(({ field }) => field === "feed")?.message}
        />
      </Section>
      <Section title="公開の研修" id="trainings">
        <p className="mb-4">
          受講者を公開で募集している研修会・講演会の予定表です。どなたでも購読できますので、案内やホームページに載せて構いません。
        </p>
        <FeedAddress id="trainings" name={trainings.name} address={trainings.address} />
      </Section>
      <Section title="購読のしかた">
        <HowToSubscribe />
      </Section>
    </>
  );
}
