import { createHmac, timingSafeEqual } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { COUNTED_ROLES } from "#app/domain/taxonomy.ts";
import { type AppContext, transact } from "../context.ts";

/** The part of the one-time address that only a reader of the server's console knows. Ends with the first prefecture. */
export function setupToken(secret: string): string {
  return createHmac("sha256", secret).update("setup").digest("base64url").slice(0, 32);
}

/** Whether a token is the one that the console printed. */
export function opensSetup(ctx: AppContext, token: string): boolean {
  const expected = Buffer.from(setupToken(ctx.settings.secret));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export type SetupRefusal = "link-ended" | "wrong-link";

/** Creates the prefecture and its first admin, once, for the visitor with the one-time address. */
export async function createPrefecture(
  ctx: AppContext,
  input: { token: string; code: string; name: string; adminName: string; email: string; password: string },
): Promise<Result<{ prefectureId: string }, SetupRefusal>> {
  if (!opensSetup(ctx, input.token)) return refuse("wrong-link");
  const password = await hashPassword(input.password);
  return transact(ctx, async (tx) => {
    if ((await tx.prefecture.count()) > 0) return refuse("link-ended");
    const now = ctx.now();
    const prefecture = await tx.prefecture.create({
      data: {
        code: input.code,
        name: input.name,
        createdAt: now,
        countedRoles: { create: COUNTED_ROLES.map((role) => ({ role })) },
      },
    });
    const user = await tx.user.create({
      data: {
        prefectureId: prefecture.id,
        role: "prefectureAdmin",
        name: input.adminName,
        email: input.email.trim().toLowerCase(),
      },
    });
    await tx.authAccount.create({
      data: { userId: user.id, accountId: user.id, providerId: "credential", password },
    });
    await recordAudit(
      tx,
      { kind: "system", name: "初期設定" },
      { now, requestId: ctx.requestId },
      {
        prefectureId: prefecture.id,
        action: "prefecture.create",
        subject: "Prefecture",
        subjectId: prefecture.id,
        after: { code: input.code, name: input.name, admin: user.email },
      },
    );
    return ok({ prefectureId: prefecture.id });
  });
}
