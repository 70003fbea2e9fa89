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
  /** As soon as somebody connects, from now on. */
  refuseConnections(refusal: Refusal | null): void;
  /** Takes the message in and says nothing, or closes the connection, before it is accepted. */
  afterMessages: "accept" | "hang" | "close";
  /** Waits so long before it accepts a message. */
  delayMs: number | (() => number);
  /** How many connections are open, and were at the most. */
  connections: { now: number; most: number };
  stop(): Promise<void>;
}

export interface SmtpOptions {
  /** Whom it lets in alone; everybody without. */
  account?: { user: string; password: string };
  port?: number;
  /** Takes what was accepted in place of `received`: for so many mails that reading each would take too long. */
  take?: (mail: { to: string; raw: string }) => void;
}

/** A real SMTP server on the loopback; whoever opens it stops it. */
export async function openSmtp({ account, port: wanted = 0, take }: SmtpOptions = {}): Promise<TestSmtp> {
  const refusedRecipients = new Map<string, Refusal>();
  let refusedMessages: Refusal | null = null;
  let refusedConnections: Refusal | null = null;

  const server = new SMTPServer({
    disabledCommands: account ? ["STARTTLS"] : ["AUTH", "STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      smtp.connections.now += 1;
      smtp.connections.most = Math.max(smtp.connections.most, smtp.connections.now);
      done(refusedConnections ? smtpError(refusedConnections) : null);
    },
    onClose() {
      smtp.connections.now -= 1;
    },
    onAuth({ username, password }, _session, done) {
      if (username === account?.user && password === account?.password) return done(null, { user: username });
      done(smtpError({ code: 535, text: "5.7.8 Authentication failed" }));
    },
    onRcptTo({ address }, _session, done) {
      smtp.attempts.set(address, (smtp.attempts.get(address) ?? 0) + 1);
      const refusal = refusedRecipients.get(address);
      done(refusal ? smtpError(refusal) : null);
    },
    async onData(stream, session, done) {
      const message = await readWhole(stream);
      // The client died in the middle of it.
      if (!message) return;
      if (refusedMessages) return done(smtpError(refusedMessages));
      if (smtp.afterMessages === "hang") return;
      if (smtp.afterMessages === "close") return socketsOf(server).forEach((socket) => void socket.destroy());
      const delayMs = typeof smtp.delayMs === "number" ? smtp.delayMs : smtp.delayMs();
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      const raw = message.toString("utf8");
      const to = session.envelope.rcptTo.map(({ address }) => address);
      if (take) take({ to: to.join(), raw });
      else smtp.received.push({ to, raw, parsed: await simpleParser(message) });
      done(null);
    },
  });
  // A client that dies in the middle of a conversation is what some tests are about.
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(wanted, "127.0.0.1", () => resolve((listening.address() as { port: number }).port));
  });
  const smtp: TestSmtp = {
    url: `smtp://${account ? `${account.user}:${account.password}@` : ""}127.0.0.1:${port}`,
    received: [],
    attempts: new Map(),
    refuseRecipient: (address, refusal) => {
      if (refusal) refusedRecipients.set(address, refusal);
      else refusedRecipients.delete(address);
    },
    refuseMessages: (refusal) => {
      refusedMessages = refusal;
    },
    refuseConnections: (refusal) => {
      refusedConnections = refusal;
    },
    afterMessages: "accept",
    delayMs: 0,
    connections: { now: 0, most: 0 },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return smtp;
}

async function readWhole(stream: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch {
    return null;
  }
}

function socketsOf(server: SMTPServer): { destroy(): void }[] {
  return [...(server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections].map(
    ({ _socket }) => _socket,
  );
}

function smtpError({ code, text }: Refusal) {
  return Object.assign(new Error(text), { responseCode: code });
}
