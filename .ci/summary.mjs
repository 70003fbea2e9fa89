// What the three reports tell: the ten slowest files, whatever did not pass, by name, and one line of how many.
import { readFileSync } from "node:fs";

const LINES_OF_AN_ERROR = 8;
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const beginning = (error) =>
  (error ?? "").replace(escapes, "").trim().split("\n").slice(0, LINES_OF_AN_ERROR).join("\n    ");

function read(name) {
  try {
    return JSON.parse(readFileSync(`test-results/${name}.json`, "utf8"));
  } catch {
    return null;
  }
}

/** Each test of a report of vitest or Playwright: its file, name, length in ms, and why it did not pass; null if it did. */
function testsOf(name) {
  const report = read(name);
  const tests =
    report?.testResults?.flatMap(ofVitest) ?? report?.suites?.flatMap((suite) => ofPlaywright(suite, [])) ?? [];
  // A suite that did not even begin, or ended before its end, has failed once.
  const broken = report?.errors?.map(({ message }) => message) ?? [];
  if (tests.length === 0 && broken.length === 0) broken.push("no report, or an empty one");
  if (report?.success === false && tests.every(({ fault }) => fault === null)) broken.push("the run itself failed");
  return [...tests, ...broken.map((fault) => ({ file: name, title: "", ms: 0, fault: beginning(fault) }))];
}

function ofVitest({ name, status, message, assertionResults }) {
  const file = name.slice(name.indexOf("/tests/") + 1);
  const tests = assertionResults.map(({ fullName, status, failureMessages, duration }) => ({
    ...{ file, title: fullName, ms: duration ?? 0 },
    fault: status === "passed" ? null : beginning(failureMessages.join("\n") || status),
  }));
  const failedAround = status === "failed" && tests.every(({ fault }) => fault === null);
  return failedAround ? [...tests, { file, title: "(around its tests)", ms: 0, fault: beginning(message) }] : tests;
}

function ofPlaywright({ title, file, suites = [], specs = [] }, above) {
  const names = title === file ? above : [...above, title];
  const tests = specs.flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      file: `tests/e2e/${spec.file}`,
      title: [...names, spec.title].join(" › "),
      ms: results.reduce((sum, { duration }) => sum + duration, 0),
      fault: status === "expected" ? null : beginning(results.find(({ error }) => error)?.error.message ?? status),
    })),
  );
  return [...tests, ...suites.flatMap((suite) => ofPlaywright(suite, names))];
}

const tests = ["unit", "mail", "e2e"].flatMap(testsOf);
const files = new Map();
for (const { file, ms } of tests) files.set(file, (files.get(file) ?? 0) + ms);
const slowest = [...files].sort(([, a], [, b]) => b - a).slice(0, 10);
console.log("\nThe slowest files, in seconds:");
for (const [file, ms] of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)}  ${file}`);

// What was skipped, or not reached after another failed, has not passed.
const failed = tests.filter(({ fault }) => fault !== null);
if (failed.length > 0) console.log("\nDid not pass:");
for (const { file, title, ms, fault } of failed) {
  console.log(`- ${file} › ${title} (${(ms / 1000).toFixed(1)} s)\n    ${fault}`);
}

console.log(`\n${tests.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
