import { rsvpRefusal } from "#app/text/refusals.ts";
import { Notice } from "#app/ui/notice.tsx";

type Why = "link-ended" | "faded" | "reopened" | "none";

const WORDS: Record<Why, { title: string; note?: string }> = {
  "link-ended": { title: rsvpRefusal["link-ended"] },
  faded: {
    title: "このリンクで議事概要を読める期間は終わりました",
    note: "開催から60日を過ぎています。御入用の方は、事務局へ御連絡ください。",
  },
  reopened: {
    title: "議事概要を見直しています",
    note: "事務局が、確定した議事概要を見直しています。あらためて確定しましたら、このページで御覧いただけます。",
  },
  none: {
    title: "御覧いただける議事概要は、まだありません",
    note: "事務局が準備しています。御用意ができましたらお知らせします。",
  },
};

/** Why somebody finds nothing to read behind their link. */
export function NothingToRead({ why }: { why: Why }) {
  const { title, note } = WORDS[why];
  return (
    <Notice tone="warning" title={title}>
      {note}
    </Notice>
  );
}
