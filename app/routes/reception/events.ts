import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { ok } from "#app/domain/result.ts";
import { currentStaff } from "#app/http/context.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { readPresence } from "#app/use-cases/reception/show-reception.ts";
import { takeEvents } from "#app/use-cases/reception/take-events.ts";
import { readPosted } from "./posted-events.ts";

/** Who is there, where something has changed since the version a desk knows. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams;
  const since = Number(asked.get("since") || Number.NaN);
  const known = { since: Number.isNaN(since) ? null : since, list: asked.get("list") };
  return asStaff(args, (ctx) => readPresence(ctx, { sessionId: args.params.id ?? "", ...known }));
}

/** Takes what a desk pressed, and tells who is there now, and which presses came to nothing. */
export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  return asStaff(args, async (ctx) => {
    const posted = readPosted(await args.request.json().catch(() => null));
    if (!posted) return { ok: false, error: "unreadable" };
    const { desk, since, list, events, unreadable } = posted;
    const taken = await takeEvents(ctx, { sessionId, desk, events });
    if (!taken.ok) return taken;
    const news = await readPresence(ctx, { sessionId, since, list });
    return news.ok ? ok({ ...news.value, refused: [...unreadable, ...taken.value.refused] }) : news;
  });
}

type Answer = { ok: true; value: unknown } | { ok: false; error: string };

const STATUS: Record<string, number> = { "not-found": 404, forbidden: 403, unreadable: 400 };

/** A script asks, not a page: whoever is signed out is told so, and sent nowhere. */
async function asStaff(args: LoaderFunctionArgs, answer: (ctx: StaffContext) => Promise<Answer>): Promise<Response> {
  const actor = await currentStaff(args);
  if (!actor) return json({ error: "signed-out" }, 401);
  const result = await answer({ ...args.context.app, actor });
  return result.ok ? json(result.value, 200) : json({ error: result.error }, STATUS[result.error] ?? 422);
}

function json(body: unknown, status: number): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
