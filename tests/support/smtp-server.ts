import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

type Refusal = { code: number; text: string };

export interface ReceivedMail {
  to: string[];
  raw: string;
  parsed: ParsedMail;
}

export interface TestSmtp {
  url: string;
  /** What was accepted, in order. */
  received: ReceivedMail[];
  /** How often a recipient was named, accepted or not. */
  attempts: Map<string, number>;
  /** Answers from now on: to a recipient, or to the message itself. */
  refuseRecipient(address: string, refusal: Refusal | null): void;
  refuseMessages(refusal: Refusal | null): void;
  /** Waits so long before it accepts a message. */
  delayMs: number;
  stop(): Promise<void>;
}

/** A real SMTP server on the loopback; whoever opens it stops it. */
export async function openSmtp(): Promise<TestSmtp> {
  const refusedRecipients = new Map<string, Refusal>();
  let refusedMessages: Refusal | null = null;

  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      smtp.attempts.set(address, (smtp.attempts.get(address) ?? 0) + 1);
      const refusal = refusedRecipients.get(address);
      done(refusal ? smtpError(refusal) : null);
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      if (refusedMessages) return done(smtpError(refusedMessages));
      if (smtp.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, smtp.delayMs));
      const raw = Buffer.concat(chunks);
      smtp.received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        raw: raw.toString("utf8"),
        parsed: await simpleParser(raw),
      });
      done(null);
    },
  });
  // A client that dies in the middle of a conversation is what some tests are about.
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => resolve((listening.address() as { port: number }).port));
  });
  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    attempts: new Map(),
    refuseRecipient: (address, refusal) => {
      if (refusal) refusedRecipients.set(address, refusal);
      else refusedRecipients.delete(address);
    },
    refuseMessages: (refusal) => {
      refusedMessages = refusal;
    },
    delayMs: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return smtp;
}

function smtpError({ code, text }: Refusal) {
  return Object.assign(new Error(text), { responseCode: code });
}
