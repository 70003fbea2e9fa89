import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { pdfFile } from "#app/http/pdf-file.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { printCertificates } from "#app/use-cases/certificates/print-certificates.ts";

/** One certificate, or `all` of a session's that hold. */
export async function loader(args: LoaderFunctionArgs) {
  const { id: sessionId = "", certificateId = "" } = args.params;
  const which = { sessionId, certificateId: certificateId === "all" ? null : certificateId };
  const { bytes, name } = orRefuse(await printCertificates(await staffContext(args), which));
  return pdfFile(bytes, name);
}
