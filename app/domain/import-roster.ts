import {
  codeField,
  dateField,
  field,
  nameField,
  readName,
  required,
  sheetWide,
  taken,
  textField,
} from "./import-field.ts";
import { type PersonEntry, personFields } from "./import-people.ts";
import type { Remark } from "./import-remark.ts";
import { type Cells, type RowReading, readCells, type ValueOf } from "./import-row.ts";
import { searchKey } from "./search-key.ts";
import type { MemberRole } from "./taxonomy.ts";
import type { IsoDate } from "./tokyo-time.ts";

const VACANT = new Set(["空席", "欠員", "未定", "選任中"].map((word) => searchKey(word)));

/** As sheets write a role. */
export const ROLE_WORDS: Record<MemberRole, string> = {
  chair: "会長",
  viceChair: "副会長",
  member: "委員",
  temporaryMember: "臨時委員",
  observer: "オブザーバー",
  secretariat: "事務局",
};

/** The columns of a roster (委員名簿). */
export const rosterFields = {
  organizationName: nameField("機関名", {
    headings: ["所属", "所属機関", "所属機関名", "所属団体", "団体名", "機関", "勤務先", "施設名", "推薦団体"],
    example: "釧路市医師会",
    note: "登録されていない機関は、新しく登録します。",
  }),
  post: textField("役職", {
    headings: ["職名", "充て職", "肩書", "役職名", "職"],
    example: "会長",
    note: "機関と役職で、委員枠（充て職）を見分けます。",
  }),
  role: codeField("役割", ROLE_WORDS, {
    headings: ["区分", "委員区分", "会での役割", "役名", "協議会役職"],
    other: {
      議長: "chair",
      座長: "chair",
      委員長: "chair",
      部会長: "chair",
      副委員長: "viceChair",
      幹事: "secretariat",
    },
    example: "委員",
    note: "空欄は「委員」になります。",
  }),
  name: required(
    field<string | null>("氏名", (text) => (VACANT.has(searchKey(text)) ? taken(null) : readName(text)), {
      headings: ["名前", "お名前", "委員名", "氏　名"],
      example: "釧路 花子",
      note: "委員のいない枠は「空席」と書きます。",
    }),
  ),
  kana: personFields.kana,
  occupation: personFields.occupation,
  email: personFields.email,
  phone: personFields.phone,
  fax: personFields.fax,
  startsOn: sheetWide(
    dateField("委嘱開始日", {
      headings: ["委嘱日", "委嘱年月日", "就任日", "任期開始", "任期始期", "委嘱期間開始", "開始日"],
      example: "令和6年4月1日",
    }),
  ),
  endsOn: dateField("任期満了日", {
    headings: ["委嘱終了日", "任期終了", "任期終期", "任期末", "満了日", "委嘱期間終了", "終了日", "任期"],
    example: "令和8年3月31日",
    note: "空欄は、終わりを定めない委嘱になります。",
  }),
};

export type RosterRow = ValueOf<typeof rosterFields>;

/** A seat needs an organization or a post; who holds it, the day it began. */
export function readRosterRow(cells: Cells): RowReading<RosterRow> {
  const reading = readCells(rosterFields, cells);
  if (!reading.ok) return reading;
  const { organizationName, post, name, startsOn, endsOn } = reading.value;
  const remarks: Remark[] = [];
  if (organizationName === null && post === null) remarks.push({ field: "organizationName", code: "required" });
  if (name !== null && startsOn === null) remarks.push({ field: "startsOn", code: "required" });
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    remarks.push({ field: "endsOn", code: "end-before-start" });
  return remarks.length > 0 ? { ok: false, remarks } : reading;
}

export interface TermOnFile {
  id: string;
  personId: string;
  startsOn: IsoDate;
  /** The last day, included; null while open. */
  endsOn: IsoDate | null;
}

export interface SeatOnFile {
  id: string;
  organizationId: string | null;
  post: string;
  role: MemberRole;
  /** The last day it exists; null while it has none. */
  endsOn: IsoDate | null;
  version: number;
  terms: readonly TermOnFile[];
}

/** A row with what it names already found: its organization, and the person unless the seat is vacant. */
export interface SeatTold {
  row: number;
  organizationId: string | null;
  post: string;
  /** Null where the sheet does not tell. */
  role: MemberRole | null;
  holder: PersonEntry | null;
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
}

export const seatKey = (organizationId: string | null, post: string) => `${organizationId ?? ""} ${searchKey(post)}`;

/**
 * Finds each row's seat among those of its organization and post: the one its person holds already, then one that
 * is there and stands empty in all the time told, then the next. Null: a seat yet to be made.
 */
export function matchSeats(rows: readonly SeatTold[], seats: readonly SeatOnFile[]): Map<number, SeatOnFile | null> {
  const free = new Map<string, SeatOnFile[]>();
  for (const seat of seats) {
    const key = seatKey(seat.organizationId, seat.post);
    free.set(key, [...(free.get(key) ?? []), seat]);
  }
  const found = new Map<number, SeatOnFile | null>();
  const take = (fits: (seat: SeatOnFile, told: SeatTold) => boolean) => {
    for (const told of rows) {
      if (found.has(told.row)) continue;
      const key = seatKey(told.organizationId, told.post);
      const there = free.get(key) ?? [];
      const seat = there.find((each) => fits(each, told));
      if (!seat) continue;
      free.set(
        key,
        there.filter((each) => each !== seat),
      );
      found.set(told.row, seat);
    }
  };
  take((seat, told) => seat.terms.some((term) => term.personId === told.holder?.person.id));
  take((seat, told) => !endsBefore(seat, told.endsOn) && !seat.terms.some((term) => overlaps(term, told)));
  take(() => true);
  for (const { row } of rows) if (!found.has(row)) found.set(row, null);
  return found;
}

/** What a row means for its seat's appointments. */
export type TermStep =
  | { step: "none" }
  | { step: "appoint" }
  | { step: "change"; term: TermOnFile; fields: ("startsOn" | "endsOn")[] }
  | { step: "held" }
  | { step: "seatEnds"; endsOn: IsoDate };

/**
 * A term of the same person that overlaps is brought to the days told; one of somebody else is in the way, and so is
 * the end of the seat.
 */
export function termStep(told: SeatTold, seat: SeatOnFile | null): TermStep {
  const { holder, startsOn, endsOn } = told;
  if (!holder || !startsOn) return { step: "none" };
  const overlapping = (seat?.terms ?? []).filter((term) => overlaps(term, told));
  const own = overlapping.find((term) => term.personId === holder.person.id);
  if (overlapping.length > (own ? 1 : 0)) return { step: "held" };
  const newEnd = own && endsOn === null ? own.endsOn : endsOn;
  const changesEnd = !own || newEnd !== own.endsOn;
  if (seat?.endsOn && changesEnd && endsBefore(seat, newEnd)) return { step: "seatEnds", endsOn: seat.endsOn };
  if (!own) return { step: "appoint" };
  const fields: ("startsOn" | "endsOn")[] = [];
  if (own.startsOn !== startsOn) fields.push("startsOn");
  if (changesEnd) fields.push("endsOn");
  return fields.length > 0 ? { step: "change", term: own, fields } : { step: "none" };
}

const FOR_EVER = "9999-12-31";

function endsBefore(seat: SeatOnFile, lastDay: IsoDate | null): boolean {
  return seat.endsOn !== null && seat.endsOn < (lastDay ?? FOR_EVER);
}

function overlaps(term: TermOnFile, { startsOn, endsOn }: Pick<SeatTold, "startsOn" | "endsOn">): boolean {
  return startsOn !== null && term.startsOn <= (endsOn ?? FOR_EVER) && startsOn <= (term.endsOn ?? FOR_EVER);
}
