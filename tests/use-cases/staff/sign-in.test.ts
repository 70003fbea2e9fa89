import { hashPassword } from "better-auth/crypto";
import { expect, test } from "vitest";
import { createAuth } from "#app/adapters/auth/auth.server.ts";
import { createPrefecture, setupToken } from "#app/use-cases/staff/create-prefecture.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { signIn } from "#app/use-cases/staff/sign-in.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";

const PASSWORD = "correct horse battery";

async function world() {
  const ctx = testContext();
  const staff = await asStaff(ctx, await createCenter(ctx));
  const { email } = await ctx.db.user.findUniqueOrThrow({ where: { id: staff.actor.userId } });
  await ctx.db.authAccount.create({
    data: {
      userId: staff.actor.userId,
      accountId: staff.actor.userId,
      providerId: "credential",
      password: await hashPassword(PASSWORD),
    },
  });
  const auth = createAuth(ctx.db, { baseUrl: ctx.settings.baseUrl, secret: ctx.settings.secret });
  const attempt = (password: string, address = "192.0.2.1", as = email) =>
    signIn({ ...ctx, auth }, { email: as, password, address });
  return { ctx, auth, email, attempt, userId: staff.actor.userId };
}

test("the right password gives a cookie that no script reads, and a session in the database", async () => {
  const { ctx, auth, email, attempt, userId } = await world();
  const result = await attempt(PASSWORD, "192.0.2.1", ` ${email.toUpperCase()} `);
  if (!result.ok) throw new Error(result.error);
  expect(result.value.cookies.join()).toMatch(/HttpOnly/i);
  expect(result.value.cookies.join()).toMatch(/SameSite=Lax/i);
  expect(result.value.cookies.join()).toMatch(/Secure/i);
  expect(await ctx.db.authSession.count({ where: { userId } })).toBe(1);
  const cookie = result.value.cookies.map((c) => c.split(";")[0]).join("; ");
  expect((await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.id).toBe(userId);
});

test("a wrong password and an unknown address are refused alike", async () => {
  const { attempt } = await world();
  const refused = { ok: false, error: "wrong-credentials" };
  expect(await attempt("wrong")).toEqual(refused);
  expect(await attempt("wrong", "192.0.2.1", "nobody@example.jp")).toEqual(refused);
});

test("ten failures from one address shut that address out of the account for ten minutes, nobody else", async () => {
  const { ctx, attempt } = await world();
  for (let i = 0; i < 10; i++) expect(await attempt("wrong")).toEqual({ ok: false, error: "wrong-credentials" });
  expect(await attempt(PASSWORD)).toEqual({ ok: false, error: "too-many-attempts" });
  expect(await attempt(PASSWORD, "198.51.100.7")).toMatchObject({ ok: true });
  ctx.at("2026-06-01T09:10:01+09:00");
  expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
});

test("many tries at once count like one after the other", async () => {
  const { attempt } = await world();
  const results = await Promise.all(Array.from({ length: 30 }, () => attempt("wrong")));
  expect(results.filter((result) => !result.ok && result.error === "wrong-credentials")).toHaveLength(10);
});

test("nobody registers by themselves", async () => {
  const { auth } = await world();
  const body = { email: "new@example.jp", password: PASSWORD, name: "x" };
  await expect(auth.api.signUpEmail({ body })).rejects.toThrow();
});

test("the first visitor with the one-time address creates the prefecture and its admin, once", async () => {
  const ctx = testContext();
  const input = { code: "13", name: "東京都", adminName: "管理者", email: "Admin@pref.example.jp", password: PASSWORD };
  expect(await showSite(ctx)).toEqual({ demo: false, needsSetup: true });
  expect(await createPrefecture(ctx, { ...input, token: "x".repeat(32) })).toEqual({ ok: false, error: "wrong-link" });
  const token = setupToken(ctx.settings.secret);
  expect(await createPrefecture(ctx, { ...input, token })).toMatchObject({ ok: true });
  expect(await createPrefecture(ctx, { ...input, token })).toEqual({ ok: false, error: "link-ended" });
  expect(await showSite(ctx)).toEqual({ demo: false, needsSetup: false });
  expect(await ctx.db.countedRole.count()).toBe(5);
  const auth = createAuth(ctx.db, { baseUrl: ctx.settings.baseUrl, secret: ctx.settings.secret });
  const signedIn = await signIn({ ...ctx, auth }, { email: "admin@pref.example.jp", password: PASSWORD, address: "x" });
  expect(signedIn.ok).toBe(true);
});
