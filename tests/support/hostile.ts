import fc from "fast-check";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";

/** Anything someone, or a foreign system, could have put in a field. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "\r\nATTENDEE:mailto:evil@example.com",
        "\nEND:VEVENT\nBEGIN:VEVENT",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        "\r",
        "\u0000\u0008\u001b\u007f\u0085\u2028\u2029\t",
        "\ud800",
        "\udc00\ud800x",
        "\ufffd",
        '";X="',
        "^n^'^^",
        "\\,;:\\n\\",
        "𠮷野家🏥👩‍⚕️がが",
        "あ".repeat(80),
        "a".repeat(300),
        "%,%2C",
        TOKEN_PLACEHOLDER,
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

/** What is left of a text that a calendar can hold, on several lines or on one. */
export function cleanedLines(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, "");
}

export function cleaned(text: string): string {
  return cleanedLines(text).replace(/\n/g, " ").trim();
}
