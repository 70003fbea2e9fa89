/** What is said of a person, and chosen from one of two records when they are merged. */
export const PERSON_FIELDS = [
  "name",
  "kana",
  "organizationId",
  "occupation",
  "title",
  "email",
  "phone",
  "fax",
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export interface PersonFacts {
  name: string;
  kana: string;
  organizationId: string | null;
  occupation: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  fax: string | null;
}

export function personFacts(person: PersonFacts): PersonFacts {
  const { name, kana, organizationId, occupation, title, email, phone, fax } = person;
  return { name, kana, organizationId, occupation, title, email, phone, fax };
}

/** The fields in which two records say something different. */
export function differingFields(one: PersonFacts, other: PersonFacts): PersonField[] {
  return PERSON_FIELDS.filter((field) => (one[field] || null) !== (other[field] || null));
}

/** What a merge proposes to take from the record that goes: what the kept one does not say. */
export function fieldsToFill(kept: PersonFacts, merged: PersonFacts): PersonField[] {
  return PERSON_FIELDS.filter((field) => !kept[field] && merged[field]);
}

/** The kept record, with the fields `taken` as the other one has them. */
export function mergedFacts(kept: PersonFacts, merged: PersonFacts, taken: readonly PersonField[]): PersonFacts {
  const fromMerged = Object.fromEntries(taken.map((field) => [field, merged[field]]));
  return { ...personFacts(kept), ...fromMerged };
}
