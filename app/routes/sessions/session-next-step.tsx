import type { SessionState } from "#app/domain/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface NextStepProps {
  session: { id: string; state: SessionState };
  called: number;
  hasStarted: boolean;
}

/** What a session whose date is fixed waits for: its people, or, once it is over, its record. */
export function NextStep({ session: { id, state }, called, hasStarted }: NextStepProps) {
  if (state === "polling") {
    return (
      <div className="mb-8">
        <Notice tone="info" title="日程調整中です">
          <p className="mb-3">回答の集まり具合を見て、開催日を決めます。</p>
          <LinkButton to={`/sessions/${id}/poll`} size="sm">
            日程調整の画面へ
          </LinkButton>
        </Notice>
      </div>
    );
  }
  if (state !== "scheduled" || (called > 0 && !hasStarted)) return null;
  return (
    <div className="mb-8">
      {hasStarted ? (
        <Notice tone="info" title="開始日時を過ぎています">
          <p className="mb-3">出席と人数、議題の結果を記録し、開催済みとして締めると、実績に数えられます。</p>
          <LinkButton to={`/sessions/${id}/attendance`} size="sm">
            出席と人数を記録する
          </LinkButton>
        </Notice>
      ) : (
        <Notice tone="info" title="まだ誰にも案内していません">
          <p className="mb-3">案内する方を選び、開催案内を送ります。</p>
          <LinkButton to={`/sessions/${id}/invitations`} size="sm">
            案内する方を選ぶ
          </LinkButton>
        </Notice>
      )}
    </div>
  );
}
