import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { RECEPTION_KINDS } from "#app/domain/reception.ts";
import { currentStaff } from "#app/http/context.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { readPresence } from "#app/use-cases/reception/show-reception.ts";
import { takeEvents } from "#app/use-cases/reception/take-events.ts";
import { MAX_BATCH } from "./sync.ts";

const CONTROL = /\p{Cc}/u;
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((typed) => !CONTROL.test(typed));
const required = text(200).refine((typed) => typed !== "");
const optional = text(200)
  .nullable()
  .transform((typed) => typed || null);
const id = z.string().min(1).max(64);

const sentEvent = z.object({
  id: z.uuid(),
  kind: z.enum(RECEPTION_KINDS),
  at: z.iso.datetime().transform((at) => new Date(at)),
  invitationId: id.nullable(),
  attendanceId: id.nullable(),
  enteredBy: id.nullable(),
  mode: z.enum(["onSite", "online"]).nullable(),
  proxy: z.object({ name: required, title: optional, organization: optional }).nullable(),
  walkIn: z.object({ name: required, organization: required }).nullable(),
});

const posted = z.object({
  desk: text(40).nullable(),
  since: z.number().int().nullable(),
  events: z.array(sentEvent).max(MAX_BATCH),
});

/** Who is there, where something has changed since the version a desk knows. */
export async function loader(args: LoaderFunctionArgs) {
  const since = Number(new URL(args.request.url).searchParams.get("since") || Number.NaN);
  return asStaff(args, (ctx) =>
    readPresence(ctx, { sessionId: args.params.id ?? "", since: Number.isNaN(since) ? null : since }),
  );
}

/** Takes what a desk pressed, and tells who is there now. */
export async function action(args: ActionFunctionArgs) {
  const sessionId = args.params.id ?? "";
  return asStaff(args, async (ctx) => {
    const read = posted.safeParse(await args.request.json().catch(() => null));
    if (!read.success) return { ok: false, error: "unreadable" };
    const { desk, since, events } = read.data;
    const taken = await takeEvents(ctx, { sessionId, desk, events });
    return taken.ok ? readPresence(ctx, { sessionId, since }) : taken;
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
