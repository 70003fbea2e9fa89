import { Link } from "@remix-run/react";
import type { News } from "#app/domain/change.ts";
import type { ContactWay, Numbers } from "#app/domain/contact.ts";
import { newsLabel } from "#app/text/change.ts";
import { Td, Th } from "#app/ui/table.tsx";

export interface ByHandPerson {
  invitationId: string;
  proxyId: string | null;
  news: News;
  name: string;
  organizationName: string | null;
  title: string | null;
  reachedBy: ContactWay;
  mailReturned: boolean;
  personId: string;
  numbers: Numbers;
}

const NUMBERS = [
  ["fax", "FAX"],
  ["phone", "電話"],
  ["address", "住所"],
] as const;

interface ByHandRowProps {
  sessionId: string;
  person: ByHandPerson;
  mayNote: boolean;
}

/** One whom no mail reaches: how they are reached, and what they have to know. */
export function ByHandRow({ sessionId, person, mayNote }: ByHandRowProps) {
  const { invitationId, proxyId, name, organizationName, title, news, mailReturned, personId, numbers } = person;
  return (
    <tr>
      {mayNote && (
        <Td align="center">
          <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
            <input
              type="checkbox"
              name="people[]"
              value={proxyId ?? invitationId}
              defaultChecked
              className="size-6 accent-key-900"
            />
            <span className="sr-only">{name}さんに知らせた</span>
          </label>
        </Td>
      )}
      <Th scope="row">
        <Link to={`/sessions/${sessionId}/responses/${invitationId}`} className="whitespace-nowrap underline">
          {name}
        </Link>
        {proxyId && "（代理の方）"}
        {mailReturned && <span className="block text-[0.8125rem] font-normal">メールが届きません</span>}
      </Th>
      <Td>{[organizationName, title].filter(Boolean).join("　")}</Td>
      <Td>
        {NUMBERS.map(
          ([of, label]) =>
            numbers[of] && (
              <span key={of} className="block max-sm:min-w-[16em]">
                {label}　{numbers[of]}
              </span>
            ),
        )}
        <Link to={`/people/${personId}`} className="whitespace-nowrap underline">
          名簿を見る<span className="sr-only">（{name}さん）</span>
        </Link>
      </Td>
      <Td nowrap>{newsLabel[news]}</Td>
    </tr>
  );
}
