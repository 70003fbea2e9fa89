import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Line } from "./find-lines.ts";

interface NamesakesProps {
  same: readonly Line[];
  onCalled: (line: Line) => void;
  onOther: () => void;
}

/** Before somebody becomes a line of their own: whether they are not one of those called. */
export function Namesakes({ same, onCalled, onOther }: NamesakesProps) {
  return (
    <Notice tone="warning" title={`名簿の${same[0]?.name}様ですか`}>
      <p>名簿に同じお名前の方がいます。</p>
      <p className="mt-2 flex flex-wrap gap-2">
        {same.map((line) => (
          <Button key={line.id} type="button" onClick={() => onCalled(line)}>
            はい、名簿の{line.name}様（{line.organization || "所属なし"}）です
          </Button>
        ))}
        <Button type="button" variant="secondary" onClick={onOther}>
          いいえ、別の方です
        </Button>
      </p>
    </Notice>
  );
}
