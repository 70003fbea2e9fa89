import { randomUUID } from "node:crypto";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { MailKind } from "#app/adapters/db/database.server.ts";
import { queueMail } from "#app/adapters/db/outbox-store.server.ts";
import { writeInvite } from "#app/adapters/ical/invite.server.ts";
import { answerPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import type { StaffRole } from "#app/domain/permission.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import { invitationMail } from "#app/mail/invitation.ts";
import type { AppContext, StaffContext } from "#app/use-cases/context.ts";
import { invitationFacts, inviteFacts } from "./mail-facts.ts";

/** A prefecture with one center and one session, as mails need them. */
export interface MailWorld {
  prefectureId: string;
  centerId: string;
  sessionId: string;
}

export async function createMailWorld(ctx: AppContext, { code = "01" } = {}): Promise<MailWorld> {
  const { db } = ctx;
  const { id: prefectureId } = await db.prefecture.create({ data: { code, name: "北海道" } });
  const area = await db.medicalArea.create({ data: { prefectureId, name: "北網", position: 1 } });
  const unit = await db.reportingUnit.create({ data: { prefectureId, name: "北見", position: 1 } });
  const center = await db.healthCenter.create({
    data: {
      prefectureId,
      reportingUnitId: unit.id,
      medicalAreaId: area.id,
      code: "kitami",
      name: "北見保健所",
      position: 1,
    },
  });
  const session = await db.session.create({
    data: {
      prefectureId,
      centerId: center.id,
      category: "meeting",
      state: "scheduled",
      title: invitationFacts().title,
      startsAt: fromTokyo("2026-06-24", "14:00"),
      icalUid: `${randomUUID()}@renkei.example.jp`,
    },
  });
  return { prefectureId, centerId: center.id, sessionId: session.id };
}

export interface QueuedMail {
  mailId: string;
  invitationId: string;
  token: string;
}

/** Someone invited, and the mail that tells them, with its calendar. */
export async function createQueuedMail(
  ctx: AppContext,
  world: MailWorld,
  { address = "yamada@hospital.example.jp", name = "山田 太郎" } = {},
): Promise<QueuedMail> {
  const { db } = ctx;
  const { prefectureId, centerId, sessionId } = world;
  const person = await db.person.create({ data: { prefectureId, centerId, name, email: address, searchKey: name } });
  const invitationId = randomUUID();
  const token = linkToken(ctx.settings.secret, { id: invitationId, tokenGeneration: 0 });
  await db.invitation.create({
    data: {
      id: invitationId,
      prefectureId,
      sessionId,
      personId: person.id,
      position: 1,
      role: "member",
      name,
      tokenHash: tokenHash(token),
    },
  });
  const link = `${ctx.settings.baseUrl}${answerPath(TOKEN_PLACEHOLDER)}`;
  const { uid, ...facts } = inviteFacts({ url: link, description: `出欠の回答: ${link}` });
  const { icalUid } = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  const content = writeInvite({ ...facts, uid: icalUid || uid, attendee: { name, email: address } });
  const mailId = await db.$transaction((tx) =>
    queueMail(
      tx,
      {
        prefectureId,
        centerId,
        sessionId,
        invitationId,
        tokenGeneration: 0,
        sequence: facts.sequence,
        kind: "invitation",
        fromName: "北見保健所",
        replyTo: "kitami@pref.example.jp",
        toName: name,
        toAddress: address,
        ...invitationMail(invitationFacts({ link })),
        calendar: { method: "REQUEST", sequence: facts.sequence, content },
      },
      { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
    ),
  );
  return { mailId, invitationId, token };
}

/** A crowd invited, one at each address, and a mail to each of them of one SEQUENCE, each with its calendar. */
export async function createQueuedMails(
  ctx: AppContext,
  world: MailWorld,
  { addresses, sequence, kind = "invitation" }: { addresses: readonly string[]; sequence: number; kind?: MailKind },
): Promise<void> {
  const { prefectureId, centerId, sessionId } = world;
  const ids = { prefectureId, sessionId };
  const tokenOf = (id: string) => linkToken(ctx.settings.secret, { id, tokenGeneration: 0 });
  const link = `${ctx.settings.baseUrl}${answerPath(TOKEN_PLACEHOLDER)}`;
  const { icalUid } = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
  await ctx.db.$transaction(async (tx) => {
    const rows = addresses.map((email, i) => {
      const id = `call-${String(i).padStart(5, "0")}`;
      const person = { id: `person-${i}`, prefectureId, centerId, name: email, searchKey: email, email };
      const facts = { personId: person.id, position: i, role: "member" as const, name: email };
      return { person, invitation: { id, ...ids, ...facts, tokenHash: tokenHash(tokenOf(id)) } };
    });
    if ((await tx.invitation.count({ where: { sessionId } })) === 0) {
      await tx.person.createMany({ data: rows.map(({ person }) => person) });
      await tx.invitation.createMany({ data: rows.map(({ invitation }) => invitation) });
    }
    const text = invitationMail(invitationFacts({ link }));
    const invite = inviteFacts({ url: link, uid: icalUid, sequence });
    for (const { person, invitation } of rows) {
      const content = writeInvite({ ...invite, attendee: { name: person.name, email: person.email } });
      const mail = {
        ...{ ...world, invitationId: invitation.id, tokenGeneration: 0, sequence, kind, fromName: "北見保健所" },
        ...{ replyTo: null, toName: person.name, toAddress: person.email, ...text },
        calendar: { method: "REQUEST" as const, sequence, content },
      };
      await queueMail(tx, mail, { now: ctx.now(), mailFrom: ctx.settings.mailFrom });
    }
  });
}

/** Staff of the world's center, or of its prefecture; `other` belongs to another center. */
export function staffOf(ctx: AppContext, world: MailWorld, role: StaffRole, { other = false } = {}): StaffContext {
  const centerId = role !== "centerStaff" ? null : other ? "another-center" : world.centerId;
  return { ...ctx, actor: { userId: role, name: role, role, prefectureId: world.prefectureId, centerId } };
}
