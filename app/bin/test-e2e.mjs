// npm run test:e2e: the story in a real browser, against the production build; arguments go to playwright.
import { build, run } from "./prepare.mjs";

build();
run("npx", ["playwright", "test", ...process.argv.slice(2)]);
