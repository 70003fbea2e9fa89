// What a fresh clone lacks, made before anything else runs; needs nothing but Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
process.chdir(root);

const STAMPS = path.join(root, "node_modules/.renkei");

/** Installs the packages of package-lock.json unless npm has installed these very versions. */
export function install() {
  if (isInstalled()) return;
  console.log("Installing packages (some minutes the first time) …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

function isInstalled() {
  const installedLock = "node_modules/.package-lock.json";
  if (!existsSync(installedLock)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const installed = packagesOf(installedLock);
  // Optional ones are for other platforms, mostly.
  return Object.entries(packagesOf("package-lock.json")).every(
    ([place, { version, optional }]) => place === "" || optional || installed[place]?.version === version,
  );
}

/** Generates the database client from prisma/models. */
export function generate() {
  install();
  once(
    "generate",
    ["package-lock.json", "prisma/models", "prisma/sqlite/schema.prisma"],
    () => existsSync("app/adapters/db/generated/sqlite/client.ts"),
    () => {
      console.log("Generating the database client …");
      // Prisma asks for an engine it does not use here; any file that exists will do.
      run(
        "npx",
        ["prisma", "generate", "--schema", "prisma/sqlite", "--no-hints"],
        { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
        true,
      );
    },
  );
}

const SOURCES = ["package-lock.json", "app", "prisma", "public", "remix.config.js", "vite.config.ts"];

/** Builds the app unless build/ is of these sources. */
export function build() {
  generate();
  once(
    "build",
    SOURCES,
    () => existsSync("build/server/index.js"),
    () => {
      console.log("Building …");
      run("npx", ["remix", "vite:build", "--logLevel", "warn"], { NODE_ENV: "production" }, true);
    },
  );
}

/** The build's own exports: what entry.server.tsx hands out, and the build itself. */
export async function loadBuild() {
  build();
  process.env.NODE_ENV ??= "production";
  const serverBuild = await import(path.join(root, "build/server/index.js"));
  return { serverBuild, ...serverBuild.entry.module };
}

/** Ends the process with what the command says, its own words for a wrong environment. */
export async function main(command) {
  try {
    await command();
  } catch (error) {
    console.error(error?.constructor?.name === "EnvironmentError" ? error.message : error);
    process.exit(1);
  }
}

/** Runs a tool of the project's own; ends the process as the tool did when it fails. */
export function run(command, args, env = {}, quiet = false) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    stdio: quiet ? "pipe" : "inherit",
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  if (quiet) console.error(stdout, stderr);
  process.exit(status ?? 1);
}

/** Does the work unless it was done for sources with these very bytes. */
function once(name, sources, isThere, work) {
  const stamp = path.join(STAMPS, name);
  const digest = digestOf(sources);
  if (isThere() && existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  work();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, digest);
}

function digestOf(sources) {
  const hash = createHash("sha256").update(process.version);
  const visit = (file) => {
    if (file === "app/adapters/db/generated") return;
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) visit(`${file}/${name}`);
    else hash.update(file).update("\0").update(readFileSync(file));
  };
  for (const source of sources) if (existsSync(source)) visit(source);
  return hash.digest("hex");
}
