import type { ChangedPart, News } from "#app/domain/change.ts";
import { changedPartLabel, changeMailText, newsLabel } from "#app/text/change.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface ChangedFromProps {
  changes: readonly { part: ChangedPart; before: string; after: string }[];
  people: readonly { mustAnswerAgain: boolean; name: string }[];
}

/** What differs from what those called know, and who has to answer anew for it. */
export function ChangedFrom({ changes, people }: ChangedFromProps) {
  const again = people.filter(({ mustAnswerAgain }) => mustAnswerAgain);
  if (changes.length === 0 && again.length === 0) return null;
  return (
    <Section title="変わったところ">
      {changes.length > 0 && (
        <Table
          caption="変わったところ"
          captionHidden
          head={
            <tr>
              <Th scope="col">項目</Th>
              <Th scope="col">{changeMailText.before}</Th>
              <Th scope="col">{changeMailText.after}</Th>
            </tr>
          }
        >
          {changes.map(({ part, before, after }) => (
            <tr key={part}>
              <Th scope="row">{changedPartLabel[part]}</Th>
              <Td>{before}</Td>
              <Td>{after}</Td>
            </tr>
          ))}
        </Table>
      )}
      {again.length > 0 && (
        <div className="mt-4">
          <Notice tone="warning" title={`開催日が変わったため、${again.length}人の回答が未回答に戻りました`}>
            <p>
              {again.map(({ name }) => `${name}さん`).join("、")}
              に、改めて回答をお願いします。前の回答は履歴に残っています。
            </p>
          </Notice>
        </div>
      )}
    </Section>
  );
}

/** 「内容の変更 5人、案内の取消し 1人」 */
export function newsText(people: readonly { news: News }[]): string {
  return (Object.keys(newsLabel) as News[])
    .flatMap((news) => {
      const count = people.filter((person) => person.news === news).length;
      return count > 0 ? [`${newsLabel[news]}　${count}人`] : [];
    })
    .join("、");
}
