import type { LoaderFunctionArgs } from "@remix-run/node";
import { docxFile } from "#app/http/docx-file.server.ts";
import { printAsked } from "./file-request.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { bytes, name } = await printAsked(args, "docx");
  return docxFile(bytes, name);
}
