// npm run seed: loads the demo prefecture into an empty database.
import { loadBuild, main, root } from "./prepare.mjs";

await main(async () => {
  const { seed } = await loadBuild();
  await seed(root);
});
