import { formatDate } from "#app/domain/japanese-date.ts";
import { POLL_MARKS } from "#app/domain/poll.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { letterText } from "#app/text/mail.ts";
import { markChoice } from "#app/text/poll.ts";
import { pollMailText } from "#app/text/poll-mail.ts";
import { whenText } from "#app/text/session.ts";
import { uiText } from "#app/text/ui.ts";
import { unbroken } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface SheetProps {
  person: { number: number; name: string; organizationName: string | null; title: string | null };
  session: {
    title: string;
    center: { name: string; section: string | null; phone: string | null; fax: string | null };
  };
  poll: {
    answerBy: IsoDate;
    message: string | null;
    options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
  };
  isLate: boolean;
  demo: boolean;
}

/** One person's sheet, to be faxed out, filled in and faxed back. */
export function Sheet({ person, session, poll, isLate, demo }: SheetProps) {
  const { center } = session;
  return (
    <article className="mb-12 break-after-page rounded-12 border border-solid-gray-420 p-6 last:break-after-auto print:mb-0 print:border-0 print:p-0 poll-sheet">
      <div className="flex justify-between gap-4">
        <p>
          整理番号　{person.number}
          {demo && <span className="block text-[0.875rem]">（{uiText.demoMark}）</span>}
        </p>
        <p className="text-right">
          返信先　{[center.name, center.section].filter(Boolean).join("　")}
          {center.fax && <strong className="block text-std-20B-150">FAX {center.fax}</strong>}
          {center.phone && <span className="block">電話 {center.phone}</span>}
        </p>
      </div>
      <h2 className="my-4 text-center text-std-20B-150 text-solid-gray-900">日程調整 回答票</h2>
      <p className="mb-1">{session.title}</p>
      <p className="mb-4">
        {[person.organizationName, person.title].filter(Boolean).join("　")}　{person.name}　{letterText.honorific}
      </p>
      <p className="mb-4">
        候補日ごとに、○・△・×のどれかを○で囲み、
        {isLate ? "お早めに" : <strong>{formatDate(poll.answerBy)}までに</strong>}御返送ください。
      </p>
      {poll.message && <p className="mb-4 whitespace-pre-line">{poll.message}</p>}
      <Table
        caption={`${person.name}さんの回答票`}
        captionHidden
        head={
          <tr>
            <Th scope="col">候補日</Th>
            <Th scope="col">御都合</Th>
          </tr>
        }
      >
        {poll.options.map((option) => (
          <tr key={option.id}>
            <Th scope="row">{unbroken(whenText(option))}</Th>
            <Td>
              <span className="flex flex-wrap gap-x-6">
                {POLL_MARKS.map((mark) => (
                  <span key={mark} className="whitespace-nowrap">
                    {markChoice[mark]}
                  </span>
                ))}
              </span>
            </Td>
          </tr>
        ))}
      </Table>
      <p className="mt-4 min-h-24 border border-solid-gray-420 p-2">連絡事項</p>
      <p className="mt-4 text-[0.875rem] leading-160">利用目的：{pollMailText.privacy.lines.join("")}</p>
    </article>
  );
}
