import type { Paper } from "#app/domain/paper.ts";
import { EmptyState } from "#app/ui/page.tsx";
import { PaperSheet } from "#app/ui/paper.tsx";

interface LetterPreviewProps {
  label: string;
  /** Null where the words are wrong, or there is nothing to show them with. */
  paper: Paper | null;
  hasSubjects: boolean;
}

/** A letter in the words that were typed. */
export function LetterPreview({ label, paper, hasSubjects }: LetterPreviewProps) {
  if (paper) return <PaperSheet paper={paper} label={`${label}のプレビュー`} />;
  return (
    <EmptyState title={hasSubjects ? "文面に誤りがあるため、表示できません" : "表示できるものがありません"}>
      {hasSubjects ? "上の誤りを直してください。" : "日時の決まった開催や会議体があると、その内容で文書を表示します。"}
    </EmptyState>
  );
}
