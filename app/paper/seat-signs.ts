import type { Paper, PaperShape } from "#app/domain/paper.ts";
import { listText as words } from "#app/text/paper.ts";
import type { ListedPerson } from "./day.ts";

/** Folded at the middle, a sign stands on the table and is read from both sides; two of them are a sheet. */
const SIGN = { width: 190, height: 136 };
const MARGIN = 10;
const A_SHEET = 2;

/** 席札: title and name, the far side upside down. */
export function seatSigns(title: string, people: readonly ListedPerson[]): Paper {
  const sheets = Math.max(1, Math.ceil(people.length / A_SHEET));
  return {
    title: `${words.seatSigns}　${title}`,
    page: "portrait",
    face: "gothic",
    margin: MARGIN,
    blocks: Array.from({ length: sheets }, (_, sheet) => [
      ...(sheet > 0 ? [{ kind: "break" as const }] : []),
      {
        kind: "drawing" as const,
        width: SIGN.width,
        height: SIGN.height * A_SHEET,
        shapes: people.slice(sheet * A_SHEET, (sheet + 1) * A_SHEET).flatMap(signShapes),
      },
    ]).flat(),
  };
}

function signShapes(person: ListedPerson, i: number): PaperShape[] {
  const top = i * SIGN.height;
  const fold = top + SIGN.height / 2;
  const { width } = SIGN;
  return [
    { kind: "frame", x: 0, y: top, width, height: SIGN.height },
    { kind: "cut", x1: 0, y1: fold, x2: width, y2: fold },
    ...side(person, fold, 1),
    ...side(person, fold, -1),
  ];
}

/** `down` 1: the side that is read as the sheet lies; -1: the far one. */
function side({ organization, title, name }: ListedPerson, fold: number, down: 1 | -1): PaperShape[] {
  const post = [organization, title].filter(Boolean).join("　");
  const turned = down === -1;
  const line = { kind: "words" as const, x: SIGN.width / 2, width: SIGN.width - 16, turned };
  return [
    { ...line, text: post, y: fold + down * 16, size: 20, lines: 2 },
    { ...line, text: name, y: fold + down * 42, size: 72, bold: true },
  ];
}
