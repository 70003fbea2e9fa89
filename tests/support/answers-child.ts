// Answers through many links at once, in a process of its own: node --import tsx answers-child.ts '<json>'.
import { openDatabase } from "#app/adapters/db/database.server.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { printHere } from "#app/http/print-thread.server.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";

export interface ChildOptions {
  databaseFile: string;
  secret: string;
  /** The clock shows `now` at the real instant `at` (ms), and runs on from there: the same in every process. */
  now: string;
  at: number;
  /** All at once, from that real instant (ms) on. */
  startAt: number;
  tokens: string[];
  answer: RsvpAnswer;
  /** The clock's duty too, again and again meanwhile: so many times at least. */
  moveOn: number;
}

const options: ChildOptions = JSON.parse(process.argv[2] ?? "");
// Hundreds wait for each other here: on a slow machine for longer than any visitor would.
const db = openDatabase(`file:${options.databaseFile}`, { queueMs: 280_000 });
const ctx = {
  db,
  now: () => new Date(new Date(options.now).getTime() + Date.now() - options.at),
  settings: {
    baseUrl: "https://renkei.example.jp",
    mailFrom: "renkei@pref.example.jp",
    repliesAreRead: true,
    mailIsDelivered: true,
    filesDir: "",
    secret: options.secret,
  },
  requestId: "child",
  wakeMailer: () => {},
  importer: { wake: () => {}, doneOf: () => null },
  printer: printHere,
};

await new Promise((resolve) => setTimeout(resolve, Math.max(0, options.startAt - Date.now())));
let done = false;
const duty = (async () => {
  for (let runs = 0; options.moveOn > 0 && (runs < options.moveOn || !done); runs++) {
    await moveSeatsOn(ctx);
    // SQLite answers at once: without a break, nothing else in this process would ever have its turn.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
})();
const results = await Promise.all(
  options.tokens.map((token, i) =>
    respondToInvitation(ctx, {
      answer: options.answer,
      proxy: null,
      message: null,
      token,
      address: `192.0.2.${i % 250}`,
    }),
  ),
);
done = true;
await duty;
await db.$disconnect();
console.log(JSON.stringify(results.map((result) => (result.ok ? result.value.seated : result.error))));
