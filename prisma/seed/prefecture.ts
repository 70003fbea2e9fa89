import { searchKey } from "#app/domain/search-key.ts";
import { AREAS, CENTERS, type CenterPlace, UNITS } from "./places.ts";
import { seedId } from "./seed-id.ts";
import type { World } from "./world.ts";

export const areaId = (area: string) => seedId("area", area);
export const municipalityId = (municipality: string) => seedId("municipality", municipality);
export const unitId = (unit: string) => seedId("unit", unit);
export const centerIdOf = (code: string) => seedId("center", code);
export const centerId = (place: CenterPlace) => centerIdOf(place.code);
export const townOfficeId = (municipality: string) => seedId("organization", "municipality", municipality);
export const centerEmail = (place: CenterPlace) => `${place.code}@center.example.jp`;

/** No number in Japan has 00 as its exchange: nobody is rung by a demo. */
export const inventedNumber = (line: number) => `0123-00-${String(line).padStart(4, "0")}`;

/** Areas, municipalities with their offices, units, centers. */
export function addPrefecture(world: World): void {
  const { rows, prefectureId } = world;
  AREAS.forEach((area, position) => {
    rows.areas.push({ id: areaId(area.name), prefectureId, name: area.name, position });
    for (const name of area.municipalities) {
      const position = rows.municipalities.length;
      rows.municipalities.push({
        id: municipalityId(name),
        prefectureId,
        medicalAreaId: areaId(area.name),
        name,
        position,
      });
      rows.organizations.push({
        id: townOfficeId(name),
        prefectureId,
        municipalityId: municipalityId(name),
        kind: "市町村",
        name,
        searchKey: searchKey(name),
        address: `北海道${name}`,
        phone: inventedNumber(2000 + position),
        fax: inventedNumber(3000 + position),
      });
    }
  });
  UNITS.forEach((name, position) => {
    rows.units.push({ id: unitId(name), prefectureId, name, position });
  });
  CENTERS.forEach((place, position) => {
    rows.centers.push({
      id: centerId(place),
      prefectureId,
      reportingUnitId: unitId(place.unit),
      medicalAreaId: areaId(place.area),
      code: place.code,
      name: place.name,
      position,
      section: "企画総務課企画係",
      address: `北海道${place.city}`,
      phone: inventedNumber(100 + position),
      fax: inventedNumber(200 + position),
      email: centerEmail(place),
      documentMark: `${place.name.charAt(0)}保企`,
      signatory: `北海道${place.name}長`,
    });
  });
}
