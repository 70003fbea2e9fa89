import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findApplicationByToken } from "#app/adapters/db/application-store.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import {
  findMaterial,
  findMaterialForInvitees,
  findMaterials,
  type Material,
} from "#app/adapters/db/material-store.server.ts";
import { findProxy } from "#app/adapters/db/proxy-store.server.ts";
import { findSession, sessionTimes } from "#app/adapters/db/session-store.server.ts";
import { applicantStanding } from "#app/domain/application.ts";
import { getsMaterial } from "#app/domain/join-request.ts";
import { linkFaded } from "#app/domain/link.ts";
import { plainFileName, servedType, withVersions } from "#app/domain/material.ts";
import { may } from "#app/domain/permission.ts";
import { isLiveProxy } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { rsvpClosed } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { AppContext, StaffContext } from "../context.ts";

/** A file to be sent to someone who may have it. */
export interface OpenedMaterial {
  sha256: string;
  mediaType: string;
  fileName: string;
}

/** Any version of a material, for its desk and the prefecture; to anybody else there is none. */
export async function openMaterial(
  ctx: StaffContext,
  { sessionId, materialId }: { sessionId: string; materialId: string },
): Promise<Result<OpenedMaterial, "not-found">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session || !may(ctx.actor, "session.read", session)) return refuse("not-found");
  return opened(await findMaterial(ctx.db, session.id, materialId));
}

/**
 * A material that is for invitees, to someone whose link holds: in its current version, while it is not taken off;
 * `replaced` for an older version of one they may have. Long after the session there is none any more.
 */
export async function openMaterialByLink(
  ctx: AppContext,
  { token, materialId }: { token: string; materialId: string },
): Promise<Result<OpenedMaterial, "not-found" | "replaced">> {
  const invitation = await findInvitationByToken(ctx.db, tokenHash(token));
  return openForInvited(ctx, invitation, materialId);
}

/** The same to whoever stands in (代理) for somebody called: what that person may have, until the session is over. */
export async function openMaterialByProxy(
  ctx: AppContext,
  { token, materialId }: { token: string; materialId: string },
): Promise<Result<OpenedMaterial, "not-found" | "replaced">> {
  const proxy = await findProxy(ctx.db, { tokenHash: tokenHash(token) });
  const session = proxy && (await findSession(ctx.db, proxy.prefectureId, proxy.invitation.sessionId));
  if (!session || !isLiveProxy(proxy.state) || !rsvpClosed(session, ctx.now()).ok) return refuse("not-found");
  return openForInvited(ctx, proxy.invitation, materialId);
}

/** As those see a session who applied for it: see knowsClosed of domain/join-request. */
export const APPLICANT = { role: "trainee", joinRequest: null, applicant: {} } as const;

/** The same to the contact of an application, while one of its people has a seat. */
export async function openMaterialByApplication(
  ctx: AppContext,
  { token, materialId }: { token: string; materialId: string },
): Promise<Result<OpenedMaterial, "not-found" | "replaced">> {
  const application = await findApplicationByToken(ctx.db, tokenHash(token));
  if (!application?.applicants.some((applicant) => applicantStanding(applicant) === "seated")) {
    return refuse("not-found");
  }
  const { sessionId } = application;
  return openForInvited(ctx, { ...APPLICANT, sessionId, revokedAt: null }, materialId);
}

async function openForInvited(
  ctx: AppContext,
  invitation: (Parameters<typeof getsMaterial>[0] & { sessionId: string; revokedAt: Instant | null }) | null,
  materialId: string,
): Promise<Result<OpenedMaterial, "not-found" | "replaced">> {
  if (!invitation || invitation.revokedAt) return refuse("not-found");
  if (linkFaded(await sessionTimes(ctx.db, invitation.sessionId), ctx.now())) return refuse("not-found");
  const material = await findMaterialForInvitees(ctx.db, invitation.sessionId, materialId);
  if (material) return opened(getsMaterial(invitation, material) ? material : null);
  return refuse((await isReplaced(ctx, invitation, materialId)) ? "replaced" : "not-found");
}

async function isReplaced(
  ctx: AppContext,
  invitation: Parameters<typeof getsMaterial>[0] & { sessionId: string },
  materialId: string,
): Promise<boolean> {
  const rows = withVersions(await findMaterials(ctx.db, invitation.sessionId));
  const current = rows.find(({ older }) => older.some(({ id }) => id === materialId))?.current;
  const now = current && (await findMaterialForInvitees(ctx.db, invitation.sessionId, current.id));
  return now ? getsMaterial(invitation, now) : false;
}

function opened(material: Material | null): Result<OpenedMaterial, "not-found"> {
  if (!material) return refuse("not-found");
  const { sha256, mediaType, fileName } = material;
  return ok({ sha256, mediaType: servedType(mediaType), fileName: plainFileName(fileName) });
}
