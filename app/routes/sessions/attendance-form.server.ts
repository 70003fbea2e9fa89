import { z } from "zod";
import type { PresentPerson } from "#app/domain/attendance.ts";
import { HEADCOUNT_BASES, MAX_HEADCOUNT, parseHeadcount, type StatedHeadcount } from "#app/domain/headcount.ts";
import { PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { foldDigits, parseClockTime } from "#app/domain/tokyo-time.ts";
import { choice, optionalText, rows, version } from "#app/http/fields.server.ts";
import { attendanceRefusal, headcountFormText, recordText } from "#app/text/attendance.ts";
import { formText } from "#app/text/form.ts";
import { timeRefusal } from "#app/text/refusals.ts";
import type { WalkIn } from "#app/use-cases/attendance/snapshot-walk-ins.ts";
import { MAX_ROWS } from "./attendance-fields.ts";

const MAX_TEXT = 200;

const text = z.string().trim().max(MAX_TEXT, formText.tooLong(MAX_TEXT)).default("");
const optional = optionalText(MAX_TEXT);
const role = choice(PARTICIPANT_ROLES);
const mode = choice(["onSite", "online"]);

/** What is wrong with a row that someone did not come in keeps nobody from saving the others. */
const presentRow = z
  .object({
    here: z.string().optional(),
    invitationId: z.string(),
    role,
    mode,
    proxyName: text,
    proxyTitle: optional,
    proxyOrganization: optional,
    arrived: z.string().default(""),
    left: z.string().default(""),
  })
  .transform((row, ctx): PresentPerson | null => {
    if (!row.here) return null;
    const refuse = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [field], message });
    const clock = (field: "arrived" | "left") => {
      if (row[field].trim() === "") return null;
      const read = parseClockTime(row[field]);
      if (!read.ok) refuse(field, timeRefusal[read.error]);
      return read.ok ? read.value : null;
    };
    if (row.role === "proxy" && !row.proxyName) refuse("proxyName", attendanceRefusal["proxy-name-required"]);
    const { invitationId, role, mode, proxyName: name, proxyTitle: title, proxyOrganization: organization } = row;
    const proxy = role === "proxy" ? { name, title, organization } : null;
    return { invitationId, role, mode, proxy, arrived: clock("arrived"), left: clock("left") };
  });

const walkInRow = z
  .object({ id: z.string(), name: text, organization: text, title: optional, occupation: optional, role, mode })
  .transform((row, ctx): WalkIn | null => {
    if (!row.name && !row.organization && !row.title && !row.occupation) return null;
    for (const field of ["name", "organization"] as const) {
      if (!row[field]) ctx.addIssue({ code: "custom", path: [field], message: recordText.walkInNeeds[field] });
    }
    return { ...row, id: row.id.startsWith("new-") ? null : row.id };
  });

const groupRow = z
  .object({ label: text, role, organizations: text, people: text })
  .transform(({ label, role, ...counts }, ctx) => {
    if (!label && !counts.people && !counts.organizations) return null;
    const refuse = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [field], message });
    const count = (field: "organizations" | "people") => {
      const folded = foldDigits(counts[field]).replaceAll(",", "");
      const number = /^\d{1,6}(?:人|名|機関)?$/.test(folded) ? Number.parseInt(folded, 10) : Number.NaN;
      if (!(number <= MAX_HEADCOUNT)) refuse(field, recordText.wholeNumber);
      return number;
    };
    if (!label) refuse("label", recordText.groupNeedsLabel);
    return {
      label,
      role,
      organizations: counts.organizations ? count("organizations") : null,
      people: count("people"),
    };
  });

const filled = <T>(row: z.ZodType<T | null>, what: string, max: number) =>
  rows(row, what, max).transform((all) => all.filter((one) => one !== null));

export const attendanceForm = z.object({
  version,
  present: filled(presentRow, "案内した人", MAX_ROWS.present),
  walkIns: filled(walkInRow, "当日参加", MAX_ROWS.walkIns),
  groups: filled(groupRow, "グループ", MAX_ROWS.groups),
  asAnswered: z
    .string()
    .optional()
    .transform((pressed) => pressed !== undefined),
});

/** 約 written beside the number makes it approximate, whichever of the two was chosen. */
export const headcountForm = z
  .object({ version, basis: choice(HEADCOUNT_BASES), people: text })
  .transform(({ version, basis, people }, ctx): { version: number; stated: StatedHeadcount } => {
    const read = parseHeadcount(people);
    const numbered = basis === "exact" || basis === "approximate";
    const refuse = (message: string) => ctx.addIssue({ code: "custom", path: ["people"], message });
    if (!read.ok) {
      refuse(read.error === "too-many" ? attendanceRefusal["headcount-too-large"] : headcountFormText.unreadable);
    } else if (read.value.people !== null) {
      if (!numbered) refuse(headcountFormText["number-without-basis"]);
      return { version, stated: { ...read.value, basis: basis === "approximate" ? basis : read.value.basis } };
    } else if (numbered) refuse(headcountFormText["number-required"]);
    return { version, stated: { basis, people: null } };
  });
