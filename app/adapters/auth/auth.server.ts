import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { Database } from "../db/database.server.ts";

/** Staff accounts: e-mail and password, signed-in browsers kept in the database. Participants never sign in. */
export function createAuth(db: Database, options: { baseUrl: string; secret: string }) {
  return betterAuth({
    baseURL: options.baseUrl,
    secret: options.secret,
    database: prismaAdapter(db, { provider: "sqlite" }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { modelName: "authSession", expiresIn: 12 * 60 * 60, disableSessionRefresh: true },
    account: { modelName: "authAccount" },
    verification: { modelName: "authVerification" },
    advanced: {
      cookiePrefix: "renkei",
      useSecureCookies: options.baseUrl.startsWith("https:"),
      database: { generateId: false },
    },
    // Ours: only failures count, and by address and account together. See use-cases/staff/sign-in.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

export type Auth = ReturnType<typeof createAuth>;
