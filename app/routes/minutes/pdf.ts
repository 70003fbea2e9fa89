import type { LoaderFunctionArgs } from "@remix-run/node";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { printAsked } from "./file-request.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { bytes, name } = await printAsked(args, "pdf");
  return pdfFile(bytes, name);
}
