import { z } from "zod";
import { parseJapaneseDate } from "#app/domain/japanese-date.ts";
import { isReadable } from "#app/domain/search-key.ts";
import { foldDigits, parseClockTime } from "#app/domain/tokyo-time.ts";
import { formText } from "#app/text/form.ts";
import { dateRefusal, timeRefusal } from "#app/text/refusals.ts";

/** Form fields as text comes in, and what a use case gets: trimmed text, null where a field was left empty. */
export function requiredText(max: number) {
  return z
    .string(formText.required)
    .trim()
    .min(1, formText.required)
    .max(max, formText.tooLong(max))
    .transform(onOneLine);
}

/** What someone or something is called and found by. */
export function requiredName(max: number) {
  return requiredText(max).refine(isReadable, formText.unreadable);
}

export function optionalText(max: number) {
  return optionalLines(max).transform((text) => text && onOneLine(text));
}

/** Of a field that takes several lines. */
export function optionalLines(max: number) {
  return z
    .string()
    .trim()
    .max(max, formText.tooLong(max))
    .default("")
    .transform((text) => text || null);
}

/** A line break pasted into a field of one line is a blank. */
function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

/** One of some codes; anything else is a hand-made request and says so plainly. */
export function choice<const C extends readonly [string, ...string[]]>(codes: C) {
  return z.enum(codes, formText.choose);
}

const MAX_CHOICES = 200;

/** Checked boxes; none sends no field at all, and one sent twice is checked once. */
export function choices<T extends string>(box: z.ZodType<T, string>) {
  return z
    .array(box)
    .max(MAX_CHOICES, formText.tooMany("選択", MAX_CHOICES))
    .default([])
    .transform((checked) => [...new Set(checked)]);
}

/** The rows of a form, with what they are; no rows send no field at all. */
export function rows<S extends z.ZodType>(row: S, what: string, max: number) {
  return z.array(row).max(max, formText.tooMany(what, max)).default([]);
}

/** Of the record, when its form was opened. An empty field is refused: as 0 it would match whatever was never edited. */
export const version = z
  .string(formText.version)
  .regex(/^\d{1,9}$/, formText.version)
  .transform(Number);

/** A day in any form of DOMAIN, as YYYY-MM-DD. */
export const optionalDate = z
  .string()
  .max(100, formText.tooLong(100))
  .default("")
  .transform((text, ctx) => {
    const read = parseJapaneseDate(text);
    if (read.ok) return read.value.date;
    if (read.error === "empty") return null;
    ctx.addIssue({ code: "custom", message: dateRefusal[read.error] });
    return z.NEVER;
  });

export const optionalTime = z
  .string()
  .max(100, formText.tooLong(100))
  .default("")
  .transform((text, ctx) => {
    if (text.trim() === "") return null;
    const read = parseClockTime(text);
    if (read.ok) return read.value;
    ctx.addIssue({ code: "custom", message: timeRefusal[read.error] });
    return z.NEVER;
  });

/** A whole number in half or full width. */
export function optionalInteger(min: number, max: number) {
  return z
    .string()
    .max(100, formText.tooLong(100))
    .default("")
    .transform((text, ctx) => {
      const folded = foldDigits(text);
      if (folded === "") return null;
      const n = /^\d{1,9}$/.test(folded) ? Number(folded) : Number.NaN;
      if (n >= min && n <= max) return n;
      ctx.addIssue({ code: "custom", message: Number.isNaN(n) ? formText.number : formText.between(min, max) });
      return z.NEVER;
    });
}

/** An http(s) address: nothing that a browser would run. */
export const optionalUrl = z
  .string()
  .trim()
  .max(1000, formText.tooLong(1000))
  .default("")
  .transform((text, ctx) => {
    if (text === "") return null;
    if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
    ctx.addIssue({ code: "custom", message: formText.url });
    return z.NEVER;
  });
