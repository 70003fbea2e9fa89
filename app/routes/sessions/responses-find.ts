import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { findByReference } from "#app/use-cases/invitations/find-by-reference.ts";

/** From a 整理番号 to the form of the person it is of, to enter what came by FAX; back to the list where it is nobody's. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const reference = (new URL(args.request.url).searchParams.get("reference") ?? "").slice(0, 100);
  const found = await findByReference(ctx, reference);
  if (found.ok) return redirect(`/sessions/${found.value.sessionId}/responses/${found.value.invitationId}?via=fax`);
  const back = new URLSearchParams({ reference, fault: found.error });
  return redirect(`/sessions/${args.params.id}/responses?${back}`);
}
