import { DAY_SHEETS, type DayPaper, PRINTED_FOR, RECEPTION_FILLS } from "#app/domain/day-paper.ts";
import { SEATING_SHAPES } from "#app/domain/seating.ts";
import { dayPaperNote, listText, printedForLabel, receptionFillLabel, seatingShapeLabel } from "#app/text/paper.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";

interface Counts {
  called: number;
  coming: number;
  notDeclined: number;
  attending: number;
  isRecorded: boolean;
}

/** One paper: what it is, for how many, and the press that makes it. */
export function PaperItem({ kind, path, counts }: { kind: DayPaper; path: string; counts: Counts }) {
  const label = listText[kind];
  const inRoom = kind === "seating" || kind === "seatSigns" || kind === "nameTags";
  return (
    <li className="grid gap-3 border-b border-solid-gray-300 pb-6 last:border-b-0">
      <h2 className="text-std-20B-160">{label}</h2>
      <p>{dayPaperNote[kind]}</p>
      <form
        method="get"
        action={`${path}/${kind}.pdf`}
        target="_blank"
        className="flex flex-wrap items-end gap-4"
        rel="noopener"
      >
        {inRoom && (
          <SelectField
            name="whom"
            id={`${kind}-whom`}
            label="印刷する方"
            options={PRINTED_FOR.map((whom) => ({
              value: whom,
              label: `${printedForLabel[whom]}（${whom === "coming" ? counts.coming : counts.notDeclined}人）`,
            }))}
          />
        )}
        {kind === "seating" && (
          <SelectField
            name="shape"
            id={`${kind}-shape`}
            label="机の並べ方"
            options={SEATING_SHAPES.map((shape) => ({ value: shape, label: seatingShapeLabel[shape] }))}
          />
        )}
        {kind === "reception" && counts.isRecorded && (
          <SelectField
            name="fill"
            id={`${kind}-fill`}
            label="記入"
            options={RECEPTION_FILLS.map((fill) => ({ value: fill, label: receptionFillLabel[fill] }))}
          />
        )}
        <Button>
          <Icon name="download" />
          {label}をPDFで開く
        </Button>
        {DAY_SHEETS.some((sheet) => sheet === kind) && (
          <Button variant="secondary" formAction={`${path}/${kind}.xlsx`} formTarget="_self">
            <Icon name="download" />
            Excelで保存
          </Button>
        )}
        {kind === "reception" && <p>案内した方 {counts.called}人</p>}
        {kind === "attendance" && <p>{`${counts.isRecorded ? "出席した方" : "出席の予定"} ${counts.attending}人`}</p>}
      </form>
    </li>
  );
}
