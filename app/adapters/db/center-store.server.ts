import type { SenderFacts } from "#app/domain/sender.ts";
import type { Tx } from "./database.server.ts";

const SENDER = {
  ...{ id: true, prefectureId: true, name: true, senderName: true, email: true, section: true },
  ...{ postalCode: true, address: true, phone: true, fax: true },
  ...{ documentMark: true, signatory: true, version: true },
} as const;

/** A center as its mails name it. */
export interface SendingCenter extends SenderFacts {
  id: string;
  prefectureId: string;
  name: string;
  /** How often it was edited: an older form is told by it. */
  version: number;
}

/** In the official order; of one center alone where it is named. */
export function findSendingCenters(tx: Tx, of: { prefectureId: string; id?: string }): Promise<SendingCenter[]> {
  return tx.healthCenter.findMany({ where: of, orderBy: { position: "asc" }, select: SENDER });
}

export async function writeSender(tx: Tx, id: string, data: SenderFacts & { version: number }): Promise<void> {
  await tx.healthCenter.update({ where: { id }, data });
}
