import type { Tx } from "#app/adapters/db/database.server.ts";
import { findCalled, findMaterialsForInvitees } from "#app/adapters/db/material-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type ContactWay, contactWay, mailAddress } from "#app/domain/contact.ts";
import { getsMaterial, knowsClosed } from "#app/domain/join-request.ts";
import { answerPath, fillToken, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { inOrder, kindOf, tellsOfMaterials } from "#app/domain/material.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { MailContent } from "#app/mail/letter.ts";
import { type MaterialFacts, materialsMail } from "#app/mail/materials.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import type { AppContext, StaffContext } from "../context.ts";

/** Someone to be told of the materials, and how they are reached. */
export interface Told {
  invitationId: string;
  tokenGeneration: number;
  name: string;
  organizationName: string | null;
  title: string | null;
  email: string | null;
  reachedBy: ContactWay;
  /** Whether they are told of closed agenda items' materials too. */
  knowsClosed: boolean;
}

/** A material as it is told of. */
export interface ToldMaterial extends MaterialFacts {
  /** Whether it belongs to a closed agenda item. */
  closed: boolean;
}

export interface Telling {
  people: Told[];
  /** Those who have declined: they are not told. */
  declined: number;
  materials: ToldMaterial[];
  /** In their order: what was looked at is what is told of. */
  materialIds: string[];
}

export type TellClosed = "session-not-open" | "no-materials";

export interface MaterialsPreview extends Telling {
  session: SessionWithPlan;
  /** What the first to get a mail will read. */
  mail: { toName: string; toAddress: string; subject: string; text: string } | null;
}

/** What telling of the materials would do. Changes nothing. */
export async function previewMaterialsMail(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<MaterialsPreview, "not-found" | "forbidden" | TellClosed>> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "invitation.write", session)) return refuse("forbidden");
  const telling = await findTelling(ctx.db, session);
  if (!telling.ok) return telling;
  const first = telling.value.people.find(({ email }) => email !== null);
  if (!first?.email) return ok({ ...telling.value, session, mail: null });
  const { subject, text } = writeMaterialsMail(ctx, session, telling.value.materials, first);
  const mail = { toName: first.name, toAddress: first.email, subject, text: fillToken(text, tokenToCome) };
  return ok({ ...telling.value, session, mail });
}

/** Who is to be told of which materials, while the session takes place or has. */
export async function findTelling(tx: Tx, session: SessionWithPlan): Promise<Result<Telling, TellClosed>> {
  if (!tellsOfMaterials(session.state)) return refuse("session-not-open");
  const materials = inOrder(await findMaterialsForInvitees(tx, session.id), session.agenda);
  if (materials.length === 0) return refuse("no-materials");
  const called = await findCalled(tx, session.id);
  const coming = called.filter(({ currentResponse }) => currentResponse?.answer !== "absent");
  const told = coming.filter((invitation) => materials.some((material) => getsMaterial(invitation, material)));
  const since = session.materialsSentAt;
  return ok({
    people: told.map(({ id: invitationId, person, name, organizationName, title, tokenGeneration, ...called }) => ({
      ...{ invitationId, name, organizationName, title, tokenGeneration },
      knowsClosed: knowsClosed(called),
      email: mailAddress(person),
      reachedBy: contactWay(person),
    })),
    declined: called.length - coming.length,
    materialIds: materials.map(({ id }) => id),
    materials: materials.map(({ number, title, mediaType, byteSize, shownAt, replaces, agendaItem }) => ({
      ...{ number, title, byteSize },
      closed: agendaItem?.open === false,
      kind: kindOf(mediaType),
      news: since && shownAt && shownAt > since ? (replaces?.shownAt ? "replaced" : "added") : null,
    })),
  });
}

/** The letter to one person, with the placeholder where their link's token will stand. */
export function writeMaterialsMail(
  ctx: AppContext,
  session: SessionWithPlan,
  materials: readonly ToldMaterial[],
  to: Pick<Told, "name" | "organizationName" | "title" | "knowsClosed">,
): MailContent {
  return materialsMail({
    title: session.title,
    materials: materials.filter(({ closed }) => to.knowsClosed || !closed),
    toldBefore: session.materialsSentAt !== null,
    issuedOn: tokyoDate(ctx.now()),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
    center: session.center,
    link: ctx.settings.baseUrl + answerPath(TOKEN_PLACEHOLDER),
  });
}
