import { Link } from "@remix-run/react";
import { Fragment } from "react";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { byHandText, passedText, seatName, tellByHand } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ListedOffer, ResponseList } from "#app/use-cases/invitations/show-responses.ts";

/** How the seats stand, for each kind that is limited. */
export function SeatTotals({
  seats,
  format,
  path,
}: {
  seats: ResponseList["seats"];
  format: SessionFormat;
  path: string;
}) {
  if (seats.length === 0) return null;
  return (
    <ul className="mb-4">
      {seats.map(({ mode, capacity, seated, offered, waiting, free, byHand, passed }) => (
        <li key={mode}>
          {format === "hybrid" && `${mode === "online" ? "オンライン" : "会場"}：`}
          定員 {capacity === null ? "なし" : `${capacity}人`}、席が決まった方 {seated}人、空き待ち {waiting + offered}人
          {offered > 0 && `（うち席を案内中 ${offered}人）`}
          {free !== null && <strong>（{free === 0 ? "満席" : `空席 ${free}人`}）</strong>}
          {byHand && <span className="block">{byHandText[byHand]}</span>}
          {passed.length > 0 && (
            <span className="block">
              {passedText}
              {passed.map(({ invitationId, name }, i) => (
                <Fragment key={invitationId}>
                  {i > 0 && "、"}
                  <Link to={`${path}/${invitationId}`}>{name}</Link>
                </Fragment>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The seats that are held for those who waited; whom no mail reaches, the desk tells. */
export function SeatOffers({
  offers,
  format,
  path,
}: {
  offers: readonly ListedOffer[];
  format: SessionFormat;
  path: string;
}) {
  if (offers.length === 0) return null;
  return (
    <Section title={`席を案内中の方（${offers.length}人）`} id="offers">
      <p className="mb-3">
        空いた席を、空き待ちの順に案内しています。期限までに返事がないときは、次の方に案内します。電話などで返事を受けたときは、その方の回答を入力してください。
      </p>
      <Table
        caption="席を案内中の方"
        captionHidden
        head={
          <tr>
            <Th scope="col">氏名</Th>
            <Th scope="col">席</Th>
            <Th scope="col">案内の日時</Th>
            <Th scope="col">返事の期限</Th>
            <Th scope="col">連絡</Th>
          </tr>
        }
      >
        {offers.map((offer) => (
          <tr key={offer.invitationId}>
            <Th scope="row">
              <Link to={`${path}/${offer.invitationId}`}>{offer.name}</Link>
            </Th>
            <Td>{seatName(offer.mode, format)}</Td>
            <Td>
              {instantText(offer.toldAt)}
              {offer.isToBeTold && "に案内します"}
            </Td>
            <Td>{instantText(offer.expiresAt)}</Td>
            <Td>
              {offer.byHand ? (
                <>
                  <Chip tone="warning" icon="warning">
                    {tellByHand}
                  </Chip>
                  {offer.phone && <span className="block">{offer.phone}</span>}
                </>
              ) : (
                "メール"
              )}
            </Td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
