import { randomUUID } from "node:crypto";
import type { ColumnValue, RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import {
  findMunicipalities,
  findOrganizationsOnFile,
  findUsedByOthers,
} from "#app/adapters/db/import-source-store.server.ts";
import { nearest } from "#app/domain/import-field.ts";
import { organizationFields, organizationsByName, readOrganization } from "#app/domain/import-organizations.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { changedOrSame, type FieldChange, type RowFate, sheetKind } from "./import-kind.ts";

/**
 * 機関: known again by the name; one not on file is entered. The kind of one that other centers' rosters stand on is
 * the prefecture's to change.
 */
export const organizationsKind = sheetKind({
  asks: "uploader",
  actions: ["organization.write"],
  fields: organizationFields,
  read: readOrganization,
  load: async (tx, { prefectureId, centerId }) => ({
    municipalities: await findMunicipalities(tx, prefectureId),
    organizations: await findOrganizationsOnFile(tx, prefectureId),
    usedByOthers: centerId ? await findUsedByOthers(tx, prefectureId, centerId) : new Set<string>(),
  }),
  decide({ municipalities, organizations, usedByOthers }, { prefectureId }, rows) {
    const municipalityIds = new Map(municipalities.map(({ id, name }) => [searchKey(name), id]));
    const onFile = organizationsByName(organizations);
    const fates = new Map<number, RowFate>();
    const seen = new Map<string, number>();
    const added: RecordWrite[] = [];
    const changed: RecordWrite[] = [];
    for (const { row, value } of rows) {
      const { municipality, ...told } = value;
      const key = searchKey(told.name);
      const known = onFile.get(key);
      const record = known?.id ?? key;
      const first = seen.get(record);
      if (first !== undefined) {
        fates.set(row, { fate: "refused", remarks: [{ field: "name", code: "same-as-row", detail: String(first) }] });
        continue;
      }
      const municipalityId = municipality && municipalityIds.get(searchKey(municipality));
      if (municipality && !municipalityId) {
        const detail = nearest(
          municipality,
          municipalities.map(({ name }) => name),
        ).join("、");
        fates.set(row, { fate: "refused", remarks: [{ field: "municipality", code: "unknown-word", detail }] });
        continue;
      }
      if (known && told.kind !== null && told.kind !== known.kind && usedByOthers.has(known.id)) {
        fates.set(row, { fate: "refused", remarks: [{ field: "kind", code: "used-by-others" }] });
        continue;
      }
      seen.set(record, row);
      const facts = { ...told, municipalityId: municipalityId ?? null };
      if (!known) {
        fates.set(row, { fate: "added" });
        const columns = { ...facts, kind: told.kind ?? "その他", searchKey: key, prefectureId, version: 0 };
        const id = randomUUID();
        added.push({ table: "Organization", id, isNew: true, columns: { id, ...columns } });
        continue;
      }
      const news = Object.entries({ ...facts, name: null }).filter(
        ([name, told]) => told !== null && told !== known[name as keyof typeof known],
      );
      const changes = news.map(([name]): FieldChange => {
        const before = known[name as keyof typeof known] as string | null;
        if (name !== "municipalityId") return { field: name, before };
        return { field: "municipality", before: municipalities.find(({ id }) => id === before)?.name ?? null };
      });
      fates.set(row, changedOrSame(changes));
      if (news.length === 0) continue;
      const columns: Record<string, ColumnValue> = { ...Object.fromEntries(news), version: known.version + 1 };
      changed.push({ table: "Organization", id: known.id, isNew: false, columns });
    }
    return { fates, writes: [...added, ...changed] };
  },
});
