// npm run migration -- <name>: writes the migration that brings the database up to prisma/models.
import { pendingMigration, writeMigration } from "#prisma/migrate.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error("usage: npm run migration -- <name-in-kebab-case>");
  process.exit(1);
}
const sql = await pendingMigration({ url: "file::memory:", root: process.cwd() });
if (sql)
  console.log(`wrote ${writeMigration(process.cwd(), name, sql, new Date())}: read it, and carry every CHECK over`);
else console.log("no change");
process.exit(0);
