import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";

interface PersonFeedProps {
  feed: { id: string; createdAt: Date } | null;
  mayWrite: boolean;
}

/** That a person subscribes to their own calendar, where they do: the desk ends it when its address went astray. */
export function PersonFeed({ feed, mayWrite }: PersonFeedProps) {
  if (!feed) return null;
  return (
    <Section title="御本人の予定の購読" screenOnly>
      <p>{instantText(feed.createdAt)}から、御本人が案内の予定をカレンダーで購読しています。</p>
      {mayWrite && (
        <form method="post" action="/feeds" className="mt-4">
          <input type="hidden" name="step" value="end" />
          <input type="hidden" name="feedId" value={feed.id} />
          <Button variant="danger">購読を終了する</Button>
          <p className="mt-2 text-[0.875rem] text-solid-gray-700">
            いまのアドレスは使えなくなります。御本人は、案内のページから新しく始められます。
          </p>
        </form>
      )}
    </Section>
  );
}
