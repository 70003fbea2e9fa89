import { formatDate } from "#app/domain/japanese-date.ts";
import { takesComments } from "#app/domain/minutes.ts";
import { minutesReadersLabel, minutesStateLabel } from "#app/text/minutes.ts";
import { instantText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip, type ChipTone } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, EmptyState, Section } from "#app/ui/page.tsx";
import type { ShownMinutes } from "#app/use-cases/minutes/show-minutes.ts";
import { AfterConfirming, BeforeConfirming } from "./next-steps.tsx";

interface StandingProps {
  path: string;
  minutes: ShownMinutes["minutes"];
  mayWrite: boolean;
  reopened: boolean;
  /** Comments that nobody has dealt with. */
  waiting: number;
  today: string;
}

const CHIPS: Record<NonNullable<ShownMinutes["minutes"]>["state"], { tone: ChipTone; icon: IconName }> = {
  draft: { tone: "neutral", icon: "edit" },
  inReview: { tone: "info", icon: "clock" },
  confirmed: { tone: "success", icon: "check" },
};

/** Where the minutes stand between draft and confirmed, and the next steps. */
export function MinutesStanding(props: StandingProps) {
  const { path, minutes, mayWrite, reopened, waiting, today } = props;
  if (!minutes) {
    return (
      <EmptyState
        title="議事概要はまだ書かれていません"
        action={mayWrite && <LinkButton to={`${path}/edit`}>議事概要を書き始める</LinkButton>}
      >
        出席者と議題は記録から入ります。「結果」の画面に書いたメモがあれば、下書きに入ります。
      </EmptyState>
    );
  }
  const { state, reviewBy, askedAt, confirmedAt, confirmedBy } = minutes;
  const isOpen = takesComments(minutes, today);
  return (
    <Section title="議事概要の状態">
      <DescriptionList
        items={[
          { term: "状態", description: <Chip {...CHIPS[state]}>{minutesStateLabel[state]}</Chip> },
          ...(askedAt && state !== "draft"
            ? [{ term: "確認をお願いした日時", description: instantText(askedAt) }]
            : []),
          ...(state === "inReview" && reviewBy
            ? [{ term: "確認の期限", description: `${formatDate(reviewBy)}${isOpen ? "" : "（過ぎました）"}` }]
            : []),
          ...(state === "inReview" ? [{ term: "未対応の御意見", description: `${waiting}件` }] : []),
          ...(state === "confirmed" && confirmedAt
            ? [
                {
                  term: "確定",
                  description: [instantText(confirmedAt), confirmedBy?.name].filter(Boolean).join("　"),
                },
              ]
            : []),
        ]}
      />
      {reopened && (
        <div className="mt-4">
          <Notice tone="warning" title="一度確定した議事概要を見直しています">
            前に確定した議事概要は、委員のページに表示されていません。直したら、もう一度確定し、確定のお知らせをしてください。
          </Notice>
        </div>
      )}
      {mayWrite &&
        (state === "confirmed" ? (
          <AfterConfirming {...{ path, minutes }} />
        ) : (
          <BeforeConfirming {...{ path, minutes, waiting }} />
        ))}
    </Section>
  );
}

/** That members read the draft now, and how many were asked to by mail. */
export function AskedNotice({ mails }: { mails: number }) {
  if (mails > 0) {
    return <Notice tone="success" title={`委員が読めるようにし、${mails}人にメールで確認をお願いしました`} />;
  }
  return (
    <Notice tone="warning" title="委員が読めるようにしましたが、メールは誰にも送っていません">
      「もう一度、委員に確認をお願いする」で「{minutesReadersLabel.called}
      」を選んで送るか、PDFかWordをFAXや郵送でお送りください。
    </Notice>
  );
}
