import { expect, test } from "vitest";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { openMaterialByLink } from "#app/use-cases/materials/open-material.ts";
import { testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { tokenOfFeed } from "#tests/use-cases/feeds/feed-world.ts";

/** Two people called to one session with a material; the token is the first one's. */
async function invited() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, {
    ...{ notice: "駐車場は来館者用です。", onlineUrl: "https://meet.example.jp/own", note: "内部のメモ" },
    agenda: { create: [{ position: 1, title: "症例の検討", open: false }] },
  });
  const { id: materialId } = await ctx.db.material.create({
    data: {
      ...{ prefectureId: center.prefectureId, sessionId: session.id, position: 1, title: "配布資料" },
      ...{ fileName: "a.pdf", mediaType: "application/pdf", byteSize: 1, sha256: "a".repeat(64), forInvitees: true },
    },
  });
  const person = await createPerson(ctx, center, { phone: "0154-00-0000", email: "hanako@hospital.example.jp" });
  const invitation = await createInvitation(ctx, session, person);
  const colleague = await createPerson(ctx, center, { name: "根室 太郎", email: "taro@hospital.example.jp" });
  await createInvitation(ctx, session, colleague);
  return { ctx, center, session, materialId, token: tokenOf(ctx, invitation) };
}

async function shown({ ctx, token }: Pick<Awaited<ReturnType<typeof invited>>, "ctx" | "token">) {
  const result = await showInvitation(ctx, token);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test("whoever was forwarded a link sees what the invitee sees, and neither addresses nor anyone else", async () => {
  const world = await invited();
  const page = JSON.stringify(await shown(world));
  expect(page).toContain("釧路 花子");
  expect(page).not.toMatch(/根室 太郎|hospital\.example\.jp|0154-00-0000|内部のメモ|tokenHash|personId/);
});

test("nor do they see the address of the invitee's calendar", async () => {
  const world = await invited();
  const own = await tokenOfFeed(await asStaff(world.ctx, world.center), "center", world.center.id);
  expect(JSON.stringify(await shown(world))).not.toContain(own);
});

test("sixty days after the session, the link tells what it was about and no more", async () => {
  const world = await invited();
  const { ctx, token, materialId } = world;
  ctx.at("2026-08-30T23:59:00+09:00");
  expect((await shown(world)).invitee?.materials).toHaveLength(1);
  expect((await openMaterialByLink(ctx, { token, materialId })).ok).toBe(true);
  ctx.at("2026-08-31T00:00:00+09:00");
  const page = await shown(world);
  expect(page).toMatchObject({
    faded: true,
    window: "session-over",
    invitee: { materials: [], session: { agenda: [], notice: null, onlineUrl: null, venue: "大会議室" } },
  });
  expect(await openMaterialByLink(ctx, { token, materialId })).toEqual({ ok: false, error: "not-found" });
});
