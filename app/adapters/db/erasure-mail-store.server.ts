import type { Prisma, Tx } from "./database.server.ts";

/**
 * Empties the mails to somebody, what their calendars were sent with them, and the raw mails with which they came
 * back; what still waits is not sent any more.
 */
export async function eraseMails(tx: Tx, to: Prisma.OutboxMailWhereInput, erasedName: string): Promise<void> {
  const mails = await tx.outboxMail.findMany({ where: to, select: { id: true } });
  const ids = { in: mails.map(({ id }) => id) };
  await eraseWords(tx, { id: ids }, erasedName);
  await tx.outboxMail.updateMany({
    where: { id: ids },
    data: { toName: erasedName, toAddress: "", lastError: null, bounceReason: null },
  });
  await tx.outboxMail.updateMany({ where: { id: ids, state: "queued" }, data: { state: "failed" } });
  await tx.calendarMessage.updateMany({ where: { mail: { id: ids } }, data: { content: "" } });
  await eraseInbound(tx, { outboxMailId: ids }, erasedName);
}

/** Empties what mails to somebody else say of them. */
export async function eraseWords(tx: Tx, of: Prisma.OutboxMailWhereInput, erasedName: string): Promise<void> {
  await tx.outboxMail.updateMany({ where: of, data: { subject: erasedName, text: "", html: "" } });
}

/** Mails that came in: the raw ones are pointed to no more and go with the next sweep of files. */
export async function eraseInbound(tx: Tx, of: Prisma.InboundMailWhereInput, erasedName: string): Promise<void> {
  await tx.inboundMail.updateMany({
    where: of,
    data: { fromAddress: "", subject: erasedName, messageId: null, sha256: "", byteSize: 0 },
  });
}
