// npm test: the unit and integration tests; arguments go to vitest.
import { generate, run } from "./prepare.mjs";

generate();
console.log("Left out: real mail servers (npm run test:mail) and the browser (npm run test:e2e).");
run("npx", ["vitest", "run", ...process.argv.slice(2)]);
