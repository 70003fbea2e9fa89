import { z } from "zod";
import { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { choice, choices, optionalText, requiredName, requiredText, version } from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";

/** A number as it is dialled, in half or full width; kept as it was typed. */
export const optionalNumber = optionalText(50).refine(
  (text) => text === null || /^[\d+()（）\-‐－ー内線, \s]+$/.test(text.normalize("NFKC")),
  "電話番号は、数字とハイフンで入力してください。",
);

export const optionalMail = optionalText(254).refine(
  (text) => text === null || z.email().safeParse(text).success,
  formText.email,
);

const optionalId = optionalText(64);

/** One of some words, or none. */
const optionalWord = (words: readonly string[]) =>
  optionalText(50).refine((word) => word === null || words.includes(word), formText.choose);

const personEntry = {
  name: requiredName(100),
  kana: optionalText(100).transform((kana) => kana ?? ""),
  organizationName: optionalText(200),
  // A sheet may have brought in a word of its own, which an edit keeps.
  occupation: optionalText(50),
  title: optionalText(100),
  email: optionalMail,
  phone: optionalNumber,
  fax: optionalNumber,
};

export const newPersonForm = z.object({ ...personEntry, centerId: optionalId });
export const editPersonForm = z.object({ ...personEntry, version });

const organizationEntry = {
  name: requiredName(200),
  kind: choice(ORGANIZATION_KINDS),
  municipalityId: optionalId,
  postalCode: optionalText(20),
  address: optionalText(300),
  phone: optionalNumber,
  fax: optionalNumber,
  email: optionalMail,
};

export const newOrganizationForm = z.object(organizationEntry);
export const editOrganizationForm = z.object({ ...organizationEntry, version });

const groupEntry = {
  name: requiredText(100),
  organizationKind: optionalWord(ORGANIZATION_KINDS),
  municipalityId: optionalId,
  occupation: optionalWord(OCCUPATIONS),
  titleKey: optionalText(50),
};

export const newGroupForm = z.object({ ...groupEntry, centerId: optionalId, add: choices(z.string().max(64)) });
export const editGroupForm = z.object({ ...groupEntry, version });
