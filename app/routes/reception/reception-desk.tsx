import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { receptionText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { FieldFrame, INPUT_LOOK } from "#app/ui/field-frame.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { endsConversion } from "#app/ui/ime-guard.ts";
import { EmptyState } from "#app/ui/page.tsx";
import type { ShownReception } from "#app/use-cases/reception/show-reception.ts";
import { allLines, inOrder, LINE_ORDERS, type Line, type LineOrder, matching, referenceTyped } from "./find-lines.ts";
import { QrCamera } from "./qr-camera.tsx";
import { asAnswered, ReceptionRow, timeOf } from "./reception-line.tsx";
import type { Press, Reception } from "./use-reception.ts";
import { WalkInForm } from "./walk-in-form.tsx";

const ORDER_LABEL: Record<LineOrder, string> = { kana: "かな順", organization: "機関順", number: "番号順" };

interface ReceptionDeskProps {
  shown: Pick<ShownReception, "lines"> & { session: Pick<ShownReception["session"], "format"> };
  reception: Reception;
  hasStarted: boolean;
  mayTake: boolean;
}

/** The list of a reception: to be found in, and touched once. */
export function ReceptionDesk({ shown, reception, hasStarted, mayTake }: ReceptionDeskProps) {
  const { format } = shown.session;
  const [typed, setTyped] = useState("");
  const [order, setOrder] = useState<LineOrder>("kana");
  const [missing, setMissing] = useState(false);
  const [open, setOpen] = useState<"camera" | "walkIn" | null>(null);
  const [said, setSaid] = useState("");
  const lines = useMemo(() => allLines(shown.lines, reception.present), [shown.lines, reception.present]);
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
  const lastCode = useRef({ text: "", at: 0 });
  const onReference = (reference: string | null) => {
    const line = reference && lines.find(({ called }) => called?.reference === reference);
    if (!line) return setSaid(receptionText.strangeCode);
    if (line.present) return setSaid(receptionText.cameBefore(line.name, takenAt(line)));
    onPress(asAnswered(line), line);
  };
  const onCode = (text: string) => {
    const now = Date.now();
    const again = text === lastCode.current.text && now - lastCode.current.at < HELD_UP_MS;
    lastCode.current = { text, at: now };
    if (!again) onReference(referenceTyped(text));
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || endsConversion(event.nativeEvent)) return;
    event.preventDefault();
    const reference = referenceTyped(typed);
    if (!reference && !/^RENKEI/i.test(typed.normalize("NFKC"))) return;
    onReference(reference);
    setTyped("");
  };
  return (
    <div className="grid gap-4">
      <div className="sticky top-0 z-[1] grid gap-3 border-b border-solid-gray-420 bg-white pt-2 pb-3">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-[16rem] grow">
            <FieldFrame id="find" label="氏名・かな・機関・番号・整理番号で探す">
              <input
                id="find"
                type="search"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={onEnter}
                autoComplete="off"
                enterKeyHint="search"
                className={INPUT_LOOK}
              />
            </FieldFrame>
          </div>
          <Opener {...{ open, setOpen, part: "camera", disabled: !send }}>
            <Icon name="video" />
            カメラで読み取る
          </Opener>
          <Opener {...{ open, setOpen, part: "walkIn", disabled: !send }}>
            <Icon name="plus" />
            当日参加
          </Opener>
        </div>
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-5">
          <legend className="sr-only">並べ方</legend>
          {LINE_ORDERS.map((one) => (
            <label key={one} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name="order"
                checked={order === one}
                onChange={() => setOrder(one)}
                className="size-6 accent-key-900"
              />
              {ORDER_LABEL[one]}
            </label>
          ))}
          <label className="flex min-h-11 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              checked={missing}
              onChange={() => setMissing(!missing)}
              className="size-6 accent-key-900"
            />
            まだの方だけ
          </label>
        </fieldset>
        <p role="status" className="min-h-7 font-700 text-solid-gray-900">
          {said}
        </p>
      </div>
      {open === "camera" && <QrCamera onCode={onCode} onClose={() => setOpen(null)} />}
      {open === "walkIn" && (
        <WalkInForm
          hybrid={format === "hybrid"}
          online={format === "online"}
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

interface OpenerProps {
  part: "camera" | "walkIn";
  open: "camera" | "walkIn" | null;
  setOpen: (part: "camera" | "walkIn" | null) => void;
  disabled: boolean;
  children: React.ReactNode;
}

function Opener({ part, open, setOpen, disabled, children }: OpenerProps) {
  const isOpen = open === part;
  return (
    <Button
      type="button"
      variant="secondary"
      aria-expanded={isOpen}
      disabled={disabled}
      onClick={() => setOpen(isOpen ? null : part)}
    >
      {children}
    </Button>
  );
}

function takenAt({ present }: Line): string {
  return present?.taken ? `${timeOf(present.taken.at)}に` : "";
}

function wordsFor({ kind, proxy }: Press, { name, present }: Line): string {
  const who = proxy?.name ?? present?.name ?? name;
  const words = { arrived: "came", left: "left", notArrived: "notArrived", notLeft: "notLeft" } as const;
  return receptionText[words[kind]](who);
}
