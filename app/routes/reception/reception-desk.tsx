import { useCallback, useMemo, useRef, useState } from "react";
import { receptionText } from "#app/text/reception.ts";
import { Fold } from "#app/ui/fold.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import type { ShownReception } from "#app/use-cases/reception/show-reception.ts";
import { DeskName } from "./desk-name.tsx";
import { DeskOpeners, type OpenPart } from "./desk-openers.tsx";
import { FindField } from "./find-field.tsx";
import { allLines, inOrder, type Line, type LineOrder, matching, referenceTyped } from "./find-lines.ts";
import { useHandScanner } from "./hand-scanner.ts";
import { LineOrderChoice } from "./line-order.tsx";
import { asAnswered, timeOf, wordsFor } from "./line-press.ts";
import { QrCamera } from "./qr-camera.tsx";
import { ReceptionRow } from "./reception-line.tsx";
import { RefusedPresses } from "./refused-presses.tsx";
import { StayHere } from "./stay-here.tsx";
import { SyncStatus } from "./sync-status.tsx";
import type { Press, Reception } from "./use-reception.ts";
import { WalkInForm } from "./walk-in-form.tsx";

interface ReceptionDeskProps {
  session: Pick<ShownReception["session"], "format">;
  reception: Reception;
  hasStarted: boolean;
  mayTake: boolean;
}

/** The list of a reception: to be found in, and touched once. */
export function ReceptionDesk({ session, reception, hasStarted, mayTake }: ReceptionDeskProps) {
  const { format } = session;
  const [typed, setTyped] = useState("");
  const [order, setOrder] = useState<LineOrder>("kana");
  const [missing, setMissing] = useState(false);
  const [open, setOpenPart] = useState<OpenPart>(null);
  const [said, setSaid] = useState("");
  const lines = useMemo(() => allLines(reception.lines, reception.present), [reception.lines, reception.present]);
  const found = useMemo(
    () => inOrder(matching(missing ? lines.filter(({ present }) => !present) : lines, typed), order),
    [lines, typed, order, missing],
  );
  const send = mayTake ? reception.press : null;
  const onPress = useCallback(
    (press: Press, line: Line) => {
      send?.(press);
      setSaid(wordsFor(press, line));
    },
    [send],
  );
  const desk = useRef<HTMLDivElement>(null);
  const setOpen = (part: OpenPart) => {
    setOpenPart(part);
    // What opens stands above the list, which may have been scrolled.
    if (part) desk.current?.scrollIntoView();
  };
  const lastCode = useRef({ text: "", at: 0 });
  const takeIn = (line: Line) => {
    if (line.present) return setSaid(receptionText.cameBefore(line.name, takenAt(line)));
    onPress(asAnswered(line), line);
  };
  const onReference = (reference: string | null) => {
    const line = reference && lines.find(({ called }) => called?.reference === reference);
    if (line) takeIn(line);
    else setSaid(receptionText.strangeCode);
    return line ? "done" : "nothing";
  };
  const onEnter = (text: string) => {
    const reference = referenceTyped(text);
    if (reference || /^RENKEI/i.test(text.normalize("NFKC"))) return onReference(reference);
    if (text === "" || found.length > 0) return null;
    setSaid(receptionText.nobody);
    return "nothing";
  };
  useHandScanner((code) => onReference(referenceTyped(code)));
  const onCode = (text: string) => {
    const now = Date.now();
    const again = text === lastCode.current.text && now - lastCode.current.at < HELD_UP_MS;
    lastCode.current = { text, at: now };
    if (!again) onReference(referenceTyped(text));
  };
  return (
    <div ref={desk} className="grid gap-4">
      <div className="z-[1] grid gap-1 border-b border-solid-gray-420 bg-white pt-2 pb-3 [@media(min-height:40rem)]:sticky [@media(min-height:40rem)]:top-0">
        <div className="flex flex-wrap items-end gap-3">
          <FindField typed={typed} setTyped={setTyped} onEnter={onEnter} />
          <DeskOpeners open={open} setOpen={setOpen} disabled={!send} />
        </div>
        <div className="flex flex-wrap items-start gap-x-4">
          <SyncStatus link={reception.link} queued={reception.queued} />
          <p role="status" className="min-h-8 grow font-700 text-solid-gray-900">
            {said}
          </p>
          <Fold title="並べ方と端末の名前">
            <div className="grid gap-3 pb-2">
              <LineOrderChoice {...{ order, setOrder, missing, setMissing }} />
              <DeskName />
            </div>
          </Fold>
        </div>
        <StayHere offline={reception.link === "offline"} unsent={reception.queued.length} />
        <RefusedPresses reception={reception} />
      </div>
      {open === "camera" && <QrCamera onCode={onCode} onClose={() => setOpen(null)} />}
      {open === "walkIn" && (
        <WalkInForm
          hybrid={format === "hybrid"}
          online={format === "online"}
          lines={lines}
          onCalled={takeIn}
          onEnter={(press, name) => {
            send?.(press);
            setSaid(receptionText.came(name));
          }}
        />
      )}
      {found.length === 0 ? (
        <EmptyState title="当てはまる方はいません">
          {typed ? "別の言葉で探すか、「当日参加」で受け付けてください。" : "「当日参加」で受け付けてください。"}
        </EmptyState>
      ) : (
        <ul aria-label="受付の名簿" className="border-t border-solid-gray-200">
          {found.map((line) => (
            <ReceptionRow
              key={line.id}
              line={line}
              format={format}
              hasStarted={hasStarted}
              onPress={send ? onPress : null}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A code that is still held up is not read a second time. */
const HELD_UP_MS = 4_000;

function takenAt({ present }: Line): string {
  return present?.taken ? `${timeOf(present.taken.at)}に` : "";
}
