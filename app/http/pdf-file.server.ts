import { attachment } from "./file-response.server.ts";

/** A PDF to be looked at and printed: the browser shows it, and saves it under its name. */
export function pdfFile(content: Uint8Array, name: string): Response {
  return new Response(content as BodyInit, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": attachment(`${name}.pdf`).replace(/^attachment/, "inline"),
      // The browser's own viewer is an embedded object; nothing else in a PDF may load or run.
      "Content-Security-Policy":
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "Cache-Control": "no-store",
    },
  });
}
