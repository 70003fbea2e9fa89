import type { Prisma } from "#app/adapters/db/database.server.ts";
import type { RsvpAnswer, RsvpInput } from "#app/domain/rsvp.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { answerOffer } from "#app/use-cases/seats/answer-offer.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { testContext } from "./context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession, tokenOf } from "./factories.ts";

type Given = Partial<Prisma.SessionUncheckedCreateInput>;

/** A session on 1 July at 14:00 with people named in the order they are called, and a minute between what they do. */
export async function seatDesk(
  names: readonly string[],
  given: Given = { capacity: 1 },
  person: { email?: null } = {},
) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const session = await createSession(ctx, center, { venue: "大会議室", ...given });
  const invitations = new Map<string, Awaited<ReturnType<typeof createInvitation>>>();
  for (const [i, name] of names.entries()) {
    const created = await createPerson(ctx, center, { name, phone: "0154-00-0000", ...person });
    invitations.set(name, await createInvitation(ctx, session, created, { position: i + 1 }));
  }
  const of = (name: string) => {
    const invitation = invitations.get(name);
    if (!invitation) throw new Error(name);
    return invitation;
  };
  const later = (minutes: number) => ctx.at(new Date(ctx.now().getTime() + minutes * 60_000).toISOString());
  const answer = async (name: string, given: RsvpAnswer = "attending", rest: Partial<RsvpInput> = {}) => {
    later(1);
    const input = { answer: given, proxy: null, message: null, ...rest };
    return respondToInvitation(ctx, { ...input, token: tokenOf(ctx, of(name)), address: "192.0.2.1" });
  };
  const press = (name: string, take: boolean) =>
    answerOffer(ctx, { token: tokenOf(ctx, of(name)), address: "192.0.2.1", take });
  const enter = (name: string, answer: RsvpAnswer) =>
    enterResponse(staff, {
      ...{ sessionId: session.id, invitationId: of(name).id, answer, proxy: null, message: null },
      via: "phone",
    });
  /** What is not given is as it was when the session was made. */
  const edit = async (changed: Partial<Pick<SessionInput, "capacity" | "onlineCapacity" | "format" | "startsAt">>) => {
    const { version } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
    const { category, title, startsAt, endsAt, answerBy, venue, onlineUrl, format, capacity, onlineCapacity } = session;
    const plan = { category, title, startsAt, endsAt, answerBy, venue, onlineUrl, format, capacity, onlineCapacity };
    const rest = { series: null, round: null, theme: null, notice: null, note: null };
    const lists = { bodyIds: [], coHostIds: [], tags: [], agenda: [] };
    const input = { ...plan, ...rest, ...lists, ...changed };
    return editSession(staff, { id: session.id, version, input, schedule: false });
  };
  const offers = async () => {
    const rows = await ctx.db.seatOffer.findMany({
      where: { sessionId: session.id },
      include: { invitation: true },
      orderBy: { id: "asc" },
    });
    return rows.map(({ invitation, state, mode }) => [invitation.name, mode, state]);
  };
  const shown = async (name: string) => {
    const result = await showInvitation(ctx, tokenOf(ctx, of(name)));
    if (!result.ok || !result.value.invitee) throw new Error("not shown");
    return result.value.invitee.seat;
  };
  const mails = async () => {
    const rows = await ctx.db.outboxMail.findMany({ where: { sessionId: session.id }, orderBy: { id: "asc" } });
    return rows.map(({ kind, toName }) => [kind, toName]);
  };
  return { ctx, center, staff, session, of, later, answer, press, enter, edit, offers, shown, mails };
}
