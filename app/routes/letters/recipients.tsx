import { Link } from "@remix-run/react";
import { mailStateLabel } from "#app/text/mail.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownLetter } from "#app/use-cases/letters/show-letters.ts";

/** Whom letters issued at once were for, with the mails they went with. */
export function Recipients({ list, letters }: { list: string; letters: readonly ShownLetter[] }) {
  return (
    <Table
      caption="宛先"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">宛名</Th>
          <Th scope="col">機関・役職</Th>
          <Th scope="col">連絡方法</Th>
          <Th scope="col">メール</Th>
          <Th scope="col">PDF</Th>
        </tr>
      }
    >
      {letters.map(({ id, name, organizationName, title, reachedBy, hasEnded, mails }) => (
        <tr key={id}>
          <Th scope="row">{name ? `${name} 様` : "各位"}</Th>
          <Td>{[organizationName, title].filter(Boolean).join("　")}</Td>
          <Td label="連絡方法">{reachedBy ? contactWayLabel[reachedBy] : ""}</Td>
          <Td label="メール">
            {mails.length === 0 && "なし"}
            {mails.map((mail) => (
              <Link key={mail.id} to={`/mails/${mail.id}`} className="block underline">
                {name ? mailStateLabel[mail.state] : `${mail.toName} 様：${mailStateLabel[mail.state]}`}
              </Link>
            ))}
          </Td>
          <Td label="PDF">
            <a href={`${list}/${id}.pdf`} className="underline">
              開く<span className="sr-only">（{name ? `${name} 様` : "各位"}）</span>
            </a>
            {hasEnded && <span className="block">二次元コードは無効</span>}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
