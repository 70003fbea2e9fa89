import { defineConfig } from "vitest/config";

// `--mode mail`: what runs over real mail servers, beside the built server; by itself, as it needs both installed.
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "mail" ? ["tests/exchange/**/*.test.ts"] : ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "node_modules/**", ...(mode === "mail" ? [] : ["tests/exchange/**"])],
    globalSetup: ["tests/support/database-template.ts"],
    setupFiles: ["tests/support/no-console-errors.ts"],
    fileParallelism: mode !== "mail",
    // Each test has a database of its own; loading the same modules anew for each file would take half of the time.
    isolate: false,
    maxWorkers: "100%",
    // Against what never ends, not what is slow: a machine may do much else as well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
}));
