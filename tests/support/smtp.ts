import { onTestFinished } from "vitest";
import { openSmtp, type SmtpOptions, type TestSmtp } from "./smtp-server.ts";

export type { ReceivedMail, TestSmtp } from "./smtp-server.ts";

/** A real SMTP server on the loopback; gone when the test has finished. */
export async function startSmtp(options?: SmtpOptions): Promise<TestSmtp> {
  const smtp = await openSmtp(options);
  onTestFinished(smtp.stop);
  return smtp;
}
