import type { SessionState } from "#app/domain/session.ts";
import { untoldText } from "#app/text/change.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface UntoldNoticeProps {
  session: { id: string; state: SessionState };
  untold: { changed: number; uncalled: number };
  called: number;
  /** Just now, and nothing that a calendar shows. */
  isEdited: boolean;
  mayTell: boolean;
}

/** Who does not know yet how a session stands, and the way to tell them. */
export function UntoldNotice({ session, untold, called, isEdited, mayTell }: UntoldNoticeProps) {
  const text = untoldText(untold);
  const to = `/sessions/${session.id}/changes`;
  if (text) {
    return (
      <div className="mb-8">
        <Notice tone="warning" title={text}>
          <p className="mb-3">連絡は自動では送られません。誰に何を知らせるかを確かめて、送ってください。</p>
          <LinkButton to={to} size="sm">
            {mayTell ? "知らせる方を確かめる" : "知らせる方を見る"}
          </LinkButton>
        </Notice>
      </div>
    );
  }
  if (!isEdited || called === 0 || session.state !== "scheduled" || !mayTell) return null;
  return (
    <div className="mb-8">
      <Notice tone="success" title="変更を保存しました">
        <p className="mb-3">予定表に載る内容は変わっていないため、案内した方には知らせていません。</p>
        <LinkButton to={to} size="sm">
          それでも知らせる
        </LinkButton>
      </Notice>
    </div>
  );
}
