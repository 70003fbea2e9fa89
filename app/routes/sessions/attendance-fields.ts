import { editRows, parseRowEdit } from "#app/domain/agenda.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { rowFields, rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import type { ShownAttendance } from "#app/use-cases/attendance/show-attendance.ts";

/** A form's fields by name: as they are recorded, or as they were typed. */
export type Fields = Typed;
export type { FieldError };

export type RowList = "walkIns" | "groups";
export type RowFields = Record<string, string>;

/** The most rows a list is recorded with. */
export const MAX_ROWS = { present: 2000, walkIns: 500, groups: 100 } as const;

/** What the form of a recorded list holds. */
export function attendanceFields({ session, invited, walkIns, groups }: ShownAttendance): Fields {
  return {
    version: String(session.version),
    ...rowFields(
      "present",
      invited.map(({ present, entry }) => ({
        ...(present ? { here: "on" } : {}),
        invitationId: entry.invitationId,
        role: entry.role,
        mode: entry.mode,
        proxyName: entry.proxy?.name ?? "",
        proxyTitle: entry.proxy?.title ?? "",
        proxyOrganization: entry.proxy?.organization ?? "",
        arrived: entry.arrived ?? "",
        left: entry.left ?? "",
      })),
    ),
    ...rowFields(
      "walkIns",
      walkIns.map((walkIn) => ({
        ...walkIn,
        id: walkIn.id ?? "",
        title: walkIn.title ?? "",
        occupation: walkIn.occupation ?? "",
      })),
    ),
    ...rowFields(
      "groups",
      groups.map((group) => ({
        ...group,
        organizations: String(group.organizations ?? ""),
        people: String(group.people),
      })),
    ),
  };
}

/** The rows of a list among the fields, in their order. */
export function rowsOf(fields: Fields, list: RowList | "present"): RowFields[] {
  // Everyone who was called is shown, however many: who is not on the page would be struck off when it is saved.
  const max = list === "present" ? Number.POSITIVE_INFINITY : MAX_ROWS[list];
  return rowsIn(fields, list, max).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
  );
}

/** The fields after a row's button (`walkIns/add`, `groups/remove:2`); null when no such button was pressed. */
export function editedFields(fields: Fields, button: string): Fields | null {
  const [list, asked = ""] = button.split("/");
  const edit = parseRowEdit(asked);
  if ((list !== "walkIns" && list !== "groups") || !edit) return null;
  const rows = rowsOf(fields, list);
  // Names the new row for the page only: what is recorded has an id of its own.
  const empty = { id: `new-${1 + Math.max(0, ...rows.map((row) => Number(row.id?.match(/^new-(\d+)$/)?.[1] ?? 0)))}` };
  return withRows(fields, list, editRows(rows, edit, empty));
}

/** What a field component takes of the form: its name, what stands in it and what is wrong with it. */
export type FieldOf = (
  name: string,
  /** What stands in a new row's field. */
  usually?: string,
) => { name: string; defaultValue: string; error: string | undefined };

export interface RowsProps {
  rows: readonly RowFields[];
  field: FieldOf;
  /** The role and mode most people of such a session have. */
  usual: { role: string; mode: string };
}

export function fieldsOf(fields: Fields, errors: readonly FieldError[]): FieldOf {
  return (name, usually = "") => ({
    name,
    defaultValue: String(fields[name] ?? usually),
    error: errors.find((error) => error.field === name)?.message,
  });
}
