import type { PresentLine, ReceptionLine } from "#app/use-cases/reception/show-reception.ts";
import { EventQueue, type QueuedEvent, type RefusedEvent } from "./event-queue.ts";

/** How many presses are sent at once. */
export const MAX_BATCH = 100;

/** Somebody who came, as the server tells a script: its times as ISO. */
export type PresentNow = Omit<PresentLine, "arrivedAt" | "leftAt" | "taken"> & {
  arrivedAt: string | null;
  leftAt: string | null;
  taken: { at: string; desk: string | null; eventId: string } | null;
};

export interface PresenceNow {
  version: number;
  now: string;
  present: PresentNow[];
  /** The mark of the list of those called, the list, and how many of them come. */
  list: string;
  lines: readonly ReceptionLine[];
  expected: number;
}

export interface SyncState {
  present: readonly PresentNow[];
  lines: readonly ReceptionLine[];
  expected: number;
  /** Pressed and not yet taken by the server. */
  queued: readonly QueuedEvent[];
  /** Of those sent, what came to nothing, and why. */
  refused: readonly RefusedEvent[];
  link: "online" | "offline" | "signed-out" | "refused";
  /** Why the server takes nothing; null while it does. */
  refusal: string | null;
  /** Whether this device keeps what is not sent when the page is closed. */
  kept: boolean;
}

/** What a page begins with. */
export function stateAtFirst({ present, lines, expected }: PresenceNow): SyncState {
  return { present, lines, expected, queued: [], refused: [], link: "online", refusal: null, kept: true };
}

const POLL_MS = 3_000;
const SLOWEST_MS = 30_000;
const PATIENCE_MS = 10_000;
/** A clock that differs by less is right. */
const SKEW_MS = 30_000;

/**
 * Keeps a desk and the server of one mind: sends what is pressed, as soon as there is a line, and asks who came in
 * elsewhere. What was not acknowledged is sent again; the server knows each press by its id.
 */
export class Sync {
  readonly #path: string;
  readonly #sessionId: string;
  readonly #tell: (state: SyncState) => void;
  readonly #queue = new EventQueue();
  #state: SyncState;
  #version: number;
  #list: string;
  #skew = 0;
  #lastAt = 0;
  #delay = POLL_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #stopped = false;

  constructor(sessionId: string, first: PresenceNow, tell: (state: SyncState) => void) {
    this.#path = `/sessions/${sessionId}/reception/events`;
    this.#sessionId = sessionId;
    this.#tell = tell;
    this.#version = first.version;
    this.#list = first.list;
    this.#state = stateAtFirst(first);
    this.#setClock(first.now);
    window.addEventListener("online", this.#soon);
    document.addEventListener("visibilitychange", this.#soon);
    void this.#begin();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    window.removeEventListener("online", this.#soon);
    document.removeEventListener("visibilitychange", this.#soon);
  }

  /** Takes a press: shown at once, kept on the device, sent when it can be. Gives the id it goes by. */
  press(pressed: Omit<QueuedEvent, "id" | "at">): string {
    // Of one device, no two presses bear one instant: their order is the order they were pressed in.
    this.#lastAt = Math.max(this.#lastAt + 1, Date.now() + this.#skew);
    const event = { ...pressed, id: crypto.randomUUID(), at: new Date(this.#lastAt).toISOString() };
    this.#set({ queued: [...this.#state.queued, event] });
    this.#queue.add(this.#sessionId, event).then(this.#soon, () => {
      this.#set({ kept: false });
      this.#soon();
    });
    return event.id;
  }

  /** How many presses of other sessions wait on this device, by session. */
  elsewhere() {
    return this.#queue.waitingElsewhere(this.#sessionId).catch(() => new Map<string, number>());
  }

  /** Forgets a press that came to nothing. */
  dismiss(id: string) {
    this.#set({ refused: this.#state.refused.filter(({ event }) => event.id !== id) });
    this.#queue.remove([id]).catch(() => undefined);
  }

  async #begin() {
    try {
      const { waiting, refused } = await this.#queue.held(this.#sessionId);
      const known = new Set(waiting.map(({ id }) => id));
      this.#set({ refused, queued: [...waiting, ...this.#state.queued.filter(({ id }) => !known.has(id))] });
    } catch {
      this.#set({ kept: false });
    }
    this.#soon();
  }

  #set(change: Partial<SyncState>) {
    if (this.#stopped) return;
    this.#state = { ...this.#state, ...change };
    this.#tell(this.#state);
  }

  #setClock(now: string) {
    const skew = Date.parse(now) - Date.now();
    this.#skew = Math.abs(skew) > SKEW_MS ? skew : 0;
  }

  readonly #soon = () => {
    if (document.visibilityState === "hidden" && this.#state.queued.length === 0) return;
    this.#delay = POLL_MS;
    void this.#run();
  };

  async #run() {
    this.#again = this.#running;
    if (this.#running || this.#stopped) return;
    this.#running = true;
    clearTimeout(this.#timer);
    await this.#exchange();
    this.#running = false;
    if (this.#stopped) return;
    const more = this.#again || (this.#state.link === "online" && this.#state.queued.length > 0);
    this.#timer = setTimeout(() => void this.#run(), more ? 0 : this.#delay);
  }

  async #exchange() {
    const batch = this.#state.queued.slice(0, MAX_BATCH);
    const answer = await this.#ask(batch).catch(() => null);
    if (!answer) {
      this.#delay = Math.min(this.#delay * 2, SLOWEST_MS);
      return this.#set({ link: "offline" });
    }
    if (answer.status !== 200) {
      this.#delay = Math.min(this.#delay * 2, SLOWEST_MS);
      const link = answer.status === 401 ? "signed-out" : answer.status >= 500 ? "offline" : "refused";
      return this.#set({ link, refusal: link === "refused" ? answer.body.error : null });
    }
    this.#delay = POLL_MS;
    const { version, now, present, list, lines, expected, refused } = answer.body;
    this.#version = version;
    this.#list = list;
    this.#setClock(now);
    if (!present && !lines && batch.length === 0 && this.#state.link === "online") return;
    const sent = new Set(batch.map(({ id }) => id));
    const aside = asideOf(batch, refused ?? []);
    this.#set({
      link: "online",
      refusal: null,
      queued: this.#state.queued.filter(({ id }) => !sent.has(id)),
      refused: [...this.#state.refused, ...aside],
      ...(present && { present }),
      ...(lines && { lines, expected }),
    });
    if (batch.length > 0) await this.#settle(sent, aside).catch(() => this.#set({ kept: false }));
  }

  async #settle(sent: ReadonlySet<string>, aside: readonly RefusedEvent[]) {
    await this.#queue.setAside(aside);
    const refused = new Set(aside.map(({ event }) => event.id));
    await this.#queue.remove([...sent].filter((id) => !refused.has(id)));
  }

  /** Every answer of the server that is none of ours (a proxy's sign-in page) counts as no answer. */
  async #ask(events: readonly QueuedEvent[]) {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ desk: deskName(), since: this.#version, list: this.#list, events });
    const response =
      events.length > 0
        ? await fetch(this.#path, { method: "POST", headers, body, signal })
        : await fetch(`${this.#path}?since=${this.#version}&list=${this.#list}`, { signal });
    return { status: response.status, body: await response.json() };
  }
}

/** Of what was sent, the presses the server could do nothing with. */
export function asideOf(
  sent: readonly QueuedEvent[],
  refused: readonly { id: string; because: string }[],
): RefusedEvent[] {
  const reasons = new Map(refused.map(({ id, because }) => [id, because]));
  return sent.flatMap((event) => {
    const because = reasons.get(event.id);
    return because ? [{ event, because }] : [];
  });
}

const DESK_NAME = "renkei-desk";

/** What this device calls itself. */
export function deskName(): string | null {
  try {
    return localStorage.getItem(DESK_NAME);
  } catch {
    return null;
  }
}

export function nameDesk(name: string) {
  try {
    localStorage.setItem(DESK_NAME, name);
  } catch {
    // Without storage the desk stays without a name.
  }
}
