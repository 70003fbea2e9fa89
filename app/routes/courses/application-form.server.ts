import { z } from "zod";
import type { ApplicantInput, ApplicationInput } from "#app/domain/application.ts";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { MAX_APPLICANTS } from "#app/domain/recruitment.ts";
import { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { choice, choices, optionalLines, optionalText, requiredText, rows, version } from "#app/http/fields.server.ts";
import { type FieldError, type FormResult, parseForm, readFormData, typedFields } from "#app/http/form.server.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import { formText } from "#app/text/form.ts";
import { type ApplicationRefusal, applicationRefusal, consentRequired } from "#app/text/recruitment.ts";

const email = z.email(formText.email);
const mode = choice(["onSite", "online"]);

const person = z.object({
  name: requiredText(100),
  kana: optionalText(100).transform((kana) => kana ?? ""),
  occupation: optionalText(50).refine((text) => text === null || isOneOf(OCCUPATIONS, text), formText.choose),
  title: optionalText(100),
  email: optionalText(254).refine((text) => text === null || email.safeParse(text).success, formText.email),
  mode,
});

const people = rows(person, "受講する方", MAX_APPLICANTS);
const contactPhone = optionalText(30);

const applyForm = z.object({
  organizationName: requiredText(200),
  organizationKind: choice(ORGANIZATION_KINDS),
  contactName: requiredText(100),
  contactEmail: requiredText(254).refine((text) => email.safeParse(text).success, formText.email),
  contactPhone: contactPhone.refine((text) => text !== null, formText.required),
  people,
  message: optionalLines(1000),
  consent: choices(z.string()).refine((boxes) => boxes.includes("agreed"), consentRequired),
  stamp: z.string().max(200).default(""),
  homepage: z.string().max(1000).default(""),
});

/** As the desk enters it: whoever sent a FAX may have no address, and has agreed on paper. */
const enterForm = applyForm.omit({ consent: true, stamp: true, homepage: true }).extend({
  contactEmail: optionalText(254)
    .refine((text) => text === null || email.safeParse(text).success, formText.email)
    .transform((text) => text ?? ""),
  contactPhone,
  via: choice(DESK_WAYS),
});

const changeForm = z.object({
  version,
  contactName: requiredText(100),
  contactPhone: contactPhone.refine((text) => text !== null, formText.required),
  message: optionalLines(1000),
  modes: z.record(z.string(), mode).default({}),
  people,
});

const peopleForm = z.object({ version, applicants: choices(z.string()) });

function isOneOf(codes: readonly string[], text: string): boolean {
  return codes.includes(text);
}

type Edited = { kind: "rows"; typed: Typed };
type Read<T> = { kind: "send" } & FormResult<T>;

/** The rows button that was pressed, with the form as it is then; null where another was. */
function rowsEdited(form: FormData): Edited | null {
  const pressed = String(form.get("rows") ?? "");
  const typed = typedFields(form);
  const listed = rowsIn(typed, "people", MAX_APPLICANTS);
  if (pressed === "add" && listed.length < MAX_APPLICANTS) {
    return { kind: "rows", typed: withRows(typed, "people", [...listed, { name: "" }]) };
  }
  const [, row] = pressed.match(/^remove:(\d{1,2})$/) ?? [];
  if (row === undefined && pressed !== "add") return null;
  return {
    kind: "rows",
    typed: withRows(
      typed,
      "people",
      listed.filter((_, index) => index !== Number(row ?? -1)),
    ),
  };
}

/** An application as it was typed, or the form with a row more or less. */
export async function readApplication(request: Request): Promise<Edited | Read<z.output<typeof applyForm>>> {
  const form = await readFormData(request);
  return rowsEdited(form) ?? { kind: "send", ...parseForm(form, applyForm) };
}

/** An application as the desk typed it. */
export async function readEntered(request: Request): Promise<Edited | Read<z.output<typeof enterForm>>> {
  const form = await readFormData(request);
  return rowsEdited(form) ?? { kind: "send", ...parseForm(form, enterForm) };
}

export function toApplication({
  people,
  ...form
}: z.output<typeof applyForm> | z.output<typeof enterForm>): ApplicationInput {
  const { organizationName, organizationKind, contactName, contactEmail, contactPhone, message } = form;
  return {
    ...{ organizationName, organizationKind, contactName, contactEmail, contactPhone, message },
    applicants: people satisfies ApplicantInput[],
  };
}

/** What was pressed on an application's own page. */
export async function readApplicationStep(request: Request) {
  const form = await readFormData(request);
  const act = String(form.get("act") ?? "");
  if (act === "withdraw") return { kind: "withdraw" as const, ...parseForm(form, peopleForm) };
  if (act === "answer") return { kind: "answer" as const, ...parseForm(form, peopleForm) };
  if (act === "confirm") return { kind: "confirm" as const };
  return rowsEdited(form) ?? { kind: "change" as const, ...parseForm(form, changeForm) };
}

const FIELDS: Partial<Record<ApplicationRefusal, string>> = {
  "over-quota": "people",
  "nobody-applied": "people",
  "too-many-applicants": "people",
};

/** A refusal at the field it is about; `index` is the row. */
export function applicationError(refusal: ApplicationRefusal, index?: number): FieldError {
  const message = applicationRefusal[refusal];
  if (index !== undefined && index >= 0) {
    return { field: `people.${index}.${refusal === "mode-not-offered" ? "mode" : "name"}`, message };
  }
  const field = FIELDS[refusal];
  return field ? { field, message } : { message };
}
