// npm run dev: serves from the sources, rebuilt as they change.
import { generate, main, root } from "./prepare.mjs";

await main(async () => {
  generate();
  process.env.NODE_ENV = "development";
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: false, ws: false } });
  const build = () => vite.ssrLoadModule("virtual:remix/server-build");
  const { start } = (await build()).entry.module;
  await start(build, root, vite.middlewares);
});
