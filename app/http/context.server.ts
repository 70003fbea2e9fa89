import { redirect } from "@remix-run/node";
import type { Auth } from "#app/adapters/auth/auth.server.ts";
import { findStaff, type Staff } from "#app/adapters/db/staff-store.server.ts";
import type { AppContext, StaffContext } from "#app/use-cases/context.ts";

/** What the server hands to every route, by request. */
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    app: AppContext & { auth: Auth };
    nonce: string;
    /** The client's address, for counting attempts: see network of unknown-links. */
    address: string;
    /** Whether a page that is open asks for the data alone: it would be held in memory as a whole. */
    asData: boolean;
    /** Waits until the client has taken what was sent so far; false when it has gone. */
    drained: () => Promise<boolean>;
    /** Looked up once a request, however many loaders ask. */
    staff?: Promise<Staff | null>;
  }
}

interface RouteArgs {
  request: Request;
  context: import("@remix-run/node").AppLoadContext;
}

export function appContext({ context }: RouteArgs): AppContext & { auth: Auth } {
  return context.app;
}

/** Who is signed in; null for a visitor. */
export function currentStaff({ request, context }: RouteArgs): Promise<Staff | null> {
  context.staff ??= (async () => {
    const signedIn = await context.app.auth.api.getSession({ headers: request.headers });
    return signedIn && findStaff(context.app.db, signedIn.user.id);
  })();
  return context.staff;
}

/** The context of a page for staff; sends a visitor to sign in, and back here afterwards. */
export async function staffContext(args: RouteArgs): Promise<StaffContext & { actor: Staff }> {
  const actor = await currentStaff(args);
  if (!actor) {
    const { pathname, search } = new URL(args.request.url);
    throw redirect(`/login?to=${encodeURIComponent(pathname.replace(/\.data$/, "") + search)}`);
  }
  return { ...args.context.app, actor };
}
