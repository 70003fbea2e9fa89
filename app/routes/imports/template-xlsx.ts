import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { attachment } from "#app/http/file-response.server.ts";
import { importKindLabel, templateText } from "#app/text/import.ts";
import { importTemplate } from "#app/use-cases/imports/import-template.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function loader(args: LoaderFunctionArgs) {
  await staffContext(args);
  const template = await importTemplate(args.params.kind ?? "", "xlsx");
  if (!template) throw new Response(null, { status: 404, statusText: "Not Found" });
  const fileName = `${templateText.fileName(importKindLabel[template.kind])}.xlsx`;
  return new Response(template.content as BodyInit, {
    headers: { "Content-Type": XLSX, "Content-Disposition": attachment(fileName), "Cache-Control": "no-store" },
  });
}
