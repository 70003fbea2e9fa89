import { Transform } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "./http/log.server.ts";
import { Nonce } from "./ui/nonce.ts";

// The commands in bin/ reach the server through the build, so that it runs from one bundle.
export { importThread } from "./http/import-thread.server.ts";
export { printThread } from "./http/print-thread.server.ts";
export { seed, start } from "./http/start.server.ts";

const ABORT_MS = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let responded = false;
    const ready = () => {
      responded = true;
      const body = withoutNul();
      headers.set("Content-Type", "text/html; charset=utf-8");
      keepOutOfCaches(headers);
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <Nonce.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={ABORT_MS} nonce={nonce} />
      </Nonce.Provider>,
      {
        nonce,
        [isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady"]: ready,
        onShellError: reject,
        onError: (error) => {
          if (responded) log.error({ error: error instanceof Error ? error.stack : String(error) }, "render failed");
        },
      },
    );
    setTimeout(abort, ABORT_MS + 1_000).unref();
  });
}

/**
 * React 18 sends its buffer of 2,048 bytes whole where the next character does not fit into what is left of it, and
 * with it one to three bytes it never wrote: zero. Within an attribute a browser reads them as U+FFFD, and a form
 * would send them back. No page of ours holds a NUL, so they are taken out. (React 19 sends what it has written.)
 */
function withoutNul(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece);
    },
  });
}

/** The data of a page, as a page that is open asks for it. */
export function handleDataRequest(response: Response) {
  keepOutOfCaches(response.headers);
  return response;
}

/** What people see depends on who they are, unless a route says otherwise. */
function keepOutOfCaches(headers: Headers) {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  // A page that is not there is the visitor's news, not ours.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error(
    { requestId: context.app.requestId, error: error instanceof Error ? error.stack : String(error) },
    "request failed",
  );
}
