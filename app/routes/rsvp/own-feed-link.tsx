import { ownFeedPath } from "#app/domain/link.ts";

/** The way to all that someone is called to, for their own calendar. */
export function OwnFeedLink({ token }: { token: string }) {
  return (
    <p>
      <a
        href={ownFeedPath(token)}
        className="inline-flex min-h-11 items-center text-key-1000 underline underline-offset-3"
      >
        自分の予定をまとめて購読する
      </a>
      <span className="block text-[0.875rem] leading-160 text-solid-gray-700">
        案内を受けた会議や研修を、お使いのカレンダーで見られます。
      </span>
    </p>
  );
}
