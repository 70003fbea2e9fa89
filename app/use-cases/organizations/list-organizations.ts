import {
  countOrganizations,
  findMunicipalities,
  findOrganizations,
  type OrganizationFilter,
  type OrganizationRow,
} from "#app/adapters/db/organization-store.server.ts";
import { may } from "#app/domain/permission.ts";
import type { StaffContext } from "../context.ts";

const PER_PAGE = 50;

export interface OrganizationList {
  organizations: OrganizationRow[];
  total: number;
  page: number;
  pages: number;
  mayWrite: boolean;
}

/** 機関: the prefecture's address book, shared by every desk. Pages count from 1. */
export async function listOrganizations(
  ctx: StaffContext,
  filter: OrganizationFilter,
  page: number,
): Promise<OrganizationList> {
  const { prefectureId } = ctx.actor;
  const total = await countOrganizations(ctx.db, prefectureId, filter);
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const organizations = await findOrganizations(ctx.db, prefectureId, filter, {
    skip: (shown - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  const mayWrite = may(ctx.actor, "organization.write", { prefectureId, centerId: null });
  return { organizations, total, page: shown, pages, mayWrite };
}

/** The municipalities a form offers, in official order. */
export function listMunicipalities(ctx: StaffContext): Promise<{ id: string; name: string }[]> {
  return findMunicipalities(ctx.db, ctx.actor.prefectureId);
}
