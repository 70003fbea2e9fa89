import { Form } from "@remix-run/react";
import { deskFeedLabel } from "#app/text/feeds.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import type { ListedFeed } from "#app/use-cases/feeds/list-feeds.ts";
import { FeedAddress } from "./address.tsx";

/** One calendar subscribed to: its address, and what can be done about it. */
export function FeedItem({ feed: { id, kind, name, address, since } }: { feed: ListedFeed }) {
  return (
    <li className="border-b border-solid-gray-200 py-6">
      <h3 className="text-std-17B-170 text-solid-gray-900">{name}</h3>
      <p className="mb-2 text-[0.875rem] text-solid-gray-700">
        {deskFeedLabel[kind]}　{instantText(since)}に作成
      </p>
      <FeedAddress id={id} name={name} address={address} />
      <Form method="post" className="mt-4 flex flex-wrap gap-3">
        <input type="hidden" name="feedId" value={id} />
        <Button name="step" value="renew" variant="secondary" size="sm" aria-label={`${name}のアドレスを作り直す`}>
          アドレスを作り直す
        </Button>
        <Button name="step" value="end" variant="danger" size="sm" aria-label={`${name}の購読を終了する`}>
          購読を終了する
        </Button>
      </Form>
    </li>
  );
}
