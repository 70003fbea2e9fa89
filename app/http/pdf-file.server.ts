import { attachment } from "./file-response.server.ts";

/** A PDF to be looked at and printed: the browser shows it, and saves it under its name. */
export function pdfFile(content: Uint8Array, name: string): Response {
  return new Response(content as BodyInit, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": attachment(`${name}.pdf`).replace(/^attachment/, "inline"),
      "Cache-Control": "no-store",
    },
  });
}
