import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import type { JoinRole } from "#app/domain/join-request.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { addDays, fromTokyo } from "#app/domain/tokyo-time.ts";
import type { CenterPlace } from "./places.ts";
import type { Office } from "./plan-year.ts";
import { centerEmail, centerId } from "./prefecture.ts";
import { seedId } from "./seed-id.ts";
import { centerUserId } from "./users.ts";
import type { World } from "./world.ts";

interface Asked {
  from: string;
  to: string;
  role: JoinRole;
  state: "requested" | "accepted" | "declined";
  message: string;
  reply: string | null;
}

/** Who asks to take part in whose coming training. */
const ASKED: readonly Asked[] = [
  {
    from: "nemuro",
    to: "kushiro",
    role: "auditor",
    state: "requested",
    message: "来年度、根室でも同じ主題の研修会を開く予定です。進め方を見せていただければ幸いです。",
    reply: null,
  },
  {
    from: "obihiro",
    to: "kushiro",
    role: "facilitator",
    state: "accepted",
    message: "班の進行をお手伝いできます。",
    reply: "ありがとうございます。3班をお願いします。",
  },
  {
    from: "kushiro",
    to: "abashiri",
    role: "auditor",
    state: "accepted",
    message: "班の分け方を参考にしたいので、傍聴を希望します。",
    reply: "お待ちしております。受付でお声がけください。",
  },
  {
    from: "kushiro",
    to: "kamikawa",
    role: "facilitator",
    state: "declined",
    message: "進行をお手伝いします。",
    reply: "今回は進行役がそろいました。次回はぜひお願いします。",
  },
];

/** Requests to sit in or help at another center's training; whoever is accepted is on its desk's file, and invited. */
export function addJoinRequests(offices: readonly Office[]): void {
  for (const asked of ASKED) {
    const host = placeOf(offices, asked.to);
    const guest = placeOf(offices, asked.from);
    const { world } = (offices[0] as Office).desk;
    const training = world.rows.sessions.find(({ centerId: lead, category, state }) => {
      return lead === centerId(host) && category === "training" && state === "scheduled";
    });
    if (!training) throw new Error(`${asked.to} has no training to come`);
    const sessionId = training.id as string;
    world.rows.joinRequests.push({
      id: seedId("join-request", sessionId, asked.from),
      prefectureId: world.prefectureId,
      sessionId,
      userId: centerUserId(asked.from),
      centerId: centerId(guest),
      role: asked.role,
      message: asked.message,
      state: asked.state,
      reply: asked.reply,
      requestedAt: fromTokyo(addDays(world.today, -5), "11:00"),
      decidedAt: asked.state === "requested" ? null : fromTokyo(addDays(world.today, -3), "09:30"),
      invitationId: asked.state === "accepted" ? invite(world, host, guest, sessionId, asked.role) : null,
    });
  }
}

function placeOf(offices: readonly Office[], code: string): CenterPlace {
  const office = offices.find(({ desk }) => desk.place.code === code);
  if (!office) throw new Error(`no such center: ${code}`);
  return office.desk.place;
}

function invite(world: World, host: CenterPlace, guest: CenterPlace, sessionId: string, role: JoinRole): string {
  const { rows, prefectureId, today, secret } = world;
  const personId = seedId("person", host.code, "guest", guest.code);
  const name = `${guest.name} 担当者`;
  const at = fromTokyo(addDays(today, -3), "09:30");
  rows.people.push({
    id: personId,
    prefectureId,
    centerId: centerId(host),
    organizationId: seedId("organization", guest.code, "center"),
    name,
    searchKey: searchKey(name),
    email: centerEmail(guest),
    createdAt: at,
    updatedAt: at,
  });
  const id = seedId("invitation", sessionId, personId);
  rows.invitations.push({
    id,
    prefectureId,
    sessionId,
    personId,
    position: 0,
    role,
    name,
    organizationName: guest.name,
    reachedBy: "mail",
    tokenHash: tokenHash(linkToken(secret, { id, tokenGeneration: 0 })),
    sentAt: at,
    toldAt: at,
    toldSequence: 0,
    createdAt: at,
  });
  return id;
}
