import { searchKey } from "#app/domain/search-key.ts";
import type { SessionTagKind } from "#app/domain/taxonomy.ts";

/** Those who lectured, by the agenda and by who came; whoever stands in both is named once, as in the agenda. */
export function lecturersText(
  agenda: readonly { presenter: string | null; presenterRole: string | null }[],
  came: readonly { organizationName: string | null; title: string | null; name: string }[],
): string {
  const planned = agenda.flatMap(({ presenter, presenterRole }) =>
    presenter && (presenterRole === "lecturer" || presenterRole === "topicProvider") ? [presenter] : [],
  );
  const others = came
    .filter(({ name }) => !planned.some((presenter) => searchKey(presenter).includes(searchKey(name))))
    .map(({ organizationName, title, name }) => [organizationName, title, name].filter(Boolean).join("　"));
  return [...new Set([...planned, ...others])].join("、");
}

/** For whom a session was held, as its tags say: occupations, kinds of organizations. */
export function targetText(tags: readonly { kind: SessionTagKind; value: string }[]): string {
  const targets = tags.filter(({ kind }) => kind === "targetOccupation" || kind === "targetOrganization");
  return targets.map(({ value }) => value).join("、");
}
