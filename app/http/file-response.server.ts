import { ReadableStream } from "node:stream/web";
import type { AppLoadContext } from "@remix-run/node";
import { fileSize, openFile } from "#app/adapters/files/file-store.server.ts";
import type { AppContext } from "#app/use-cases/context.ts";

/** A kept file, and what it is to be called and taken for. */
export interface ServedFile {
  sha256: string;
  /** One of our own types, never what its sender said. */
  mediaType: string;
  /** Fit for any disk. */
  fileName: string;
}

interface RouteArgs {
  request: Request;
  context: AppLoadContext;
}

/**
 * A kept file to be saved, streamed from the disk no faster than the client takes it. Nothing in it is ever run or
 * shown in our name: an attachment, its type not to be guessed, and without rights should a browser open it after
 * all (the server adds nosniff for every answer). 404 where the file is not there.
 */
export async function fileResponse({ request, context }: RouteArgs, file: ServedFile): Promise<Response> {
  const dir = (context.app as AppContext).settings.filesDir;
  const size = await fileSize(dir, file.sha256);
  if (size === null || context.asData) throw new Response(null, { status: 404, statusText: "Not Found" });
  const body = request.method === "HEAD" ? null : ReadableStream.from(piecesOf(dir, file.sha256, context.drained));
  return new Response(body as BodyInit | null, {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(size),
      "Content-Disposition": attachment(file.fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      // As it is, for its length to hold.
      "Cache-Control": "private, no-store, no-transform",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}

async function* piecesOf(dir: string, sha256: string, drained: () => Promise<boolean>): AsyncGenerator<Uint8Array> {
  for await (const piece of openFile(dir, sha256)) {
    yield piece;
    if (!(await drained())) return;
  }
}

/** By its own name where the browser knows RFC 5987, by a plain one elsewhere. Source: RFC 6266 appendix D. */
export function attachment(fileName: string): string {
  const extension = fileName.match(/\.[0-9a-z]{1,5}$/i)?.[0] ?? "";
  // encodeURIComponent leaves some characters that RFC 5987 (attr-char) does not.
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="material${extension}"; filename*=UTF-8''${encoded}`;
}
