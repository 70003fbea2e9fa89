import { emailField, nameField, phoneField, required, textField, wordField } from "./import-field.ts";
import { type Cells, type RowReading, readCells, type ValueOf } from "./import-row.ts";
import { searchKey } from "./search-key.ts";
import { OCCUPATIONS } from "./taxonomy.ts";

/** How a person is told of in any sheet. */
export const personFields = {
  kana: textField("フリガナ", {
    headings: ["ふりがな", "カナ", "かな", "氏名カナ", "氏名フリガナ", "読み"],
    example: "クシロ ハナコ",
  }),
  occupation: wordField("職種", OCCUPATIONS, {
    headings: ["資格", "職種名"],
    other: {
      看護士: "看護師",
      保健婦: "保健師",
      PT: "理学療法士",
      OT: "作業療法士",
      ST: "言語聴覚士",
      MSW: "医療ソーシャルワーカー",
      ケアマネ: "介護支援専門員",
      ケアマネジャー: "介護支援専門員",
      ケアマネージャー: "介護支援専門員",
      主任ケアマネ: "主任介護支援専門員",
      主任ケアマネジャー: "主任介護支援専門員",
      栄養士: "管理栄養士",
      事務: "事務職",
      行政: "行政職",
    },
    example: "医師",
  }),
  email: emailField("メール", {
    headings: ["E-mail", "メールアドレス", "Eメール", "mail", "連絡先メール"],
    example: "hanako@example.jp",
  }),
  phone: phoneField("電話", { headings: ["電話番号", "TEL", "連絡先", "携帯"], example: "0154-00-0000" }),
  fax: phoneField("FAX", { headings: ["FAX番号", "ファックス", "ファクス"], example: "0154-00-0001" }),
};

/** The columns of a list of people. */
export const peopleFields = {
  name: required(
    nameField("氏名", { headings: ["名前", "お名前", "氏　名", "担当者", "担当者名"], example: "釧路 花子" }),
  ),
  kana: personFields.kana,
  organizationName: nameField("所属", {
    headings: ["機関名", "勤務先", "所属機関", "所属機関名", "所属団体", "機関", "団体名", "施設名", "事業所名"],
    example: "釧路市医師会",
    note: "登録されていない機関は、新しく登録します。",
  }),
  title: textField("役職", { headings: ["職名", "肩書", "役職名", "職"], example: "理事" }),
  occupation: personFields.occupation,
  email: personFields.email,
  phone: personFields.phone,
  fax: personFields.fax,
};

export type PersonRow = ValueOf<typeof peopleFields>;

export const readPerson = (cells: Cells): RowReading<PersonRow> => readCells(peopleFields, cells);

/** What is kept of a person and may come from a sheet. Null where a sheet does not tell. */
export interface PersonFacts {
  name: string;
  kana: string | null;
  organizationId: string | null;
  title: string | null;
  occupation: string | null;
  email: string | null;
  phone: string | null;
  fax: string | null;
}

export interface PersonOnFile extends PersonFacts {
  id: string;
  version: number;
}

/** One record of a person, on file or to be: with what the sheet adds to it. */
export interface PersonEntry {
  person: PersonOnFile;
  isNew: boolean;
  /** The first row that tells of them. */
  row: number | null;
  /** The facts on file that change. */
  changes: Partial<PersonFacts>;
}

/** What may change about someone known. Their name stays as it is on file: it was matched but for its blanks. */
const TOLD = ["kana", "organizationId", "title", "occupation", "email", "phone", "fax"] as const;

/**
 * The people of a desk, and those a sheet adds. Someone is known again by name and mail, else by name and
 * organization; a mail alone is not enough, as offices share theirs.
 */
export function openPeopleFile(onFile: readonly PersonOnFile[], newId: () => string) {
  const index = new Map<string, PersonEntry[]>();
  const entries: PersonEntry[] = [];
  const put = (key: string, entry: PersonEntry) => {
    const there = index.get(key) ?? [];
    if (!there.includes(entry)) index.set(key, [...there, entry]);
  };
  const enter = (entry: PersonEntry, facts: PersonFacts) => {
    if (facts.email) put(mailKey(facts.name, facts.email), entry);
    put(placeKey(facts.name, facts.organizationId), entry);
    return entry;
  };
  for (const person of onFile) enter(add({ person, isNew: false, row: null, changes: {} }), person);

  function add(entry: PersonEntry) {
    entries.push(entry);
    return entry;
  }

  return {
    entries,
    /** The record that a row is about; `ambiguous` where several on file fit it as well. */
    find(row: number, told: PersonFacts): PersonEntry | "ambiguous" {
      const byMail = told.email ? (index.get(mailKey(told.name, told.email)) ?? []) : [];
      const found = byMail.length > 0 ? byMail : (index.get(placeKey(told.name, told.organizationId)) ?? []);
      // Of two with one name at one organization, mails that differ tell them apart.
      const fitting = found.filter(({ person, isNew }) => byMail.length > 0 || !isNew || !differ(person, told));
      if (fitting.length > 1) return "ambiguous";
      const [entry] = fitting;
      if (entry) return enter(entry, told);
      const person = { ...told, kana: told.kana ?? "", id: newId(), version: 0 };
      return enter(add({ person, isNew: true, row, changes: {} }), told);
    },
    /** Takes over what a row tells; the first row to tell a thing holds. Gives the names of the facts that change. */
    tell(entry: PersonEntry, row: number, told: PersonFacts): (keyof PersonFacts)[] {
      entry.row ??= row;
      const news = TOLD.filter((fact) => {
        const before = entry.changes[fact] === undefined ? entry.person[fact] : entry.changes[fact];
        return told[fact] !== null && told[fact] !== before && entry.changes[fact] === undefined;
      });
      for (const fact of news) {
        if (!entry.isNew) Object.assign(entry.changes, { [fact]: told[fact] });
        else if (!entry.person[fact]) Object.assign(entry.person, { [fact]: told[fact] });
      }
      return entry.isNew ? [] : news;
    },
  };
}

export type PeopleFile = ReturnType<typeof openPeopleFile>;

const mailKey = (name: string, email: string) => `${searchKey(name)} ${email.toLowerCase()}`;
const placeKey = (name: string, organizationId: string | null) => `${searchKey(name)} ${organizationId ?? ""}`;
const differ = (a: PersonFacts, b: PersonFacts) => Boolean(a.email && b.email && a.email !== b.email);
