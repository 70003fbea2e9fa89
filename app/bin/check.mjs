// npm run check: everything that must hold before a commit; --static leaves the tests out.
import { build, generate, run } from "./prepare.mjs";

generate();
run("npx", ["biome", "ci", "--error-on-warnings", "."]);
run("npx", ["tsc", "--noEmit"]);
run("npx", ["depcruise", "app", "prisma", "tests"]);
run("npx", ["knip"]);
if (!process.argv.includes("--static")) run("npx", ["vitest", "run"]);
build();
