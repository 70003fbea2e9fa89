import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Asks before this page is left while it could not be opened again, or has something to send. */
export function StayHere({ offline, unsent }: { offline: boolean; unsent: number }) {
  const asks = offline || unsent > 0;
  const blocker = useBlocker(asks);
  useEffect(() => {
    if (!asks) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [asks]);
  if (blocker.state !== "blocked") return null;
  return (
    <Notice tone="warning" title="受付の画面を離れますか">
      <p>
        {unsent > 0 && `まだ送っていないものが${unsent}件あります。この端末に残り、次に受付を開くと送ります。`}
        {offline && "接続が切れているあいだは、離れるとこの画面に戻れず、受付を続けられません。"}
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Button type="button" size="sm" onClick={() => blocker.reset()}>
          受付を続ける
        </Button>
        <Button type="button" size="sm" variant="secondary" onClick={() => blocker.proceed()}>
          このまま離れる
        </Button>
      </p>
    </Notice>
  );
}
