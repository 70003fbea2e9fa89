import { describedBy, FieldFrame, type FieldProps, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";

export interface FileFieldProps extends FieldProps {
  /** Extensions with their dots. A browser offers these first; what may come is checked when it has come. */
  accept?: readonly string[];
  multiple?: boolean;
}

/** A browser never shows again what was chosen once a form has come back: a file has to be chosen anew. */
export function FileField({
  name,
  label,
  id = fieldId(name),
  required,
  hint,
  error,
  accept,
  multiple,
}: FileFieldProps) {
  return (
    <FieldFrame {...{ id, label, required, hint, error }}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept?.join(",")}
        multiple={multiple}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={`${INPUT_LOOK} max-w-[40rem] file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-6 file:border file:border-key-900 file:bg-white file:px-3 file:font-bold file:text-key-900 hover:file:bg-key-100`}
      />
    </FieldFrame>
  );
}
