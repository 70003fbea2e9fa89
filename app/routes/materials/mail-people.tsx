import type { ContactWay } from "#app/domain/contact.ts";
import { fileText } from "#app/text/material.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { MaterialsPreview } from "#app/use-cases/materials/preview-materials-mail.ts";

interface TellingFactsProps {
  materials: MaterialsPreview["materials"];
  mailed: number;
  byHand: number;
  declined: number;
}

/** Of what, and how many are reached by which way. */
export function TellingFacts({ materials, mailed, byHand, declined }: TellingFactsProps) {
  return (
    <DescriptionList
      items={[
        {
          term: `資料（${materials.length}件）`,
          description: (
            <ul className="grid gap-1">
              {materials.map((material, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
                <li key={i} className="wrap-anywhere">
                  {[material.number, material.title].filter(Boolean).join("　")}（{fileText(material)}）
                </li>
              ))}
            </ul>
          ),
        },
        { term: "メールで知らせる方", description: `${mailed}人` },
        { term: "メール以外で知らせる方", description: byHand > 0 ? `${byHand}人（下の一覧の方）` : "いません" },
        { term: "知らせない方", description: declined > 0 ? `欠席と回答した${declined}人` : "いません" },
        { term: "添付", description: "なし（専用ページから見ていただきます）" },
      ]}
    />
  );
}

interface ByHandProps {
  people: readonly { name: string; organizationName: string | null; reachedBy: ContactWay }[];
}

/** Those whom no mail reaches: the desk tells them itself. */
export function ByHand({ people }: ByHandProps) {
  return (
    <Section title={`メール以外で知らせる方（${people.length}人）`}>
      <p className="mb-4">メールアドレスが登録されていません。FAXや郵送で、資料をお送りください。</p>
      <Table
        caption="メール以外で知らせる方"
        captionHidden
        head={
          <tr>
            <Th scope="col">氏名</Th>
            <Th scope="col">機関</Th>
            <Th scope="col">連絡方法</Th>
          </tr>
        }
      >
        {people.map(({ name, organizationName, reachedBy }) => (
          <tr key={`${name} ${organizationName}`}>
            <Th scope="row">{name} 様</Th>
            <Td>{organizationName}</Td>
            <Td nowrap>{contactWayLabel[reachedBy]}</Td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
