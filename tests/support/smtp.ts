import { onTestFinished } from "vitest";
import { openSmtp, type TestSmtp } from "./smtp-server.ts";

export type { ReceivedMail, TestSmtp } from "./smtp-server.ts";

/** A real SMTP server on the loopback; gone when the test has finished. */
export async function startSmtp(): Promise<TestSmtp> {
  const smtp = await openSmtp();
  onTestFinished(smtp.stop);
  return smtp;
}
