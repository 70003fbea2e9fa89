import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "./ports.ts";

/** A folder of its own, gone when the test has finished. */
export function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "renkei-calendar-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** What a program has to say to a file: nothing when it accepts it. */
export type Objection = string;

export const isInstalled = {
  khal: () => spawnSync("khal", ["--version"]).status === 0,
  pythonIcalendar: () => spawnSync("/usr/bin/python3", ["-c", "import icalendar"]).status === 0,
  libical: () => existsSync("/usr/include/libical/ical.h") && spawnSync("cc", ["--version"]).status === 0,
  radicale: () => spawnSync("radicale", ["--version"]).status === 0,
};

/** Imports a calendar as `khal import --batch` does, and lists what is there in the 400 days from a day on. */
export function khal(from = "2026-01-01"): (file: string) => { objection: Objection; listed: string } {
  const dir = folder();
  mkdirSync(path.join(dir, "calendar"));
  const config = path.join(dir, "config");
  const places = [
    "[calendars]",
    "[[test]]",
    `path = ${path.join(dir, "calendar")}`,
    "[sqlite]",
    `path = ${path.join(dir, "khal.db")}`,
  ];
  const zone = ["[locale]", "local_timezone = Asia/Tokyo", "default_timezone = Asia/Tokyo"];
  const formats = ["timeformat = %H:%M", "dateformat = %Y-%m-%d", "longdateformat = %Y-%m-%d"];
  const times = ["datetimeformat = %Y-%m-%d %H:%M", "longdatetimeformat = %Y-%m-%d %H:%M"];
  writeFileSync(config, [...places, ...zone, ...formats, ...times, ""].join("\n"));
  const run = (...args: string[]) =>
    spawnSync("khal", ["-c", config, ...args], { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
  return (file) => {
    const imported = run("import", "--batch", "-a", "test", file);
    const listed = run("list", "--format", "{start} {title} {status}", from, "400d");
    return {
      objection: imported.status === 0 ? "" : imported.stderr || `exit ${imported.status}`,
      listed: listed.stdout,
    };
  };
}

const READ_WITH_PYTHON = `
import sys
from icalendar import Calendar
calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
errors = [(part.name, part.errors) for part in calendar.walk() if part.errors]
if errors: print(errors)
`;

/** What python3-icalendar could not read. */
export function pythonIcalendar(file: string): Objection {
  const run = spawnSync("/usr/bin/python3", ["-c", READ_WITH_PYTHON, file], { encoding: "utf8" });
  return run.stdout.trim() + (run.status === 0 ? "" : run.stderr);
}

const CHECK_WITH_LIBICAL = `
#include <libical/ical.h>
#include <libical/icalss.h>
#include <stdio.h>
static int faults(icalcomponent *c) {
  int found = 0;
  for (icalproperty *p = icalcomponent_get_first_property(c, ICAL_XLICERROR_PROPERTY); p;
       p = icalcomponent_get_next_property(c, ICAL_XLICERROR_PROPERTY), found++)
    printf("%s\\n", icalproperty_as_ical_string(p));
  for (icalcomponent *i = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT); i;
       i = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT))
    found += faults(i);
  return found;
}
int main(int argc, char **argv) {
  static char text[4 << 20];
  FILE *f = fopen(argv[argc - 1], "rb");
  text[fread(text, 1, sizeof text - 1, f)] = 0;
  icalcomponent *c = icalparser_parse_string(text);
  if (!c) { puts("not a calendar"); return 1; }
  int right = icalrestriction_check(c);
  return faults(c) > 0 || !right;
}
`;

/** Builds the checker; it says what libical's parser and its icalrestriction_check object to. */
export function libical(): (file: string) => Objection {
  const dir = folder();
  const source = path.join(dir, "check.c");
  writeFileSync(source, CHECK_WITH_LIBICAL);
  const program = path.join(dir, "check");
  const built = spawnSync("cc", ["-o", program, source, "-licalss", "-lical"], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  return (file) => {
    const run = spawnSync(program, [file], { encoding: "utf8" });
    return run.stdout + (run.status === 0 ? "" : `exit ${run.status}${run.stderr}`);
  };
}

/** A CalDAV server on loopback that lets everyone in; gives its address. It ends with the test. */
export async function radicale(): Promise<string> {
  const port = await freePort();
  const storage = folder();
  const options = [
    `--server-hosts=127.0.0.1:${port}`,
    `--storage-filesystem-folder=${storage}`,
    "--auth-type=none",
    "--rights-type=authenticated",
    "--logging-level=error",
  ];
  const server = spawn("radicale", ["--config", "", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (chunk) => (said += chunk));
  onTestFinished(() => void server.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) break;
    if (
      await fetch(url, { redirect: "manual" }).then(
        () => true,
        () => false,
      )
    )
      return url;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Radicale did not start: ${said}`);
}
