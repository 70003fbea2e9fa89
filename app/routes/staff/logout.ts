import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { appContext } from "#app/http/context.server.ts";

export function loader() {
  return redirect("/login");
}

export async function action(args: ActionFunctionArgs) {
  const response = await appContext(args).auth.api.signOut({ headers: args.request.headers, asResponse: true });
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return redirect("/login", { headers });
}
