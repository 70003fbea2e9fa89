import { Form } from "@remix-run/react";
import { columnLetters } from "#app/domain/import-sheet.ts";
import { PARTICIPANT_COLUMNS } from "#app/domain/participant-list.ts";
import { participantColumnLabel } from "#app/text/participants.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { ShownParticipants } from "#app/use-cases/participants/show-participants.ts";

/** Which column is what, where the headings do not say so or are not to be believed. */
export function ParticipantColumns({ head, sample }: Pick<ShownParticipants, "head" | "sample">) {
  const options = head.headings.map((heading, index) => ({
    value: String(index),
    label: `${columnLetters(index)}列「${heading || (sample[0]?.[index] ?? "")}」`,
  }));
  return (
    <Form method="get" className="flex flex-col gap-5">
      <p>
        {head.headingRow + 1}行目を見出しとして読み取りました
        {sample[0] && `（次の行は「${sample[0].filter(Boolean).slice(0, 3).join("、")}」）`}
        。項目ごとに列を選んでください。
      </p>
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {PARTICIPANT_COLUMNS.map((column) => (
          <SelectField
            key={column}
            name={column}
            label={participantColumnLabel[column]}
            required={column === "name"}
            emptyLabel="列がない"
            defaultValue={String(head.columns[column] ?? "")}
            options={options}
          />
        ))}
      </div>
      <div>
        <Button variant="secondary">この列で読み取る</Button>
      </div>
    </Form>
  );
}
