import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { trustAddress } from "#app/use-cases/people/trust-address.ts";

/** このアドレスにまた送る */
export async function action(args: ActionFunctionArgs) {
  const { personId } = orRefuse(await trustAddress(await staffContext(args), args.params.id ?? ""));
  return redirect(`/people/${personId}?trusted`);
}

export function loader({ params }: { params: { id?: string } }) {
  return redirect(`/people/${params.id}`);
}
