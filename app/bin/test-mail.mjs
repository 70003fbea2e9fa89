// npm run test:mail: the exchange through Postfix and Dovecot, against the production build; arguments go to vitest.
import { build, run } from "./prepare.mjs";

build();
run("npx", ["vitest", "run", "--mode", "mail", ...process.argv.slice(2)]);
