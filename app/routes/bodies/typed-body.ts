import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Typed } from "#app/http/form-rows.ts";
import type { BodyForm } from "#app/use-cases/bodies/show-body-form.ts";

export const typedDay = (day: IsoDate | null) => (day ? formatDateWithoutWeekday(day) : "");

/** A body as the fields of its form. */
export function typedBody(body: NonNullable<BodyForm["body"]>): Typed {
  return {
    version: String(body.version),
    centerId: body.centerId,
    kind: body.kind,
    name: body.name,
    parentId: body.parentId ?? "",
    basis: body.basis ?? "",
    termYears: body.termYears === null ? "" : String(body.termYears),
    outsourced: body.outsourced ? "yes" : "no",
    proxyPolicy: body.proxyPolicy,
    startsOn: typedDay(body.startsOn),
    endsOn: typedDay(body.endsOn),
    position: String(body.position),
  };
}
