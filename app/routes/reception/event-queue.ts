import type { AttendanceMode, PresentProxy } from "#app/domain/attendance.ts";
import type { ReceptionKind } from "#app/domain/reception.ts";

/** A press as it waits on the device, and as it is sent. */
export interface QueuedEvent {
  id: string;
  kind: ReceptionKind;
  /** By the device's clock, as ISO. */
  at: string;
  invitationId: string | null;
  attendanceId: string | null;
  enteredBy: string | null;
  mode: AttendanceMode | null;
  proxy: PresentProxy | null;
  walkIn: { name: string; organization: string } | null;
  asAnswered: boolean;
}

/** A press that came to nothing, and why: set aside until somebody has read of it. */
export interface RefusedEvent {
  event: QueuedEvent;
  because: string;
}

/** What a device holds of a session. */
export interface HeldEvents {
  waiting: QueuedEvent[];
  refused: RefusedEvent[];
}

type Row = QueuedEvent & { sessionId: string; order?: number; because?: string };

const STORE = "events";

/** What was pressed and not yet sent, kept on the device until it is: also when the page is closed in between. */
export class EventQueue {
  #database: Promise<IDBDatabase> | null = null;

  /** In the order they were pressed. */
  async held(sessionId: string): Promise<HeldEvents> {
    const held: HeldEvents = { waiting: [], refused: [] };
    for (const { sessionId: of, order: _, because, ...event } of await this.#all()) {
      if (of !== sessionId) continue;
      if (because) held.refused.push({ event, because });
      else held.waiting.push(event);
    }
    return held;
  }

  /** How many wait of other sessions, by session. */
  async waitingElsewhere(sessionId: string): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const row of await this.#all()) {
      if (row.sessionId !== sessionId && !row.because) counts.set(row.sessionId, (counts.get(row.sessionId) ?? 0) + 1);
    }
    return counts;
  }

  async add(sessionId: string, event: QueuedEvent): Promise<void> {
    await this.#run("readwrite", (store) => store.add({ ...event, sessionId } satisfies Row));
  }

  async remove(ids: readonly string[]): Promise<void> {
    const gone = new Set(ids);
    await this.#each((row, cursor) => gone.has(row.id) && cursor.delete());
  }

  async setAside(refused: readonly RefusedEvent[]): Promise<void> {
    const reasons = new Map(refused.map(({ event, because }) => [event.id, because]));
    await this.#each((row, cursor) => reasons.has(row.id) && cursor.update({ ...row, because: reasons.get(row.id) }));
  }

  #each(work: (row: Row, cursor: IDBCursorWithValue) => unknown): Promise<void> {
    return this.#run("readwrite", (store) => {
      const walk = store.openCursor();
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (!cursor) return;
        work(cursor.value as Row, cursor);
        cursor.continue();
      };
      return walk;
    });
  }

  async #all(): Promise<Row[]> {
    let rows: Row[] = [];
    await this.#run("readonly", (store) => {
      const all = store.getAll();
      all.onsuccess = () => {
        rows = all.result as Row[];
      };
      return all;
    });
    return rows;
  }

  async #run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    this.#database ??= open();
    const transaction = (await this.#database).transaction(STORE, mode);
    work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("renkei-reception", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "order", autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
