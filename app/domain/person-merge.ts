import { differing } from "./merge.ts";

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
  return differing(PERSON_FIELDS, one, other);
}
