// npm test: the whole unit and integration suite; arguments go to vitest.
import { generate, run } from "./prepare.mjs";

generate();
run("npx", ["vitest", "run", ...process.argv.slice(2)]);
