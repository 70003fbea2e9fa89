import { GUEST_ROLES } from "#app/domain/guest.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";

/**
 * Whom the desk is about to call, kept in the page's address alone: what is added to the roster and what is left
 * out of it. Going back, reloading and working without scripts lose nothing, and nothing is stored before it is sent.
 */
export interface Choice {
  search: string;
  added: { personId: string; role: ParticipantRole | null }[];
  /** Saved groups called as a whole. */
  groups: { groupId: string; role: ParticipantRole | null }[];
  leftOut: string[];
  documentNumber: string | null;
}

/** Addresses have an end; more people than this are called in several goes, or as a group. */
export const MOST_ADDED = 100;
const MOST_GROUPS = 20;

export function readChoice(params: URLSearchParams): Choice {
  const leftOut = params.getAll("out");
  const picked = params.getAll("pick").map((personId) => `${params.get("as") ?? ""}:${personId}`);
  const added = [...params.getAll("add"), ...picked].map(readChosen);
  const once = new Map(added.map((chosen) => [chosen.personId, chosen]));
  return {
    search: (params.get("q") ?? "").slice(0, 100),
    added: [...once.values()].filter(({ personId }) => !leftOut.includes(personId)).slice(0, MOST_ADDED),
    groups: readGroups(params),
    leftOut,
    documentNumber: params.has("number") ? (params.get("number") ?? "").trim() || null : null,
  };
}

/** Those carried on, but for those taken off, and the one just chosen. */
function readGroups(params: URLSearchParams): Choice["groups"] {
  const picked = params.get("pickGroup") ? [`${params.get("asGroup") ?? ""}:${params.get("pickGroup")}`] : [];
  const off = params.getAll("ungroup");
  const chosen = [...params.getAll("group"), ...picked].map(readChosen);
  const once = new Map(chosen.map(({ personId: groupId, role }) => [groupId, { groupId, role }]));
  return [...once.values()].filter(({ groupId }) => !off.includes(groupId)).slice(0, MOST_GROUPS);
}

/** `lecturer:ID`, as fields and addresses carry it. */
export function chosenText({ personId, role }: Choice["added"][number]): string {
  return `${role ?? ""}:${personId}`;
}

export function readChosen(text: string): Choice["added"][number] {
  const [role = "", personId = ""] = text.split(":");
  return { personId, role: GUEST_ROLES.find((known) => known === role) ?? null };
}

export function choiceQuery({ added, groups, leftOut, documentNumber, search }: Choice): URLSearchParams {
  return new URLSearchParams([
    ...(search ? [["q", search]] : []),
    ...added.map((chosen) => ["add", chosenText(chosen)]),
    ...groups.map(({ groupId, role }) => ["group", chosenText({ personId: groupId, role })]),
    ...leftOut.map((personId) => ["out", personId]),
    ...(documentNumber ? [["number", documentNumber]] : []),
  ]);
}
