import { editRows, parseRowEdit } from "#app/domain/agenda.ts";
import type { FieldError } from "#app/http/form.server.ts";
import type { ShownAttendance } from "#app/use-cases/attendance/show-attendance.ts";

/** A form's fields by name: as they are recorded, or as they were typed. */
export type Fields = Record<string, string | string[]>;
export type { FieldError };

export type RowList = "walkIns" | "groups";
export type RowFields = Record<string, string>;

/** What the form of a recorded list holds. */
export function attendanceFields({ session, invited, walkIns, groups }: ShownAttendance): Fields {
  return {
    version: String(session.version),
    ...asFields(
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
    ...asFields(
      "walkIns",
      walkIns.map((walkIn) => ({
        ...walkIn,
        id: walkIn.id ?? "",
        title: walkIn.title ?? "",
        occupation: walkIn.occupation ?? "",
      })),
    ),
    ...asFields(
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
  const rows: RowFields[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const [, index, key] = name.match(new RegExp(`^${list}\\.(\\d{1,3})\\.(\\w+)$`)) ?? [];
    if (index === undefined || key === undefined) continue;
    rows[Number(index)] = { ...rows[Number(index)], [key]: String(value) };
  }
  return rows.filter(Boolean);
}

/** The fields after a row's button (`walkIns/add`, `groups/remove:2`); null when no such button was pressed. */
export function editedFields(fields: Fields, button: string): Fields | null {
  const [list, asked = ""] = button.split("/");
  const edit = parseRowEdit(asked);
  if ((list !== "walkIns" && list !== "groups") || !edit) return null;
  const rows = rowsOf(fields, list);
  // Names the new row for the page only: what is recorded has an id of its own.
  const empty = { id: `new-${1 + Math.max(0, ...rows.map((row) => Number(row.id?.match(/^new-(\d+)$/)?.[1] ?? 0)))}` };
  const others = Object.entries(fields).filter(([name]) => !name.startsWith(`${list}.`));
  return { ...Object.fromEntries(others), ...asFields(list, editRows(rows, edit, empty)) };
}

function asFields(list: string, rows: readonly RowFields[]): Fields {
  return Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([key, value]) => [`${list}.${index}.${key}`, value])),
  );
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
