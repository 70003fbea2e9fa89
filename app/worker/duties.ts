import { forgetUnconfirmed } from "#app/use-cases/recruitments/forget-unconfirmed.ts";
import { sendDueReminders } from "#app/use-cases/reminders/send-due-reminders.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";
import type { Duty } from "./clock.ts";

/** Everything that falls due by the clock, in the order it is looked at. */
export const DUTIES: readonly Duty[] = [
  { name: "unconfirmed applications", run: forgetUnconfirmed },
  { name: "seat offers", run: moveSeatsOn },
  { name: "reminders", run: sendDueReminders },
];
