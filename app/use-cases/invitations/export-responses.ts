import { listCsv } from "#app/adapters/sheets/list-csv.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { participantRoleLabel, responseWayLabel, standingLabel } from "#app/text/labels.ts";
import { responseListHead, waitingLabel } from "#app/text/rsvp.ts";
import { instantText } from "#app/text/session.ts";
import type { StaffContext } from "../context.ts";
import { type ListedAnswer, showResponses } from "./show-responses.ts";

/** Who was called to a session and what they answered, as CSV in the list's order. */
export async function exportResponses(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<string, "not-found" | "forbidden">> {
  const list = await showResponses(ctx, { ...input, standing: null });
  return list.ok ? ok(listCsv(responseListHead, list.value.rows.filter((row) => !row.revokedAt).map(asCells))) : list;
}

function asCells(row: ListedAnswer) {
  const response = row.currentResponse;
  return [
    participantRoleLabel[row.role],
    row.organizationName,
    row.title,
    row.name,
    `${standingLabel[row.standing]}${row.seated ? "" : `（${waitingLabel}）`}`,
    response?.proxyName ?? null,
    response?.proxyTitle ?? null,
    response?.proxyOrganization ?? null,
    response?.message ?? null,
    response && instantText(response.answeredAt),
    response && responseWayLabel[response.via],
  ];
}
