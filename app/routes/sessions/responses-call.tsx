import type { WithdrawRefusal } from "#app/domain/change.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import { chosenText } from "./invitations-choice.ts";

interface CallSectionProps {
  sessionId: string;
  invitation: { id: string; personId: string; role: ParticipantRole };
  /** Why the call cannot be taken back; null when it can. */
  withdrawal: WithdrawRefusal | null;
}

/** Taking one person off, and calling them again. */
export function CallSection({ sessionId, invitation: { id, personId, role }, withdrawal }: CallSectionProps) {
  if (withdrawal === "withdrawn-already") {
    const chosen = new URLSearchParams({ add: chosenText({ personId, role }) });
    return (
      <Section title="案内のやり直し">
        <p className="mb-3">案内の画面で、この方を加えて案内し直せます。新しい回答用リンクで案内します。</p>
        <LinkButton to={`/sessions/${sessionId}/invitations?${chosen}`}>もう一度案内する</LinkButton>
      </Section>
    );
  }
  if (withdrawal) return null;
  return (
    <Section title="案内の取消し">
      <p className="mb-3">この方だけを案内から外します。次の画面で確かめてから取り消します。</p>
      <LinkButton to={`/sessions/${sessionId}/responses/${id}/withdraw`} variant="danger">
        案内を取り消す
      </LinkButton>
    </Section>
  );
}
