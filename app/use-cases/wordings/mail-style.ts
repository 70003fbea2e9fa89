import { createHash } from "node:crypto";
import { MAIL_STYLE } from "#app/mail/html.ts";

/** As a Content-Security-Policy names it: the one inline style of our pages, in the frame that shows a mail. */
export const mailStyleSource = `'sha256-${createHash("sha256").update(MAIL_STYLE).digest("base64")}'`;
