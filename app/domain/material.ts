import { ok, type Result, refuse } from "./result.ts";
import type { SessionState } from "./session.ts";
import type { Instant } from "./tokyo-time.ts";

export const MAX_MATERIAL_BYTES = 30 * 1024 * 1024;
/** How many files one form takes. */
export const MAX_FILES_AT_ONCE = 20;
/** Of one session, old versions and what was taken off counted in: a list that is read as a whole. */
export const MAX_MATERIALS = 500;

export const MATERIAL_KINDS = ["pdf", "word", "excel", "powerpoint", "openDocument", "image", "text", "csv"] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

interface Format {
  kind: MaterialKind;
  /** What a browser is told, never what the sender's browser said. */
  mediaType: string;
  /** What the bytes of such a file say they are; null for text, of which nothing but letters can be asked. */
  bytes: readonly string[] | null;
}

const OOXML = "application/vnd.openxmlformats-officedocument";
const ODF = "application/vnd.oasis.opendocument";
/** The container of Office up to 2003, and of every Office file that is locked with a password. */
const COMPOUND = "application/x-cfb";

/** By extension. What a browser runs when it opens it (HTML, SVG, scripts) is not among them, nor are archives. */
const FORMATS: Readonly<Record<string, Format>> = {
  pdf: format("pdf", "application/pdf"),
  docx: format("word", `${OOXML}.wordprocessingml.document`, COMPOUND),
  xlsx: format("excel", `${OOXML}.spreadsheetml.sheet`, COMPOUND),
  pptx: format("powerpoint", `${OOXML}.presentationml.presentation`, COMPOUND),
  doc: { kind: "word", mediaType: "application/msword", bytes: [COMPOUND] },
  xls: { kind: "excel", mediaType: "application/vnd.ms-excel", bytes: [COMPOUND] },
  ppt: { kind: "powerpoint", mediaType: "application/vnd.ms-powerpoint", bytes: [COMPOUND] },
  odt: format("openDocument", `${ODF}.text`),
  ods: format("openDocument", `${ODF}.spreadsheet`),
  odp: format("openDocument", `${ODF}.presentation`),
  png: format("image", "image/png"),
  jpg: format("image", "image/jpeg"),
  jpeg: format("image", "image/jpeg"),
  gif: format("image", "image/gif"),
  webp: format("image", "image/webp"),
  txt: { kind: "text", mediaType: "text/plain", bytes: null },
  csv: { kind: "csv", mediaType: "text/csv", bytes: null },
};

function format(kind: MaterialKind, mediaType: string, ...others: string[]): Format {
  return { kind, mediaType, bytes: [mediaType, ...others] };
}

/** With their dots, as a file field's `accept` lists them. */
export const MATERIAL_EXTENSIONS: readonly string[] = Object.keys(FORMATS).map((extension) => `.${extension}`);

export type FileRefusal = "file-empty" | "file-too-large" | "kind-not-allowed" | "kind-differs";

/** A file as it came: what it is called, and what its bytes say. */
export interface ArrivedFile {
  fileName: string;
  sniffedType: string | null;
  isText: boolean;
}

/** What a file is, where its name and its bytes say the same; else why it is not taken. */
export function formatOf({ fileName, sniffedType, isText }: ArrivedFile): Result<Format, FileRefusal> {
  const found = FORMATS[extensionOf(fileName)];
  if (!found) return refuse("kind-not-allowed");
  const agrees = found.bytes ? found.bytes.includes(sniffedType ?? "") : sniffedType === null && isText;
  return agrees ? ok(found) : refuse("kind-differs");
}

/** Of a media type as it is kept; null for one that is none of ours. */
export function kindOf(mediaType: string): MaterialKind | null {
  return Object.values(FORMATS).find((each) => each.mediaType === mediaType)?.kind ?? null;
}

/** What a file is sent as: one of our own types, or as bytes that mean nothing to a browser. */
export function servedType(mediaType: string): string {
  return kindOf(mediaType) ? mediaType : "application/octet-stream";
}

function extensionOf(fileName: string): string {
  return fileName.match(/\.([0-9a-z]{1,5})$/i)?.[1]?.toLowerCase() ?? "";
}

const MAX_STEM = 100;
// What no file's name can hold somewhere, what cannot be seen (bidirectional marks among it), halves of characters.
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufdd0-\ufdef\ufffe\uffff<>:"|?*]/gu;
/** Names that Windows takes for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file's name that can be saved anywhere and leads nowhere: no folders, nothing invisible, nothing a system takes
 * for more than a name. Made so again it stays the same.
 */
export function plainFileName(fileName: string): string {
  const name = (fileName.split(/[/\\]/).at(-1) ?? "").replace(NOT_IN_NAMES, "");
  const bare = name.replace(/^[.\s]+|[.\s]+$/g, "");
  const extension = bare.match(/\.[0-9a-z]{1,5}$/i)?.[0] ?? "";
  const stem = Array.from(bare.slice(0, bare.length - extension.length))
    .slice(0, MAX_STEM)
    .join("")
    .trimEnd();
  if (stem === "") return `material${extension}`;
  return `${DEVICE.test(stem.split(".")[0] ?? "") ? "_" : ""}${stem}${extension}`;
}

/** What a material is called until the desk names it: the file's name without its extension. */
export function titleOf(fileName: string): string {
  return fileName.replace(/\.[0-9a-z]{1,5}$/i, "");
}

/** How a number is given: as 資料1 or 資料1-1, as 参考資料1, or not at all. */
export const NUMBER_SERIES = ["material", "reference", "none"] as const;
export type NumberSeries = (typeof NUMBER_SERIES)[number];

export const MAX_NUMBER = 20;

/** A material as its order and number see it. */
export interface Placed {
  id: string;
  agendaItemId: string | null;
  position: number;
  number: string | null;
}

type Agenda = readonly { id: string }[];

/**
 * In the order they are handed out: those of the whole session, then item by item as the agenda stands, references
 * of the whole session last; within each as the desk put them.
 */
export function inOrder<M extends Placed>(materials: readonly M[], agenda: Agenda): M[] {
  return [...materials].sort(
    (a, b) => placeOf(a, agenda) - placeOf(b, agenda) || a.position - b.position || (a.id < b.id ? -1 : 1),
  );
}

/** 1 for what belongs to the first item of the agenda; 0 for what belongs to none of them, or after all for 参考資料. */
function placeOf({ agendaItemId, number }: Placed, agenda: Agenda): number {
  const item = agenda.findIndex(({ id }) => id === agendaItemId);
  if (item >= 0) return item + 1;
  return seriesOf(number) === "reference" ? agenda.length + 1 : 0;
}

/** The order after a material was moved by one place among those it stands with; at their end nothing moves. */
export function moved<M extends Placed>(
  materials: readonly M[],
  agenda: Agenda,
  { id, by }: { id: string; by: "up" | "down" },
): M[] {
  const order = inOrder(materials, agenda);
  const from = order.findIndex((material) => material.id === id);
  const to = by === "up" ? from - 1 : from + 1;
  const [one, other] = [order[from], order[to]];
  if (!one || !other || placeOf(one, agenda) !== placeOf(other, agenda)) return order;
  [order[from], order[to]] = [other, one];
  return order;
}

/** The number a new material gets: the next of its kind, so that numbers already printed stay as they are. */
export function nextNumber(
  materials: readonly Placed[],
  agenda: Agenda,
  { series, agendaItemId }: { series: NumberSeries; agendaItemId: string | null },
): string | null {
  if (series === "none") return null;
  const stem = stemOf(series, placeOf({ id: "", agendaItemId, position: 0, number: null }, agenda));
  const taken = materials.map(({ number }) => {
    const rest = plainNumber(number).startsWith(stem) ? plainNumber(number).slice(stem.length) : "";
    return /^\d+$/.test(rest) ? Number(rest) : 0;
  });
  return `${stem}${Math.max(0, ...taken) + 1}`;
}

/**
 * The numbers that change when they are given anew in order: 資料1, 資料2 for the whole session, 資料2-1, 資料2-2 for
 * the second item of the agenda, 参考資料1, 参考資料2 throughout. A number of any other form was typed by hand: it
 * stays, as does none.
 */
export function renumbered(materials: readonly Placed[], agenda: Agenda): { id: string; number: string }[] {
  const given = new Map<string, number>();
  return inOrder(materials, agenda).flatMap((material) => {
    const series = seriesOf(material.number);
    if (series === "none") return [];
    const stem = stemOf(series, placeOf(material, agenda));
    const nth = (given.get(stem) ?? 0) + 1;
    given.set(stem, nth);
    const number = `${stem}${nth}`;
    return number === material.number ? [] : [{ id: material.id, number }];
  });
}

function stemOf(series: "material" | "reference", place: number): string {
  if (series === "reference") return "参考資料";
  return place === 0 ? "資料" : `資料${place}-`;
}

function seriesOf(number: string | null): NumberSeries {
  const [, reference, plain] = plainNumber(number).match(/^(参考資料\d{1,3})$|^(資料\d{1,3}(?:-\d{1,3})?)$/) ?? [];
  if (reference) return "reference";
  return plain ? "material" : "none";
}

/** 資料１－１ is 資料1-1. */
function plainNumber(number: string | null): string {
  return (number ?? "")
    .normalize("NFKC")
    .replace(/[‐‑–—−ー]/g, "-")
    .replace(/\s/g, "");
}

/** A material's number once the item it belonged to is gone: 資料2-1 would name another; what was typed by hand stays. */
export function numberWithoutItem(number: string | null): string | null {
  return /^資料\d{1,3}-\d{1,3}$/.test(plainNumber(number)) ? null : number;
}

/** Since when those invited have had a material: from `now` where it is opened to them, null while it is not. */
export function shownSince(
  before: { forInvitees: boolean; shownAt: Instant | null } | null,
  forInvitees: boolean,
  now: Instant,
): Instant | null {
  if (!forInvitees) return null;
  return before?.forInvitees && before.shownAt ? before.shownAt : now;
}

/** Whether those invited are told of materials at all: not while there is no date, nor of what was called off. */
export function tellsOfMaterials(state: SessionState): boolean {
  return state === "scheduled" || state === "held";
}

/** A material as its versions see it. */
export interface Versioned {
  id: string;
  replacesId: string | null;
  removedAt: Date | null;
}

export interface Versions<M> {
  current: M;
  /** What it took the place of, newest first. */
  older: M[];
}

/** The rows of a session as materials: each with the versions before it. */
export function withVersions<M extends Versioned>(rows: readonly M[]): Versions<M>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const replaced = new Set(rows.map((row) => row.replacesId));
  return rows
    .filter(({ id }) => !replaced.has(id))
    .map((current) => {
      const older: M[] = [];
      for (let row = current.replacesId; row; row = older.at(-1)?.replacesId ?? null) {
        const before = byId.get(row);
        if (!before || older.includes(before)) break;
        older.push(before);
      }
      return { current, older };
    });
}
