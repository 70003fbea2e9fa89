import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EnvironmentError, readEnvironment } from "#app/env.server.ts";

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "renkei-env-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test("unset and empty alike give the defaults of the README", () => {
  const DATA_DIR = folder();
  const env = readEnvironment({ DATA_DIR, PORT: "", SMTP_URL: "" });
  expect(env).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    baseUrl: null,
    trustedProxies: "loopback",
    databaseUrl: `file:${DATA_DIR}/renkei.db`,
    smtpUrl: null,
    mailConnections: 1,
    mailPerMinute: null,
    demo: true,
  });
});

test("every bad variable is named at once", () => {
  const read = () =>
    readEnvironment({
      PORT: "99999",
      BASE_URL: "ftp://x",
      SESSION_SECRET: "short",
      RENKEI_DEMO: "yes",
      MAIL_FROM: "x",
      TRUSTED_PROXIES: "everyone",
    });
  expect(read).toThrow(EnvironmentError);
  const names = ["PORT", "BASE_URL", "SESSION_SECRET", "RENKEI_DEMO", "MAIL_FROM", "TRUSTED_PROXIES"];
  for (const name of names) expect(read).toThrow(name);
});

test.each([
  ["loopback, 10.0.0.0/8", true],
  ["192.0.2.7", true],
  ["2001:db8::/32, uniquelocal", true],
  ["10.0.0", false],
  ["loopback,", false],
  ["true", false],
])("the proxies that are believed are addresses and networks: %s", (TRUSTED_PROXIES, isRight) => {
  const read = () => readEnvironment({ DATA_DIR: folder(), TRUSTED_PROXIES });
  if (isRight) expect(read().trustedProxies).toBe(TRUSTED_PROXIES);
  else expect(read).toThrow("TRUSTED_PROXIES");
});

test("mails need a sender", () => {
  expect(() => readEnvironment({ DATA_DIR: folder(), SMTP_URL: "smtp://mail.example.jp" })).toThrow("MAIL_FROM");
});

test("the secret is made once, kept, and for the owner's eyes", () => {
  const DATA_DIR = folder();
  const { secret } = readEnvironment({ DATA_DIR });
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(readEnvironment({ DATA_DIR }).secret).toBe(secret);
  const file = path.join(DATA_DIR, "session-secret");
  expect(readFileSync(file, "utf8")).toBe(secret);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("a damaged kept secret is named, not used", () => {
  const DATA_DIR = folder();
  writeFileSync(path.join(DATA_DIR, "session-secret"), "");
  expect(() => readEnvironment({ DATA_DIR })).toThrow("session-secret");
});

test.each([
  [{}, true],
  [{ HOST: "localhost", BASE_URL: "http://127.0.0.1:3000" }, true],
  [{ HOST: "0.0.0.0" }, false],
  [{ HOST: "127.0.0.1", BASE_URL: "https://renkei.pref.example.jp" }, false],
  [{ HOST: "0.0.0.0", RENKEI_DEMO: "1" }, true],
  [{ RENKEI_DEMO: "0" }, false],
])("the demo by itself only on loopback: %o", (variables, demo) => {
  expect(readEnvironment({ DATA_DIR: folder(), ...variables }).demo).toBe(demo);
});
