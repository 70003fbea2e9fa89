import { Form } from "@remix-run/react";
import type { ContactWay } from "#app/domain/contact.ts";
import type { MinutesReaders } from "#app/domain/minutes.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { minutesMailText, minutesReadersLabel, minutesRefusal } from "#app/text/minutes.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, FilterBar, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface Reader {
  invitationId: string;
  name: string;
  organizationName: string | null;
  email: string | null;
  reachedBy: ContactWay;
}

/** Whom it goes to, of the choices there are. */
export function ReadersFilter({ whom, offered }: { whom: MinutesReaders; offered: readonly MinutesReaders[] }) {
  return (
    <Form method="get" key={whom}>
      <FilterBar>
        <SelectField
          name="whom"
          label="知らせる方"
          defaultValue={whom}
          options={offered.map((value) => ({ value, label: minutesReadersLabel[value] }))}
        />
      </FilterBar>
    </Form>
  );
}

/** How many by mail, and who otherwise: the desk sends them the draft itself. */
export function ReadersByHand({ readers }: { readers: readonly Reader[] }) {
  const byHand = readers.filter(({ email }) => email === null);
  return (
    <Section title="知らせる方">
      <DescriptionList
        items={[
          { term: "メールで知らせる方", description: `${readers.length - byHand.length}人` },
          {
            term: "メール以外で知らせる方",
            description: byHand.length > 0 ? `${byHand.length}人（下の一覧の方）` : "いません",
          },
          { term: "添付", description: "なし（専用ページで読んでいただきます）" },
        ]}
      />
      {byHand.length > 0 && (
        <div className="mt-6">
          <p className="mb-4">メールアドレスが登録されていません。議事概要をPDFかWordで、FAXや郵送でお送りください。</p>
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
            {byHand.map(({ invitationId, name, organizationName, reachedBy }) => (
              <tr key={invitationId}>
                <Th scope="row">{name} 様</Th>
                <Td>{organizationName}</Td>
                <Td nowrap>{contactWayLabel[reachedBy]}</Td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </Section>
  );
}

interface SendFormProps {
  isReview: boolean;
  back: string;
  preview: { version: number; whom: MinutesReaders; readers: readonly Reader[]; reviewBy: string };
  answer: { typed: Typed; errors: readonly { field?: string; message: string }[] } | undefined;
}

/** The last press; for a draft with the day until which members comment. */
export function SendForm({ isReview, back, preview, answer }: SendFormProps) {
  const { version, whom, readers, reviewBy } = preview;
  const fields = formFields({ typed: answer?.typed ?? { reviewBy }, errors: answer?.errors ?? [] });
  const mailed = readers.filter(({ email }) => email !== null).length;
  return (
    <Form method="post" noValidate className="mt-10 grid gap-6">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="whom" value={whom} />
      {isReview && (
        <DateField
          {...fields.of("reviewBy")}
          label={minutesMailText.review.deadline}
          required
          hint="この日の終わりまで、御意見を受け付けます。メールの見本の日付も、保存した期限に替わります。"
          warnsOfDayOff={false}
        />
      )}
      {isReview && (
        <p>
          送ると、案内した全員が、開催の専用ページから議事概要（案）を読めるようになります。メールは上の方だけに送ります。
        </p>
      )}
      {mailed === 0 && <Notice tone="warning" title={minutesRefusal["nobody-to-tell"]} />}
      <p className="flex flex-wrap gap-4">
        {(mailed > 0 || isReview) && (
          <Button>
            <Icon name="mail" />
            {mailed > 0
              ? `${mailed}人にメールで${isReview ? "確認をお願いする" : "確定を知らせる"}`
              : "メールを送らずに、読めるようにする"}
          </Button>
        )}
        <LinkButton to={back}>
          <Icon name="chevron-left" />
          送らずに戻る
        </LinkButton>
      </p>
    </Form>
  );
}
