import { randomUUID } from "node:crypto";
import type { ColumnValue, RecordWrite } from "#app/adapters/db/import-record-store.server.ts";
import { findMunicipalities, findOrganizationsOnFile } from "#app/adapters/db/import-source-store.server.ts";
import { nearest } from "#app/domain/import-field.ts";
import { organizationFields, readOrganization } from "#app/domain/import-organizations.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { type RowFate, sheetKind } from "./import-kind.ts";

/** 機関: known again by the name; one not on file is entered. */
export const organizationsKind = sheetKind({
  asks: "prefecture",
  actions: ["organization.write"],
  fields: organizationFields,
  read: readOrganization,
  load: async (tx, { prefectureId }) => ({
    municipalities: await findMunicipalities(tx, prefectureId),
    organizations: await findOrganizationsOnFile(tx, prefectureId),
  }),
  decide({ municipalities, organizations }, { prefectureId }, rows) {
    const municipalityIds = new Map(municipalities.map(({ id, name }) => [searchKey(name), id]));
    // Where a name is on file twice, the first one entered serves.
    const onFile = new Map(organizations.toReversed().map((each) => [each.searchKey, each]));
    const fates = new Map<number, RowFate>();
    const seen = new Map<string, number>();
    const added: RecordWrite[] = [];
    const changed: RecordWrite[] = [];
    for (const { row, value } of rows) {
      const { municipality, ...told } = value;
      const key = searchKey(told.name);
      const first = seen.get(key);
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
      seen.set(key, row);
      const known = onFile.get(key);
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
      if (news.length === 0) {
        fates.set(row, { fate: "same" });
        continue;
      }
      const fields = news.map(([name]) => (name === "municipalityId" ? "municipality" : name));
      fates.set(row, { fate: "changed", fields });
      const columns: Record<string, ColumnValue> = { ...Object.fromEntries(news), version: known.version + 1 };
      changed.push({ table: "Organization", id: known.id, isNew: false, columns });
    }
    return { fates, writes: [...added, ...changed] };
  },
});
