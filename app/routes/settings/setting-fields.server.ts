import { z } from "zod";
import { MAX_SIGNATORY } from "#app/domain/letter-wording.ts";
import { MAX_WORDING } from "#app/domain/mail-wording.ts";
import { choice, optionalLines, optionalText, version } from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";
import { settingText } from "#app/text/settings.ts";
import { optionalMail, optionalNumber } from "../people/contact-fields.server.ts";

/** 090-8518, in half or full width, with or without its hyphen. */
const optionalPostalCode = optionalText(20).transform((text, ctx) => {
  if (text === null) return null;
  const [, area, rest] = text.normalize("NFKC").match(/^〒?\s*(\d{3})[-‐－ー―]?(\d{4})$/) ?? [];
  if (area && rest) return `${area}-${rest}`;
  ctx.addIssue({ code: "custom", message: settingText.postalCode });
  return z.NEVER;
});

export const senderForm = z.object({
  senderName: optionalText(100).refine((name) => !name || !/[<>@＜＞＠"'“”]/.test(name), settingText.senderName),
  email: optionalMail,
  section: optionalText(100),
  postalCode: optionalPostalCode,
  address: optionalText(300),
  phone: optionalNumber,
  fax: optionalNumber,
  documentMark: optionalText(30),
  signatory: optionalLines(MAX_SIGNATORY),
  version,
});

// Not trimmed: a paragraph begins with a full-width blank.
const paragraphs = z.string().max(MAX_WORDING, formText.tooLong(MAX_WORDING)).default("");

export const wordingForm = z.object({ opening: paragraphs, closing: paragraphs, version });

const hour = z
  .string()
  .regex(/^([01]?\d|2[0-3])$/, formText.choose)
  .transform(Number);

export const quietForm = z
  .object({ quiet: choice(["on", "off"]), quietFrom: hour, quietUntil: hour, version })
  .refine(({ quiet, quietFrom, quietUntil }) => quiet === "off" || quietFrom !== quietUntil, {
    path: ["quietUntil"],
    message: settingText.sameHour,
  })
  .transform(({ quiet, version, ...hours }) => ({
    version,
    ...(quiet === "on" ? hours : { quietFrom: 0, quietUntil: 0 }),
  }));
