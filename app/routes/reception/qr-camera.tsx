import { useEffect, useRef, useState } from "react";
import { receptionText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Between two looks at what the camera sees: enough for a code held up, little for an old tablet. */
const LOOK_EVERY_MS = 150;

/** What the camera sees, and each code it reads; the same one goes on being told while it is held up. */
export function QrCamera({ onCode, onClose }: { onCode: (text: string) => void; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef(onCode);
  heard.current = onCode;
  const [fault, setFault] = useState<keyof typeof receptionText.camera | null>(null);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let closed = false;
    void look(video.current, (text) => heard.current(text)).then(
      (stopLooking) => {
        stop = stopLooking;
        if (closed) stopLooking();
      },
      (error) => setFault(faultOf(error)),
    );
    return () => {
      closed = true;
      stop?.();
    };
  }, []);
  return (
    <section aria-label="カメラで読み取る" className="grid gap-3 rounded-12 border border-solid-gray-420 p-4">
      {fault ? (
        <Notice tone="error" title={receptionText.camera[fault]} />
      ) : (
        <>
          <p>参加者のQRコードをカメラに向けてください。読み取ると、そのまま受け付けます。</p>
          {/* What it sees is no recording: there is nothing to be captioned. */}
          <video
            ref={video}
            muted
            playsInline
            className="max-h-[50vh] w-full rounded-8 bg-black"
            aria-label="カメラの映像"
          />
        </>
      )}
      <p>
        <Button type="button" variant="secondary" onClick={onClose}>
          <Icon name="cross" />
          カメラを閉じる
        </Button>
      </p>
    </section>
  );
}

/** Opens the camera that looks away from the screen, else any; gives what closes it. */
async function look(player: HTMLVideoElement | null, onCode: (text: string) => void): Promise<() => void> {
  if (!player || !navigator.mediaDevices) throw new DOMException("", "NotFoundError");
  const { frameLoop, QRCanvas, rearCamera } = await import("qr/dom.js");
  const camera = await rearCamera(player);
  // A browser begins of itself only what is in sight, and this may stand below the edge of the screen.
  await player.play().catch(() => undefined);
  const canvas = new QRCanvas({}, { cropToSquare: false });
  let looking = false;
  let next = 0;
  const cancel = frameLoop(() => {
    if (looking || performance.now() < next) return;
    looking = true;
    next = performance.now() + LOOK_EVERY_MS;
    void Promise.resolve(camera.readFrame(canvas, true))
      .then(
        (text) => {
          if (typeof text === "string") onCode(text);
        },
        () => undefined,
      )
      .finally(() => {
        looking = false;
      });
  });
  return () => {
    cancel();
    camera.stop();
  };
}

function faultOf(error: unknown): keyof typeof receptionText.camera {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "busy";
}
