import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Font } from "fontkit";
import type { PaperFace } from "#app/domain/paper.ts";

/**
 * The fonts papers are printed in (SIL Open Font License): BIZ UDP, made to be read easily, and behind each the Noto
 * that has the characters it lacks (𠮷, 槗).
 */
export const FONT_FILES = {
  mincho: ["@expo-google-fonts/biz-udpmincho", "BIZUDPMincho"],
  minchoMore: ["@expo-google-fonts/noto-serif-jp", "NotoSerifJP"],
  gothic: ["@expo-google-fonts/biz-udpgothic", "BIZUDPGothic"],
  gothicMore: ["@expo-google-fonts/noto-sans-jp", "NotoSansJP"],
} as const;

export type FontName = keyof typeof FONT_FILES;

/** In print for a character that no font has: 〓 (下駄), as typesetters put it. */
export const MISSING = "〓";

const require = createRequire(import.meta.url);
const loaded = new Map<FontName, Font>();

export function fontFile(name: FontName, weight: "400Regular" | "700Bold"): string {
  const [folder, file] = FONT_FILES[name];
  return require.resolve(`${folder}/${weight}/${file}_${weight}.ttf`);
}

function fontOf(name: FontName): Font {
  const known = loaded.get(name);
  if (known) return known;
  // Read when something is printed, not with the server.
  const { create } = require("fontkit") as typeof import("fontkit");
  const font = create(readFileSync(fontFile(name, "400Regular"))) as Font;
  loaded.set(name, font);
  return font;
}

export interface FontRun {
  font: FontName;
  text: string;
}

/**
 * A text in pieces of one font each; a character from the font behind stands alone. What nothing can print (a character that no font has) stands as 〓 and is told to
 * `missing`; signs that are never seen (variation selectors, joiners, control characters but line ends) are left out.
 */
export function inFonts(text: string, face: PaperFace, missing: Set<string>): FontRun[] {
  const runs: FontRun[] = [];
  for (const character of text.replace(UNSEEN, "")) {
    const font = character === "\n" ? face : fontFor(character, face);
    if (!font) missing.add(character);
    const run = { font: font ?? face, text: font ? character : MISSING };
    const last = runs.at(-1);
    if (last?.font === run.font && run.font === face) last.text += run.text;
    else runs.push(run);
  }
  return runs;
}

const UNSEEN = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u200B-\u200F\u2060\uFEFF]|(?!\n)\p{Cc}/gu;

function fontFor(character: string, face: PaperFace): FontName | null {
  const code = character.codePointAt(0) ?? 0;
  if (fontOf(face).hasGlyphForCodePoint(code)) return face;
  const more = `${face}More` as const;
  return fontOf(more).hasGlyphForCodePoint(code) ? more : null;
}

/** The width of a text in one line of one font, in em. */
export function widthOf(text: string, name: FontName): number {
  const font = fontOf(name);
  return font.layout(text).advanceWidth / font.unitsPerEm;
}
