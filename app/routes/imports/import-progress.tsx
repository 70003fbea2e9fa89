import { Link, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { ImportState } from "#app/domain/import-state.ts";
import { importRunningLabel } from "#app/text/import.ts";

const LOOK_AGAIN_MS = 1_000;

/** What is being done, and how far it has come. The page looks again by itself, without a script too. */
export function ImportProgress({ state, rows, done }: { state: ImportState; rows: number; done: number }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  const counted = state === "checking" || state === "applying";
  return (
    <div className="max-w-[40rem]">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p role="status" className="mb-2 text-std-18B-160">
        {importRunningLabel[state]}
      </p>
      <progress
        aria-label="進み具合"
        max={Math.max(rows, 1)}
        value={counted ? done : undefined}
        className="h-4 w-full accent-key-900"
      />
      {counted && (
        <p className="tabular-nums">
          {rows.toLocaleString("ja-JP")}行のうち {done.toLocaleString("ja-JP")}行
        </p>
      )}
      <p className="mt-4 text-solid-gray-700">
        この画面を閉じても続きます。<Link to="">最新の状態を見る</Link>
      </p>
    </div>
  );
}
