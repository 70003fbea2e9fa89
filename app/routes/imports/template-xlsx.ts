import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { xlsxFile } from "#app/http/xlsx-file.server.ts";
import { importKindLabel, templateText } from "#app/text/import.ts";
import { importTemplate } from "#app/use-cases/imports/import-template.ts";

export async function loader(args: LoaderFunctionArgs) {
  await staffContext(args);
  const template = await importTemplate(args.params.kind ?? "", "xlsx");
  if (!template) throw new Response(null, { status: 404, statusText: "Not Found" });
  return xlsxFile(template.content, `${templateText.fileName(importKindLabel[template.kind])}.xlsx`);
}
