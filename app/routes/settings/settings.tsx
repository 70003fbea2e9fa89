import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { mailKindLabel } from "#app/text/mail.ts";
import { quietHoursText } from "#app/text/settings.ts";
import { wordableSentWhen } from "#app/text/wording.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import { type ShownSettings, showSettings } from "#app/use-cases/settings/show-settings.ts";
import { KindsTable } from "../letter-wordings/kinds-table.tsx";

export const meta: MetaFunction = () => [{ title: "設定｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  return showSettings(await staffContext(args));
}

export default function Settings() {
  const { centers, wordings, letters, quiet, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="設定"
        crumbs={[{ label: "ホーム", to: "/" }]}
        lead="メールと文書の差出人・文面と、自動のメールを控える時間です。変更は、これから書くメールと文書に反映されます。送信箱にあるメールや、発行した文書は変わりません。"
      />
      <Section title="差出人と連絡先">
        <Senders centers={centers} />
      </Section>
      <Section title="メールの文面">
        <Wordings wordings={wordings} mayWrite={mayWrite} />
      </Section>
      <Section title="文書の文面">
        <KindsTable kinds={letters} path="/settings/letters" otherwise="標準の文面" mayWrite={mayWrite} />
      </Section>
      <Section
        title="送信を控える時間"
        actions={mayWrite && <LinkButton to="/settings/quiet-hours">控える時間を変更</LinkButton>}
      >
        <p>
          <strong>{quietHoursText(quiet)}</strong>
        </p>
        <p className="mt-1 max-w-[48rem] text-solid-gray-700">
          自動のメール（回答のない方への再度のお願い、前日のお知らせ、空席の御案内）は、この時間には送らず、明けてから送ります。職員が送るメールは、いつでも送られます。
        </p>
      </Section>
    </>
  );
}

function Senders({ centers }: Pick<ShownSettings, "centers">) {
  return (
    <Table
      caption="保健所ごとの差出人と連絡先"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">保健所</Th>
          <Th scope="col">差出人の名前</Th>
          <Th scope="col">返信先</Th>
          <Th scope="col">電話・FAX</Th>
        </tr>
      }
    >
      {centers.map(({ id, name, section, senderName, email, phone, fax, mayWrite }) => (
        <tr key={id}>
          <Th scope="row">
            <Link to={`/settings/centers/${id}`}>
              {name}
              <span className="sr-only">の差出人と連絡先を{mayWrite ? "変更" : "見る"}</span>
            </Link>
            {section && <CellNote>{section}</CellNote>}
          </Th>
          <Td label="差出人">{senderName ?? `${name}（保健所の名前）`}</Td>
          <Td label="返信先">{email ?? "なし（差出人に返信されます）"}</Td>
          <Td label="電話" nowrap>
            {phone ?? "電話なし"}
            <CellNote>{fax ? `FAX ${fax}` : "FAXなし"}</CellNote>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Wordings({ wordings, mayWrite }: Pick<ShownSettings, "wordings" | "mayWrite">) {
  return (
    <Table
      caption="文面を決められるメール"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">メール</Th>
          <Th scope="col">送るとき</Th>
          <Th scope="col">文面</Th>
        </tr>
      }
    >
      {wordings.map(({ kind, own }) => (
        <tr key={kind}>
          <Th scope="row">
            <Link to={`/settings/wordings/${kind}`}>
              {mailKindLabel[kind]}
              <span className="sr-only">の文面を{mayWrite ? "変更" : "見る"}</span>
            </Link>
          </Th>
          <Td>{wordableSentWhen[kind]}</Td>
          <Td nowrap>{own ? <Chip tone="info">独自の文面</Chip> : "標準の文面"}</Td>
        </tr>
      ))}
    </Table>
  );
}
