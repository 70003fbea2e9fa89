import { formatDate } from "#app/domain/japanese-date.ts";
import type { SessionCategory, SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { formatLabel } from "#app/text/labels.ts";
import { whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import type { InvitedItem } from "#app/use-cases/invitations/show-invitation.ts";
import { Agenda } from "./agenda.tsx";

interface SessionDetailsProps {
  invitee: { name: string; organizationName: string | null; title: string | null };
  session: {
    category: SessionCategory;
    format: SessionFormat;
    startsAt: Instant | null;
    endsAt: Instant | null;
    answerBy: IsoDate | null;
    venue: string | null;
    onlineUrl: string | null;
    notice: string | null;
    agenda: readonly InvitedItem[];
  };
  takesPlace: boolean;
  answered: boolean;
  /** Null where there is nothing to answer any more. */
  calendarPath: string | null;
}

/** To whom, when, where and about what. */
export function SessionDetails({ invitee, session, takesPlace, answered, calendarPath }: SessionDetailsProps) {
  const addressee = [invitee.organizationName, invitee.title].filter(Boolean).join("　");
  const { category, venue, onlineUrl, notice, answerBy, agenda } = session;
  return (
    <section aria-label="開催の内容">
      <p className="mb-4">
        {addressee && <span className="block text-[0.9375rem] leading-160">{addressee}</span>}
        <span className="text-std-17B-170 text-solid-gray-900">{invitee.name}　様</span>
        {calendarPath && (
          <a href="#answer" className="mt-1 flex min-h-11 w-fit items-center gap-1.5 text-key-1000 underline">
            <Icon name="down" />
            {answered ? "回答の変更へ進む" : "出欠の回答へ進む"}
          </a>
        )}
      </p>
      <DescriptionList
        items={[
          {
            term: takesPlace ? "日時" : "当初の日時",
            description: (
              <>
                <strong className="block text-solid-gray-900">{whenText(session)}</strong>
                {calendarPath && (
                  <span className="mt-1.5 block">
                    <LinkButton to={calendarPath} size="sm" reloadDocument>
                      <Icon name="calendar" />
                      カレンダーに追加
                    </LinkButton>
                  </span>
                )}
              </>
            ),
          },
          ...(answerBy ? [{ term: "回答期限", description: <strong>{formatDate(answerBy)}まで</strong> }] : []),
          { term: "開催方法", description: formatLabel[session.format] },
          ...(venue ? [{ term: "場所", description: venue }] : []),
          ...(onlineUrl
            ? [
                {
                  term: "オンラインの接続先",
                  description: (
                    <a href={onlineUrl} rel="noreferrer">
                      {onlineUrl}
                    </a>
                  ),
                },
              ]
            : []),
          ...(agenda.length > 0
            ? [
                {
                  term: category === "meeting" ? "議題" : "プログラム",
                  description: <Agenda category={category} items={agenda} />,
                },
              ]
            : []),
          ...(notice ? [{ term: "お知らせ", description: <span className="whitespace-pre-line">{notice}</span> }] : []),
        ]}
      />
    </section>
  );
}
