import type { ImportKind } from "#app/domain/import-state.ts";
import { figuresKind } from "./import-figures.ts";
import type { SheetKind } from "./import-kind.ts";
import { organizationsKind } from "./import-organizations.ts";
import { peopleKind } from "./import-people.ts";
import { rosterKind } from "./import-roster.ts";
import { sessionsKind } from "./import-sessions.ts";

/** The kinds of sheets that can be brought in, in the order they are offered. */
const KINDS: Record<ImportKind, SheetKind> = {
  people: peopleKind,
  organizations: organizationsKind,
  roster: rosterKind,
  sessions: sessionsKind,
  figures: figuresKind,
};

export const OFFERED_KINDS = Object.keys(KINDS) as ImportKind[];

export function kindOf(kind: ImportKind): SheetKind {
  return KINDS[kind];
}
