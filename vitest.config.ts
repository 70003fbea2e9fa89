import { defineConfig } from "vitest/config";

// `--mode mail`: what runs over real mail servers, beside the built server; by itself, as it needs both installed.
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "mail" ? ["tests/exchange/**/*.test.ts"] : ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "node_modules/**", ...(mode === "mail" ? [] : ["tests/exchange/**"])],
    globalSetup: ["tests/support/database-template.ts"],
    setupFiles: ["tests/support/no-console-errors.ts"],
    fileParallelism: mode !== "mail",
    testTimeout: mode === "mail" ? 120_000 : 30_000,
    hookTimeout: 60_000,
  },
}));
