import { attachment } from "./file-response.server.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook to be saved under its name. */
export function xlsxFile(content: string | Buffer, fileName: string): Response {
  return new Response(content as BodyInit, {
    headers: { "Content-Type": XLSX, "Content-Disposition": attachment(fileName), "Cache-Control": "no-store" },
  });
}
