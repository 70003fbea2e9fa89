import type { Paper, PaperShape } from "#app/domain/paper.ts";
import { listText as words } from "#app/text/paper.ts";
import type { ListedPerson } from "./day.ts";

/** A card as name-tag holders take it, ten on a sheet of A4: the usual perforated paper (マルチカード 10面). */
const CARD = { width: 91, height: 55, across: 2, down: 5 };
const MARGIN = 11;
const A_SHEET = CARD.across * CARD.down;

/** With what the reception's camera reads, where there is one. */
export interface TaggedPerson extends ListedPerson {
  code?: string | null;
}

/** 名札: organization, name, role. With its reference's QR code, it is read at the reception. */
export function nameTags(title: string, people: readonly TaggedPerson[]): Paper {
  const sheets = Math.max(1, Math.ceil(people.length / A_SHEET));
  return {
    title: `${words.nameTags}　${title}`,
    page: "portrait",
    face: "gothic",
    margin: MARGIN,
    blocks: Array.from({ length: sheets }, (_, sheet) => {
      const shapes = people.slice(sheet * A_SHEET, (sheet + 1) * A_SHEET).flatMap(tagShapes);
      const drawing = { width: CARD.width * CARD.across, height: CARD.height * CARD.down };
      return [
        ...(sheet > 0 ? [{ kind: "break" as const }] : []),
        { kind: "drawing" as const, ...drawing, shapes: [...cuts(), ...shapes] },
      ];
    }).flat(),
  };
}

function tagShapes({ organization, name, role, code }: TaggedPerson, i: number): PaperShape[] {
  const left = (i % CARD.across) * CARD.width;
  const top = Math.floor(i / CARD.across) * CARD.height;
  const middle = left + CARD.width / 2;
  const width = CARD.width - 10;
  return [
    { kind: "words", text: organization ?? "", x: middle, y: top + 13, size: 13, width, lines: 2 },
    { kind: "words", text: name, x: middle, y: top + 28, size: 32, width, bold: true },
    { kind: "words", text: role, x: middle, y: top + 44, size: 12, width: width - 34 },
    ...(code
      ? [{ kind: "qr" as const, text: code, x: left + CARD.width - 21, y: top + CARD.height - 20, side: 17 }]
      : []),
  ];
}

function cuts(): PaperShape[] {
  const { width, height, across, down } = CARD;
  const columns = Array.from({ length: across + 1 }, (_, i) => i * width);
  const rows = Array.from({ length: down + 1 }, (_, i) => i * height);
  return [
    ...columns.map((x) => ({ kind: "cut" as const, x1: x, y1: 0, x2: x, y2: height * down })),
    ...rows.map((y) => ({ kind: "cut" as const, x1: 0, y1: y, x2: width * across, y2: y })),
  ];
}
