import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { QueuedEvent } from "./event-queue.ts";
import { type PresentPerson, presentPeople } from "./present-people.ts";
import { type PresenceNow, Sync, type SyncState, stateAtFirst } from "./sync.ts";

export type Press = Partial<Omit<QueuedEvent, "id" | "at">> & Pick<QueuedEvent, "kind">;

export interface Reception extends Omit<SyncState, "present"> {
  present: PresentPerson[];
  /** What waits on this device of other sessions, by session. */
  elsewhere: ReadonlyMap<string, number>;
  /** Null until the page can take anything. */
  press: ((press: Press) => void) | null;
  /** Forgets a press that came to nothing. */
  dismiss: (id: string) => void;
}

const NOBODY = {
  ...{ invitationId: null, attendanceId: null, enteredBy: null },
  ...{ mode: null, proxy: null, walkIn: null, asAnswered: false },
};

/** Who is there, and what is to be pressed about them, on this device. */
export function useReception(sessionId: string, first: PresenceNow): Reception {
  const begun = useRef(first);
  const sync = useRef<Sync | null>(null);
  const [elsewhere, setElsewhere] = useState<ReadonlyMap<string, number>>(new Map());
  const [state, setState] = useState<SyncState>(() => stateAtFirst(first));
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const running = new Sync(sessionId, begun.current, setState);
    sync.current = running;
    setReady(true);
    void running.elsewhere().then(setElsewhere);
    return () => running.stop();
  }, [sessionId]);
  const press = useRef((one: Press) => {
    sync.current?.press({ ...NOBODY, ...one });
  });
  const dismiss = useCallback((id: string) => sync.current?.dismiss(id), []);
  const present = useMemo(() => presentPeople(state.present, state.queued), [state.present, state.queued]);
  return { ...state, present, elsewhere, press: ready ? press.current : null, dismiss };
}
