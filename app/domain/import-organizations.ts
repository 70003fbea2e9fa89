import { emailField, nameField, phoneField, postalCodeField, required, textField, wordField } from "./import-field.ts";
import { type Cells, type RowReading, readCells, type ValueOf } from "./import-row.ts";
import { searchKey } from "./search-key.ts";
import { ORGANIZATION_KINDS } from "./taxonomy.ts";

/** The columns of a list of organizations. */
export const organizationFields = {
  name: required(
    nameField("機関名", {
      headings: ["機関", "名称", "機関の名称", "団体名", "施設名", "事業所名", "法人名", "所属", "組織名"],
      example: "釧路市医師会",
      note: "同じ名称の機関が登録されていれば、その機関の内容を変えます。",
    }),
  ),
  kind: wordField("機関種別", ORGANIZATION_KINDS, {
    headings: ["種別", "機関の種別", "機関の種類", "種類", "区分", "機関区分"],
    other: { 医師会: "郡市医師会", 地域包括: "地域包括支援センター", 包括支援センター: "地域包括支援センター" },
    example: "郡市医師会",
    note: "空欄のまま新しく登録すると「その他」になります。",
  }),
  municipality: textField("市町村", {
    headings: ["市町村名", "市区町村", "自治体", "所在市町村"],
    example: "釧路市",
    note: "都道府県内の市町村の名称。",
  }),
  postalCode: postalCodeField("郵便番号", { headings: ["〒", "郵便"], example: "085-0016" }),
  address: textField("住所", { headings: ["所在地"], example: "釧路市錦町0丁目0番地" }),
  phone: phoneField("電話", { headings: ["電話番号", "TEL", "連絡先電話番号"], example: "0154-00-0000" }),
  fax: phoneField("FAX", { headings: ["FAX番号", "ファックス", "ファクス"], example: "0154-00-0001" }),
  email: emailField("メール", {
    headings: ["E-mail", "メールアドレス", "Eメール", "mail"],
    example: "office@ishikai.example.jp",
  }),
};

export type OrganizationRow = ValueOf<typeof organizationFields>;

export const readOrganization = (cells: Cells): RowReading<OrganizationRow> => readCells(organizationFields, cells);

/** An organization found or made by its name, however its width, kana and blanks were typed. */
export interface BookEntry {
  id: string;
  name: string;
  isNew: boolean;
}

export interface OrganizationOnFile {
  id: string;
  name: string;
  searchKey: string;
  mergedIntoId: string | null;
}

/**
 * The organizations that stand, by the folded name of each and of those merged into it. Where several have one name
 * the first serves: they come in the order they were entered.
 */
export function organizationsByName<O extends OrganizationOnFile>(onFile: readonly O[]): Map<string, O> {
  const byId = new Map(onFile.map((each) => [each.id, each]));
  const standing = (of: O): O => {
    const into = of.mergedIntoId === null ? undefined : byId.get(of.mergedIntoId);
    return into ? standing(into) : of;
  };
  const byName = new Map<string, O>();
  const ownFirst = onFile.toSorted((a, b) => Number(a.mergedIntoId !== null) - Number(b.mergedIntoId !== null));
  for (const each of ownFirst) if (!byName.has(each.searchKey)) byName.set(each.searchKey, standing(each));
  return byName;
}

/** The organizations of a prefecture by name; those asked for that are not among them are entered. */
export function openAddressBook(onFile: readonly OrganizationOnFile[], newId: () => string) {
  const byKey = new Map<string, BookEntry>(
    [...organizationsByName(onFile)].map(([key, { id, name }]) => [key, { id, name, isNew: false }]),
  );
  const names = new Map(onFile.map(({ id, name }) => [id, name]));
  const added: BookEntry[] = [];
  return {
    added,
    /** Of one on file. */
    nameOf: (id: string): string | null => names.get(id) ?? null,
    called(name: string): BookEntry {
      const key = searchKey(name);
      const known = byKey.get(key);
      if (known) return known;
      const entry = { id: newId(), name, isNew: true };
      byKey.set(key, entry);
      added.push(entry);
      return entry;
    },
  };
}

export type AddressBook = ReturnType<typeof openAddressBook>;
