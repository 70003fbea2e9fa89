import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { exportPerson } from "#app/use-cases/people/export-person.ts";

/** Whoever loads the file's address anew: where it is taken from. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/people/${params.id}/export`);
}

/** The file is taken by a POST: that it was taken is written down. */
export async function action(args: ActionFunctionArgs) {
  const content = orRefuse(await exportPerson(await staffContext(args), args.params.id ?? ""));
  const japanese = encodeURIComponent("個人情報の開示.json");
  return new Response(content, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="person.json"; filename*=UTF-8''${japanese}`,
      "Cache-Control": "no-store",
    },
  });
}
