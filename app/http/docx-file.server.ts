import { attachment } from "./file-response.server.ts";

/** A Word file to be saved, under its name (without an ending). */
export function docxFile(content: Uint8Array, name: string): Response {
  return new Response(content as BodyInit, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": attachment(`${name}.docx`),
      "Cache-Control": "no-store",
    },
  });
}
