import { EmptyState } from "#app/ui/page.tsx";

interface WordingPreviewProps {
  /** Null while the words cannot be kept. */
  mail: { subject: string; text: string; html: string } | null;
  hasSessions: boolean;
}

const FRAME = "rounded-12 border border-solid-gray-420";

/** A mail's two forms, side by side. The HTML stands in a frame without rights: no script, no origin, no form. */
export function WordingPreview({ mail, hasSessions }: WordingPreviewProps) {
  if (!mail) {
    return (
      <div className="mt-6">
        <EmptyState title={hasSessions ? "文面に誤りがあるため、表示できません" : "表示できる開催がありません"}>
          {hasSessions ? "上の誤りを直してください。" : "日時の決まった開催があると、その内容でメールを表示します。"}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="mt-6">
      <p className="mb-4">
        <span className="font-700">件名</span>　{mail.subject}
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className="mb-2 text-std-17B-170">テキスト版</h3>
          <section
            aria-label="テキスト版の本文"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
            tabIndex={0}
            className={`${FRAME} h-[40rem] overflow-y-auto p-4 wrap-anywhere whitespace-pre-wrap`}
          >
            {mail.text}
          </section>
        </div>
        <div className="min-w-0">
          <h3 className="mb-2 text-std-17B-170">HTML版</h3>
          <iframe title="HTML版の本文" sandbox="" srcDoc={mail.html} className={`${FRAME} h-[40rem] w-full bg-white`} />
        </div>
      </div>
    </div>
  );
}
