import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findProxy } from "#app/adapters/db/proxy-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { isLiveProxy, type ProxyState } from "#app/domain/proxy.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type RsvpRefusal, rsvpClosed } from "#app/domain/rsvp.ts";
import type { AppContext } from "../context.ts";
import {
  type InvitedItem,
  invitedAgenda,
  invitedMaterials,
  type ShownMaterial,
} from "../invitations/show-invitation.ts";

type Details = Pick<SessionWithPlan, "category" | "format" | "startsAt" | "endsAt" | "venue" | "onlineUrl" | "notice">;

/** What the page of whoever stands in may know. */
export interface ShownProxy {
  title: string;
  demo: boolean;
  center: Pick<SessionWithPlan["center"], "name" | "section" | "phone" | "fax" | "email">;
  /** What they said; ended where it is over for them. */
  state: ProxyState;
  /** Why nothing can be said any more; null while something can. */
  closed: RsvpRefusal | null;
  /** Null once it is over, for them or for all. */
  details: {
    proxy: { name: string; organizationName: string | null; title: string | null };
    /** For whom they stand in. */
    member: { name: string; organizationName: string | null; title: string | null };
    /** Those the member gets. */
    materials: ShownMaterial[];
    session: Details & { answerBy: null; agenda: InvitedItem[] };
  } | null;
}

/** What a proxy was named for. Changes nothing: security gateways open every link in a mail. */
export async function showProxy(ctx: AppContext, token: string): Promise<Result<ShownProxy, "unknown-link">> {
  const proxy = await findProxy(ctx.db, { tokenHash: tokenHash(token) });
  const session = proxy && (await findSession(ctx.db, proxy.prefectureId, proxy.invitation.sessionId));
  if (!proxy || !session) return refuse("unknown-link");
  const prefecture = await ctx.db.prefecture.findUniqueOrThrow({ where: { id: session.prefectureId } });
  const { invitation, response } = proxy;
  const open = rsvpClosed(session, ctx.now());
  const state = invitation.revokedAt ? "ended" : proxy.state;
  const { name, section, phone, fax, email } = session.center;
  const shown = {
    ...{ title: session.title, demo: prefecture.demo, center: { name, section, phone, fax, email }, state },
    closed: open.ok ? null : open.error,
  };
  if (!open.ok || !isLiveProxy(state)) return ok({ ...shown, details: null });
  const { category, format, startsAt, endsAt, venue, onlineUrl, notice } = session;
  return ok({
    ...shown,
    details: {
      proxy: {
        name: response.proxyName ?? "",
        organizationName: response.proxyOrganization,
        title: response.proxyTitle,
      },
      member: { name: invitation.name, organizationName: invitation.organizationName, title: invitation.title },
      materials: await invitedMaterials(ctx, session, invitation),
      session: {
        ...{ category, format, startsAt, endsAt, answerBy: null, venue, onlineUrl, notice },
        agenda: invitedAgenda(toldTo(session, invitation)),
      },
    },
  });
}
