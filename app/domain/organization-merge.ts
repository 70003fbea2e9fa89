/** What is said of an organization, and chosen from one of two records when they are merged. */
export const ORGANIZATION_FIELDS = [
  "name",
  "kind",
  "municipalityId",
  "postalCode",
  "address",
  "phone",
  "fax",
  "email",
] as const;
export type OrganizationField = (typeof ORGANIZATION_FIELDS)[number];

export interface OrganizationFacts {
  name: string;
  kind: string;
  municipalityId: string | null;
  postalCode: string | null;
  address: string | null;
  phone: string | null;
  fax: string | null;
  email: string | null;
}

export function organizationFacts(organization: OrganizationFacts): OrganizationFacts {
  const { name, kind, municipalityId, postalCode, address, phone, fax, email } = organization;
  return { name, kind, municipalityId, postalCode, address, phone, fax, email };
}
