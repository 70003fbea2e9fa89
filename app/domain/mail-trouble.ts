/** What a desk can make of a failure or a bounce; in words in text/outbox. */
export const MAIL_TROUBLES = ["noAddress", "full", "tooLarge", "policy", "busy", "lost", "other"] as const;
export type MailTrouble = (typeof MAIL_TROUBLES)[number];

/** The kind of trouble that a mail server's words tell of. Source: RFC 3463, and what servers without it write. */
export function troubleOf(reason: string): MailTrouble {
  const [, kind, subject, detail] = reason.match(/\b([45])\.(\d{1,3})\.(\d{1,3})\b/) ?? [];
  const code = reason.match(/^\D{0,3}([45])(\d\d)\b/);
  if (subject === "1" && kind === "5") return "noAddress";
  if ((subject === "2" && detail === "2") || /quota|mailbox (?:is )?full|over ?limit/i.test(reason)) return "full";
  if ((subject === "3" && detail === "4") || /message (?:size|too)|too (?:large|big)/i.test(reason)) return "tooLarge";
  if (subject === "2" && detail === "1") return "noAddress";
  if (kind === "4" || code?.[1] === "4") return "busy";
  if (subject === "7" || /spam|polic|block|relay|denied|black ?list/i.test(reason)) return "policy";
  if (kind === "5" || code) return code?.[2] === "50" || code?.[2] === "53" ? "noAddress" : "other";
  return /time ?out|timed out|closed|connect|abort|socket|ECONN|ETIMEDOUT/i.test(reason) ? "lost" : "other";
}

/** Words of a refusal that is about us, about this mail, or about a box that is full today. */
const NOT_THE_ADDRESS = /relay|block|spam|polic|denied|black ?list|sender|quota|full|size|too (?:large|big)/i;

/** Whether a refusal for good (`code` 5xx) says that there is no such mailbox: then nothing arrives there, ever. */
export function isAboutAddress(code: number, text: string): boolean {
  const statuses = [...text.matchAll(/\b5\.(\d{1,3}\.\d{1,3})\b/g)].map(([, status]) => status);
  // 5.0.0 tells nothing.
  const status = statuses.find((each) => each !== "0.0");
  if (status) return status.startsWith("1.") || status === "2.1";
  return (statuses.length > 0 || [550, 551, 553].includes(code)) && !NOT_THE_ADDRESS.test(text);
}
