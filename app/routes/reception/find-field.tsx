import type { KeyboardEvent } from "react";
import { FieldFrame, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { endsConversion } from "#app/ui/ime-guard.ts";

interface FindFieldProps {
  typed: string;
  setTyped: (typed: string) => void;
  /** Enter was pressed: whether all is done with what was typed, or it found nothing; null where it goes on. */
  onEnter: (typed: string) => "done" | "nothing" | null;
}

/** Where somebody is looked for, and where a hand scanner types what it read. */
export function FindField({ typed, setTyped, onEnter }: FindFieldProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || endsConversion(event.nativeEvent)) return;
    event.preventDefault();
    const outcome = onEnter(typed);
    if (outcome === "done") setTyped("");
    // What is typed next takes its place.
    if (outcome === "nothing") event.currentTarget.select();
  };
  return (
    <div className="min-w-[16rem] grow">
      <FieldFrame id="find" label="氏名・かな・機関・番号・整理番号で探す">
        <input
          id="find"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          enterKeyHint="search"
          className={INPUT_LOOK}
        />
      </FieldFrame>
    </div>
  );
}
