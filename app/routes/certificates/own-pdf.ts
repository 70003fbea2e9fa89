import type { LoaderFunctionArgs } from "@remix-run/node";
import { appContext } from "#app/http/context.server.ts";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printOwnCertificate } from "#app/use-cases/certificates/print-own-certificate.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { bytes, name } = orRefuse(await printOwnCertificate(appContext(args), args.params.token ?? ""));
  const file = pdfFile(bytes, name);
  file.headers.set("X-Robots-Tag", "noindex, nofollow");
  return file;
}
