// npm start: makes what is missing, then serves.
import { loadBuild, main, root } from "./prepare.mjs";

await main(async () => {
  const { start, serverBuild } = await loadBuild();
  await start(serverBuild, root);
});
